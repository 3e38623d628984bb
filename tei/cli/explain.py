"""``teitool explain``: parse, call, render, leave."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from tei.cli.exit import Exit
from tei.cli.parser import Parser, echo
from tei.diagnostics import CODES, Code
from tei.diagnostics.json_text import json_text
from tei.diagnostics.reference import code_as_dict, explanation, find_codes, markdown_entry, markdown_page, near
from tei.errors import ConfigError

__all__ = ["DESCRIPTION", "add_arguments", "run"]

DESCRIPTION: Final = """\
Say what a diagnostic means: the rule, why, and an example before and after.

CODE is an id such as RNG002 or a name such as unexpected-element. Exit code: 0, or 2 for an unknown code."""


def add_arguments(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--all", dest="everything", action="store_true", help="all codes, as a page")
    parser.add_argument(
        "--format", dest="style", choices=("human", "json", "markdown"), default="human", help="form of the text"
    )


def run(arguments: Namespace) -> Exit:
    """Say it.

    Raises:
        ConfigError: no code is named, or an unknown one.
    """
    if arguments.everything == bool(arguments.codes):
        raise ConfigError("name one or more codes, such as RNG002, or ask for --all.")
    asked = dict.fromkeys(entry for query in arguments.codes for entry in _asked(query))
    entries = CODES if arguments.everything else tuple(asked)
    echo(_shown(entries, arguments.style, arguments.everything), end="")
    return Exit.CLEAN


def _asked(query: str) -> tuple[Code, ...]:
    found = find_codes(query)
    if not found:
        words = " or ".join(near(query))
        hint = f"did you mean {words}?" if words else "expected a code such as RNG002 or its name; see --all."
        raise ConfigError(f"{query!r} is no code of teitool; {hint}")
    return found


def _shown(entries: tuple[Code, ...], style: str, page: bool) -> str:
    if style == "json":
        return json_text([code_as_dict(entry) for entry in entries], indent=2) + "\n"
    if style == "markdown":
        return markdown_page(entries) if page else "\n".join(map(markdown_entry, entries))
    return "\n\n".join(map(explanation, entries))
