"""The step: a document gets its structure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from tei.model import BLOCKS, Document, Origin, Point, Span
from tei.structure.brackets import bracket_spans
from tei.structure.kind import document_kind
from tei.structure.language import UNKNOWN, guess_language
from tei.structure.legalise import PARTICIPANTS, TEXT, Block, legalise
from tei.structure.marks import footnote_number
from tei.structure.paragraphs import paragraphs as join_lines
from tei.structure.recognise import recognise
from tei.structure.recognisers import Recognisers
from tei.structure.signature import office_of, signature_parts
from tei.structure.unit import line_breaks, line_units

__all__ = ["structure"]

# Blocks in which a line of the source is a line of the edition.
_FOOTNOTE = Origin("structure", "footnote", 0.85)
_LINED = frozenset({"dateline", "salute", "signed", "addrLine", "seg", "trailer"})


def structure(
    document: Document, recognisers: Recognisers, *, paragraphs: Literal["auto", "line", "blank"] = "auto"
) -> Document:
    """Divisions, blocks and brackets of a document, its kind, and its language where that is ``und``.

    The spans follow the grammar of a document (``legalise``): every visible character of the body lies in one block,
    or directly in an opener or a closer. ``lb`` points stand where lines mean something. Spans and points that
    the document has already are kept.
    """
    text = document.text
    if document.lang == UNKNOWN:
        document = replace(document, lang=guess_language("\n".join(text[r.start : r.end] for r in document.body)))
    units = join_lines(text, line_units(document), paragraphs)
    blocks = recognise(text, units, recognisers.remembering())
    kind = document_kind(document, blocks)
    spans = legalise(blocks, kind)
    marks = tuple(_marks(text, spans, blocks))
    points = tuple(_line_breaks(text, spans, blocks))
    return replace(document, kind=kind).with_spans(*spans, *marks).with_points(*points)


def _marks(text: str, spans: Sequence[Span], blocks: Sequence[Block]) -> Iterator[Span]:
    """Brackets, offices and marks of signature, block by block."""
    labels = {span.start: span for span in spans if span.kind == "label"}
    for span in spans:
        if span.kind == "signed":
            yield from _of_signature(text, span)
        elif span.kind == "trailer" and (number := footnote_number(text[span.start : span.end])):
            yield Span(span.start, span.end, "note", (("place", "end"), ("n", number)), _FOOTNOTE)
            yield from _inside(bracket_spans(text, span.start, span.end))
        elif span.kind in BLOCKS:
            label = labels.get(span.start)
            yield from _apart(bracket_spans(text, span.start, span.end), (label,) if label else ())
    for block in blocks:
        if block.kind == "item" and block.list == PARTICIPANTS and "[" not in text[block.start : block.end]:
            yield from office_of(text, block.start, block.end)
    for start, end in _bare_text(spans, blocks):
        yield from bracket_spans(text, start, end)


def _inside(found: Iterable[Span]) -> Iterator[Span]:
    """What may stand in a note: no other note."""
    return (span for span in found if span.kind != "note")


def _of_signature(text: str, span: Span) -> Iterator[Span]:
    brackets = tuple(bracket_spans(text, span.start, span.end, signed=True))
    notes = [bracket for bracket in brackets if bracket.kind == "note"]
    yield from brackets
    yield from _apart(signature_parts(text, span.start, span.end), notes)


def _apart(found: Iterable[Span], others: Sequence[Span]) -> Iterator[Span]:
    return (span for span in found if not any(span.overlaps(other) for other in others))


def _bare_text(spans: Sequence[Span], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The extents of words that stand directly in a closer or an opener."""
    taken = {span.end for span in spans if span.kind in BLOCKS or span.kind == "label"}
    return ((block.start, block.end) for block in blocks if block.end not in taken)


def _line_breaks(text: str, spans: Sequence[Span], blocks: Sequence[Block]) -> Iterator[Point]:
    """An ``lb`` at line ends inside the blocks that keep their lines, and between lines of a header or a closer."""
    for span in spans:
        if span.kind in _LINED:
            yield from line_breaks(text, span.start, span.end)
    lines = {span.end: span.kind for span in spans if span.kind in BLOCKS or span.kind == "label"}
    kinds = [(block.start, block.end, lines.get(block.end, TEXT)) for block in blocks]
    parts = sorted((span.start, span.end) for span in spans if span.kind in ("opener", "closer"))
    for (start, end, kind), (behind, last, next_kind) in pairwise(kinds):
        if {kind, next_kind} <= {"seg", TEXT}:
            part = bisect_right(parts, (start, len(text))) - 1
            if part >= 0 and last <= parts[part][1]:
                yield from line_breaks(text, end - 1, behind + 1)[:1]
    for start, end in _bare_text(spans, blocks):
        yield from line_breaks(text, start, end)
