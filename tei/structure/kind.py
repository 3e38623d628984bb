"""The kind of a document: memorandum, letter, telegram …, by ``data/kinds.csv``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tei.model import Document
from tei.structure.legalise import Block
from tei.structure.lexicon import words_of
from tei.structure.shapes import is_spaced_capitals
from tei.tables import read_table

__all__ = ["DEFAULT_KIND", "announced_kind", "document_kind"]

DEFAULT_KIND = "document"
_LONGEST = 4
_HEAD_WORDS = 16


def document_kind(document: Document, blocks: Sequence[Block]) -> str:
    """What the page says of the type, else what a head, the title or the opener announces, else ``document``.

    A text with a salute is a letter where nothing else is said.
    """
    text = document.text
    opening = [block for block in blocks if block.zone in ("head", "open")]
    heads = [text[b.start : b.end] for b in opening if b.kind == "head"]
    lines = [text[b.start : b.end] for b in opening if b.kind in ("seg", "fw")]
    header = document.header
    sources = (header.get("type"), *heads[:3], header.get("title"), *lines)
    for source in sources:
        if source and (kind := announced_kind(source)):
            return kind
    return "letter" if any(block.kind == "salute" and block.zone == "open" for block in blocks) else DEFAULT_KIND


def announced_kind(text: str) -> str | None:
    """The kind that a heading or title names: by its first words that are a heading of ``kinds.csv``."""
    words = ["".join(text.split()).casefold()] if is_spaced_capitals(text) else words_of(text)[:_HEAD_WORDS]
    headings = _headings()
    for at in range(len(words)):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            if kind := headings.get(" ".join(words[at : at + count])):
                return kind
    return None


@cache
def _headings() -> dict[str, str]:
    return {heading: kind for kind, heading in read_table("tei.structure", "kinds.csv")}
