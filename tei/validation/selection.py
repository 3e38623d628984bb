"""Which codes a run reports: ``--select`` and ``--ignore``, and what a file may be excused from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tei.errors import ConfigError

__all__ = ["Selection", "check_codes"]

_ALL = "ALL"


class Selection(NamedTuple):
    """Codes, or beginnings of codes, that are asked for and that are not.

    The longer beginning decides, as in ruff: ``select PTR001, ignore PTR`` keeps PTR001. Of two that are equally long
    the ignored one wins. ``ALL`` stands for every code.
    """

    select: tuple[str, ...] = (_ALL,)
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings with this code are reported."""
        return _longest(self.select, code) > _longest(self.ignore, code)


def _longest(beginnings: Iterable[str], code: str) -> int:
    """The length of the longest beginning that fits ``code``; 0 for ``ALL``, -1 if none fits."""
    return max((0 if b == _ALL else len(b) for b in beginnings if b == _ALL or code.startswith(b)), default=-1)


def check_codes(codes: Sequence[str], where: str) -> tuple[str, ...]:
    """The codes, names turned into ids (``not-well-formed`` is ``XML001``).

    Raises:
        ConfigError: one of them is neither a code, nor the beginning of one, nor a code's name.
    """
    if not codes:
        return ()
    from tei.diagnostics import CODES

    names = {entry.name: entry.id for entry in CODES}
    found = []
    for given in codes:
        code = names.get(given, given.upper())
        if code != _ALL and not any(code and entry.id.startswith(code) for entry in CODES):
            families = ", ".join(sorted({entry.id[:3] for entry in CODES}))
            raise ConfigError(
                f"{where}: {given!r} is no code; expected one such as RNG002, its name, a family ({families}) or ALL."
            )
        found.append(code)
    return tuple(found)
