"""The stand-off form: the text and its marks side by side, as JSON.

``{"text", "lang", "kind", "body": [start, end], "header": {field: value}, "spans": [{"start", "end", "type", …}],
"points": […], "register": […]}``. Offsets are code points of ``text``, half-open. A span's ``type`` is its kind; its
attributes stand beside it, an attribute ``type`` as ``subtype``; ``by``, ``rule`` and ``confidence`` tell its origin.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from tei.model import Document, Entry, Point, Span, span_order

__all__ = ["HEADER_FIELDS", "standoff"]

HEADER_FIELDS: Final = (
    *("title", "date", "author", "recipient", "summary", "funder", "source", "original_archive", "record_id"),
    *("rights", "translator"),
)
"""Header fields of the stand-off form: what a page says about its document."""

_Value = str | int | float | list[str] | list[list[str]]


def standoff(document: Document) -> bytes:
    """UTF-8, one span a line; what the text alone says of the document stays out of ``header``."""
    text = document.text
    marks = (_span(span) for span in sorted(document.spans, key=span_order))
    parts = [
        f'{{"text": {_json(text)}',
        f'"lang": {_json(document.lang)}, "kind": {_json(document.kind)}',
        f'"body": {_json(list(document.body_extent()))}',
        f'"header": {_json(_header(document))}',
        _lines("spans", marks),
        _lines("points", (_point(point) for point in document.points)),
        _lines("register", (_entry(entry) for entry in document.register.entries)),
    ]
    return (",\n".join(parts) + "}\n").encode()


def _header(document: Document) -> dict[str, str]:
    """The first value of each field that page, metadata or option gave."""
    known: dict[str, str] = {}
    for field in document.header.fields:
        if field.origin != "text" and field.name in HEADER_FIELDS:
            known.setdefault(field.name, field.value)
    return {name: known[name] for name in HEADER_FIELDS if name in known}


def _span(span: Span) -> dict[str, _Value]:
    entry: dict[str, _Value] = {"start": span.start, "end": span.end, "type": span.kind}
    entry.update(("subtype" if name == "type" else name, value) for name, value in span.attrs)
    if span.origin:
        entry.update(by=span.origin.annotator, rule=span.origin.rule, confidence=round(span.origin.confidence, 3))
    return entry


def _point(point: Point) -> dict[str, _Value]:
    return {"at": point.at, "type": point.kind, **dict(point.attrs)}


def _entry(entry: Entry) -> dict[str, _Value]:
    return {
        "type": entry.kind,
        "id": entry.id,
        "name": entry.name,
        "variants": list(entry.variants),
        "idno": [list(pair) for pair in entry.idno],
        "cert": entry.cert,
    }


def _lines(name: str, entries: Iterable[dict[str, _Value]]) -> str:
    return f'"{name}": [' + ",".join(f"\n{_json(entry)}" for entry in entries) + "]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
