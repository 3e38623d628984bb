"""A layout and a document → the document with ledger and header."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tei.layouts.after_body import find_after_body
from tei.layouts.correspondents import correspondents
from tei.layouts.detect import is_proven
from tei.layouts.head import read_head
from tei.layouts.layout import Layout
from tei.layouts.mark import REPEATABLE, Mark, label_of
from tei.layouts.page import Line, visible_lines
from tei.layouts.tail import begins_tail, find_tail, read_tail
from tei.model import DateValue, Document, HeaderField, Region, check_ledger

__all__ = ["apply_layout"]

Pairs = list[tuple[str, str]]


def apply_layout(document: Document, layout: Layout, read_date: Callable[[str], DateValue | None]) -> Document:
    """The document with its ledger (``regions``), the header fields that its page gives, and the layout's id.

    ``read_date`` reads the page's date; a date that it cannot read fills no field, its line is header all the same.
    Fields that the document has already come first and are kept.
    """
    lines = visible_lines(document.text)
    marks, start = read_head(document.text, lines, layout)
    tail = find_tail(lines, start, layout)
    below = read_tail(document.text, lines, tail, layout)
    stop, tail = _after_body(lines, start, tail, layout, _values(marks) + _values(below))
    if layout.after_body and stop < tail:
        whole = document.text[lines[stop].start : lines[tail - 1].end]
        marks.update({at: Mark(layout.after_body.field, "header") for at in range(stop, tail)})
        hit = label_of(layout, whole)
        whole = hit[1] if hit and hit[0].field == layout.after_body.field else whole
        marks[stop] = Mark(layout.after_body.field, "header", ((layout.after_body.field, whole),))
    marks.update(below if min(below, default=len(lines)) == tail else read_tail(document.text, lines, tail, layout))
    regions = _regions(lines, marks, start, stop)
    check_ledger(document.text, regions)
    fields = _fields(_values(marks), layout, read_date, layout.publisher if is_proven(layout, lines) else "")
    return replace(document, regions=regions, header=document.header.with_fields(*fields), layout=layout.id)


def _after_body(lines: Sequence[Line], start: int, tail: int, layout: Layout, found: Pairs) -> tuple[int, int]:
    """Where the document ends and where the tail begins; between them stands what speaks about the document."""
    rules = layout.after_body
    if rules is None or any(name == rules.field for name, _ in found):
        return tail, tail
    title = " ".join(value for name, value in found if name == "title")
    if start < tail == len(lines) and begins_tail(
        lines, tail - 1, layout
    ):  # the page was cut in a label's first letters
        about = find_after_body(lines, start, tail - 1, rules, title, followed=False)
        if about[0] < about[1]:
            return about
    return find_after_body(lines, start, tail, rules, title, followed=tail < len(lines))


def _values(marks: dict[int, Mark]) -> Pairs:
    return [pair for at in sorted(marks) for pair in marks[at].values]


def _regions(lines: Sequence[Line], marks: dict[int, Mark], start: int, stop: int) -> tuple[Region, ...]:
    """One region for the body, one for each line around it."""
    around = [(at, marks[at]) for at in sorted(marks)]
    regions = [Region(lines[at].start, lines[at].end, mark.kind, mark.role) for at, mark in around]
    if start < stop:
        regions.append(Region(lines[start].start, lines[stop - 1].end, "body"))
    return tuple(sorted(regions, key=lambda region: region.start))


def _fields(
    found: Pairs, layout: Layout, read_date: Callable[[str], DateValue | None], publisher: str
) -> Iterable[HeaderField]:
    fields: dict[tuple[str, str], HeaderField] = {}
    have: set[str] = set()

    def add(name: str, value: str, origin: str = "page") -> None:
        if name in have and name not in REPEATABLE:
            return
        field = _dated(name, value, read_date) if name == "date" else HeaderField(name, value.strip(), "", origin)
        if field and field.value:
            have.add(name)
            fields.setdefault((field.name, field.value), field)

    for name, value in found:
        add(name, value)
    for rule in layout.derive:
        if rule.field in have and rule.field not in REPEATABLE:
            continue
        for value in [field.value for field in fields.values() if field.name == rule.source]:
            if match := rule.pattern.search(value):
                add(rule.field, match["value"] or "")
    if layout.correspondents:
        for name, person in zip(("author", "recipient"), _people(found), strict=True):
            if person:
                add(name, person, "title")
    if publisher:
        add("publisher", publisher)
    return fields.values()


def _dated(name: str, value: str, read_date: Callable[[str], DateValue | None]) -> HeaderField | None:
    date = read_date(value)
    normal = date and (date.when or date.from_ or date.not_before or date.not_after)
    return HeaderField(name, normal, value.strip()) if normal else None


def _people(found: Pairs) -> tuple[str | None, str | None]:
    """Sender and receiver by the title; a wording in capitals is read only where there is no other."""
    titles = [value for name, value in found if name == "title"]
    title = next((value for value in titles if not value.isupper()), titles[0] if titles else "")
    return correspondents(title)
