"""Codes explained: one for a reader at a terminal, all of them as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from textwrap import fill, indent

from tei.diagnostics.code import Code
from tei.diagnostics.registry import CODES
from tei.diagnostics.rule_text import markdown_section, pattern, title

__all__ = ["code_as_dict", "explanation", "find_codes", "markdown_page", "near"]

_WIDTH = 100


def find_codes(query: str) -> tuple[Code, ...]:
    """The codes of that id or name, in any case; none if it is neither."""
    wanted = query.strip().casefold()
    return tuple(entry for entry in CODES if wanted in {entry.id.casefold(), entry.name})


def near(query: str) -> tuple[str, ...]:
    """Ids and names that may have been meant, nearest first, three at most."""
    known = {word.casefold(): word for entry in CODES for word in (entry.id, entry.name)}
    wanted = query.strip().casefold()
    close = get_close_matches(wanted, known, n=len(known))
    close.sort(key=lambda word: (-SequenceMatcher(None, word, wanted).ratio(), word))
    return tuple(known[word] for word in close[:3])


def explanation(entry: Code) -> str:
    """All that the registry says of a code, as plain text."""
    parts = [f"{entry.id} {entry.name} ({entry.severity})", *_body(entry)]
    return "\n\n".join(parts) + "\n"


def _body(entry: Code) -> Iterator[str]:
    yield _paragraph(f"Rule: {pattern(entry.message) or title(entry)}")
    yield _paragraph(f"Why: {entry.why}")
    if remedy := pattern(entry.help):
        yield _paragraph(f"What to do: {remedy}")
    if entry.bad:
        yield f"Before:\n\n{indent(entry.bad, '    ')}"
        yield f"After:\n\n{indent(entry.good, '    ')}"
    yield f"Source: {entry.source}. Since {entry.since}."


def _paragraph(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def code_as_dict(entry: Code) -> dict[str, str]:
    """Every field of a code; ``message`` and ``help`` are the templates."""
    return {key: str(value) for key, value in entry._asdict().items()}


def markdown_page(entries: Iterable[Code]) -> str:
    """A page of all ``entries``: a table, then a section each, with an anchor that is the code's id."""
    listed = tuple(entries)
    head = (
        "# Codes\n\n"
        "Made from the registry by `teitool explain --all --format markdown`; do not edit.\n\n"
        "A finding fills in what stands in ‹ › here. `teitool explain CODE` shows one of these sections.\n"
    )
    rows = [f"| [{entry.id}](#{entry.id}) | {entry.name} | {entry.severity} |" for entry in listed]
    table = "\n".join(["| code | name | severity |", "|---|---|---|", *rows]) + "\n"
    return "\n".join([head, table, *map(markdown_entry, listed)])


def markdown_entry(entry: Code) -> str:
    """The section of one code with its heading."""
    return f'<a id="{entry.id}"></a>\n\n## {entry.id} {entry.name}\n\n{markdown_section(entry)}'
