"""Marks the dates of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tei.entities.dates.calendar import extent_of
from tei.entities.dates.context import DateContext
from tei.entities.dates.find import DateMatch, Scan
from tei.model import BLOCKS, DateValue, Document, Origin, Span

__all__ = ["annotate_dates", "own_date"]

_NEAR_START = 600
_DATELINE = 90  # characters: a line that is longer does more than date the document


def annotate_dates(document: Document, candidates: Sequence[Span] = ()) -> Iterable[Span]:
    """The dates of the body as spans of kind ``date`` with TEI's attributes.

    Where a part of a value comes from the document's own date, the confidence is below 0.8 (medium). Relative dates
    ("yesterday") are marked where the document's date gives them a value.
    """
    del candidates  # dates come first and look at no other mark
    breaks = {offset for span in document.of(*sorted(BLOCKS)) for offset in (span.start, span.end)}
    extents = [(region.start, region.end) for region in document.body]
    if not extents:
        return ()
    scan = Scan(document.text, document.lang, extents, breaks)
    context = DateContext(own_date(document, scan), document.lang)
    return tuple(_span(match) for match in scan.matches(context) if match.value or not match.relative)


def _span(match: DateMatch) -> Span:
    return Span(match.start, match.end, "date", match.value.attrs(), Origin("dates", match.rule, match.confidence))


def own_date(document: Document, scan: Scan) -> DateValue | None:
    """The document's date: as the page or the metadata give it, else its dateline, else a date that stands alone
    in a line near the beginning or the end, else the first full date near the beginning."""
    field = document.header.field("date")
    if field and extent_of(value := DateValue(when=field.value)):
        return value
    every = [match for match in scan.matches(DateContext(None, document.lang)) if extent_of(match.value)]
    datelines = document.of("dateline")
    dated = [match for match in every if any(span.start <= match.start < span.end for span in datelines)]
    if dated:
        return dated[0].value
    matches = [match for match in every if match.value.day]
    start, end = document.body_extent()
    lines = [match for match in matches if _line_length(document.text, match) <= _DATELINE]
    near = [match for match in lines if match.start < start + _NEAR_START]
    closing = [match for match in lines if match.end > end - _NEAR_START]
    first = [match for match in matches if match.start < start + _NEAR_START]
    found = near or closing[-1:] or first
    return found[0].value if found else None


def _line_length(text: str, match: DateMatch) -> int:
    start = text.rfind("\n", 0, match.start) + 1
    end = text.find("\n", match.end)
    return (len(text) if end < 0 else end) - start
