"""The argument parsers of the subcommands: one form of help, one form of complaint (exit code 2)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

__all__ = ["Parser", "echo", "number_of", "words"]


class Parser(argparse.ArgumentParser):
    """The parser of ``teitool NAME``; options may stand before, between and behind the other arguments."""

    def __init__(self, name: str, description: str) -> None:
        super().__init__(
            prog=f"teitool {name}".strip(),
            description=description,
            formatter_class=_Help,
            allow_abbrev=False,  # an option added later must not change what a short form means
        )

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The values of the arguments.

        Raises:
            SystemExit: they are wrong (2), or help was asked for (0); it has been said.
        """
        # Behind "--" nothing is an option; the parsing of mixed arguments would forget that.
        return self.parse_args(arguments) if "--" in arguments else self.parse_intermixed_args(arguments)


class _Help(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32)


def words(value: str) -> tuple[str, ...]:
    """The words of a list ``a,b``."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def number_of(least: int, most: int | None = None) -> Callable[[str], int]:
    """A type of argument: whole numbers from ``least`` to ``most``."""

    def number(value: str) -> int:
        found = int(value) if value.isdecimal() and value.isascii() else None
        if found is None or found < least or (most is not None and found > most):
            bounds = f"from {least} to {most}" if most is not None else f"of {least} or more"
            raise argparse.ArgumentTypeError(f"expected a whole number {bounds}, not {value!r}")
        return found

    return number


def echo(text: str, *, err: bool = False, end: str = "\n") -> None:
    """Say something on standard output or standard error."""
    (sys.stderr if err else sys.stdout).write(text + end)
