"""``teitool explain``: parse, call, render, leave."""

from __future__ import annotations

import click

from tei.diagnostics import CODES, Code
from tei.diagnostics.json_text import json_text
from tei.diagnostics.reference import code_as_dict, explanation, find_codes, markdown_entry, markdown_page, near

__all__ = ["command"]


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE|NAME]...")
@click.option("--all", "everything", is_flag=True, help="All codes, as a page.")
@click.option("--format", "style", type=click.Choice(["human", "json", "markdown"]), default="human")
def command(codes: tuple[str, ...], everything: bool, style: str) -> None:
    """Say what a diagnostic means: the rule, why, and an example before and after.

    CODE is an id such as RNG002, NAME a name such as unexpected-element. Exit code: 0, or 2 for an unknown code.
    """
    if everything == bool(codes):
        raise click.UsageError("name one or more codes, such as RNG002, or ask for --all.")
    entries = CODES if everything else tuple(dict.fromkeys(entry for query in codes for entry in _asked(query)))
    click.echo(_shown(entries, style, everything), nl=False)


def _asked(query: str) -> tuple[Code, ...]:
    found = find_codes(query)
    if not found:
        words = " or ".join(near(query))
        hint = f"did you mean {words}?" if words else "expected a code such as RNG002 or its name; see --all."
        raise click.ClickException(f"{query!r} is no code of teitool; {hint}")
    return found


def _shown(entries: tuple[Code, ...], style: str, page: bool) -> str:
    if style == "json":
        return json_text([code_as_dict(entry) for entry in entries], indent=2) + "\n"
    if style == "markdown":
        return markdown_page(entries) if page else "\n".join(map(markdown_entry, entries))
    return "\n\n".join(map(explanation, entries))
