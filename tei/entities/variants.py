"""Bracketed variants of a name: "Pak Jeong-ae [Pak Jong Ae]"."""

from __future__ import annotations

from tei.model import Document, Origin, Span

__all__ = ["mark_variants"]

_KINDS = ("person", "org", "place")
_ATTRS = (("place", "inline"), ("type", "variant"))


def mark_variants(document: Document) -> Document:
    """Turn each ``supplied`` that repeats the name before it into a ``note`` of type ``variant``.

    A bracket counts if its whole content is one entity and an entity of the same kind (or another such
    bracket) stands directly before it. Both names stay marked.
    """
    text = document.text
    inner = {(span.start, span.end): span.kind for span in document.of(*_KINDS)}
    ends = {(span.end, span.kind) for span in document.of(*_KINDS)}
    notes: dict[Span, Span] = {}
    for bracket in document.of("supplied"):
        kind = inner.get(_content(text, bracket))
        before = len(text[: bracket.start].rstrip(" \u00a0")) if bracket.start else 0
        if kind and (before, kind) in ends:
            origin = Origin("variants", f"{kind}-then-bracketed-{kind}", 0.9)
            notes[bracket] = Span(bracket.start, bracket.end, "note", _ATTRS, origin)
            ends.add((bracket.end, kind))
    if not notes:
        return document
    kept = tuple(notes.get(span, span) for span in document.spans)
    return document.without(*{span.kind for span in document.spans}).with_spans(*kept)


def _content(text: str, bracket: Span) -> tuple[int, int]:
    """Extent of what stands between a bracket's signs, blanks left out."""
    start, end = bracket.start, bracket.end
    while start < end and (text[start] in "[(" or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in "])" or text[end - 1].isspace()):
        end -= 1
    return (start, end)
