"""Marks the dates of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tei.entities.dates.calendar import Partial, extent_of, is_real, year_near
from tei.entities.dates.context import DateContext
from tei.entities.dates.find import DateMatch, Scan
from tei.model import BLOCKS, DateValue, Document, Origin, Span

__all__ = ["annotate_dates", "own_date"]

_NEAR_START = 600
_YEARLESS_DAY = re.compile(r"--\d\d-\d\d")
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
    matches = chain.from_iterable(_read_parts(document, scan))
    return tuple(_span(match) for match in matches if match.value or not match.relative)


def _span(match: DateMatch) -> Span:
    return Span(match.start, match.end, "date", match.value.attrs(), Origin("dates", match.rule, match.confidence))


def _read_parts(document: Document, scan: Scan) -> Iterator[list[DateMatch]]:
    """The dates of each part, read with its own date: a diary or a letter with annexes has several datelines."""
    context = own_date(document, scan)
    matches = scan.matches(context)
    datelines = [match for match in _in_dateline(matches, document) if match.value.day and not match.relative]
    start = 0
    for dateline in [*(match for match in datelines if match.value != context.own), None]:
        end = dateline.start if dateline else len(document.text)
        yield [match for match in matches if start <= match.start < end]
        if dateline:
            start = end
            matches = scan.matches(replace(context, own=dateline.value))


def own_date(document: Document, scan: Scan) -> DateContext:
    """What is known of the document's date: as the page or the metadata give it, else its dateline, else a date that
    stands alone in a line near the beginning or the end, else the first full date near the beginning."""
    field = document.header.field("date")
    if field and extent_of(value := DateValue(when=field.value)):
        return DateContext(value, document.lang)
    every = scan.matches(DateContext(None, document.lang), borrow=False)
    dateline = _in_dateline(every, document)
    dated = [match for match in every if extent_of(match.value)]
    found = next((match for match in dateline if extent_of(match.value)), None)
    if found is None and dateline:
        return DateContext(_with_year(dateline[0].value, dated), document.lang, sure=False)
    found = found or _standing_alone([match for match in dated if match.value.day], document)
    if found is None:
        return DateContext(None, document.lang)
    return DateContext(found.value, document.lang, sure=not found.inferred)


def _with_year(value: DateValue, dated: Sequence[DateMatch]) -> DateValue:
    """ "Paris, 15. October" tells the day of a letter; its year is that of the latest date in it that has one."""
    ends = [ends[1] for match in dated if match.value.day and (ends := extent_of(match.value))]
    latest = max(ends, default=None, key=lambda day: day.iso or "")
    month, day = int((value.when or "")[2:4]), int((value.when or "")[5:7])
    if latest is None:
        return value
    own = Partial(year_near(month, day, latest), month, day)
    return DateValue(when=own.iso) if is_real(own) else value


def _in_dateline(matches: Sequence[DateMatch], document: Document) -> list[DateMatch]:
    datelines = document.of("dateline")
    inside = (match for match in matches if any(span.start <= match.start < span.end for span in datelines))
    return [match for match in inside if extent_of(match.value) or _YEARLESS_DAY.fullmatch(match.value.when or "")]


def _standing_alone(matches: Sequence[DateMatch], document: Document) -> DateMatch | None:
    start, end = document.body_extent()
    lines = [match for match in matches if _line_length(document.text, match) <= _DATELINE]
    near = [match for match in lines if match.start < start + _NEAR_START]
    closing = [match for match in lines if match.end > end - _NEAR_START]
    first = [match for match in matches if match.start < start + _NEAR_START]
    found = near or closing[-1:] or first
    return found[0] if found else None


def _line_length(text: str, match: DateMatch) -> int:
    start = text.rfind("\n", 0, match.start) + 1
    end = text.find("\n", match.end)
    return (len(text) if end < 0 else end) - start
