"""The stand-off forms: a gold set (one JSON object a line) and a prediction (``teitool convert --to standoff``).

``docs/eval.md`` describes both. Keys that are not known are passed over: gold sets carry notes of their makers.
"""

from __future__ import annotations

from typing import Final

from tei.errors import ReadError
from tei.evaluation.json_values import Entry, entries, extent, fraction, parse, strings, text_of
from tei.evaluation.marks import GoldDocument, GoldMark, Ignored, PredictedMark, Prediction, value_of
from tei.evaluation.types import TYPES, mark_type
from tei.model import Origin

__all__ = ["read_gold_lines", "read_prediction"]

_SOFT: Final = ("weak", "optional", "partial_word")
_COMPLETE: Final = ("all", "derived")  # what `scope` says of a type that is marked completely


def read_gold_lines(data: bytes, file: str) -> tuple[GoldDocument, ...]:
    """The documents of a gold set; blank lines are passed over. ``file`` stands in messages.

    Raises:
        ReadError: a line is no gold document, or an id comes twice.
    """
    documents: dict[str, GoldDocument] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            where = f"{file}:{number}"
            document = _gold(parse(line, where), where)
            if document.id in documents:
                raise ReadError(f"{where}: id {document.id!r} comes twice; expected one document for each id.")
            documents[document.id] = document
    if not documents:
        raise ReadError(f"{file}: no document; expected one JSON object a line.")
    return tuple(documents.values())


def _gold(entry: Entry, where: str) -> GoldDocument:
    text = text_of(entry, "text", where)
    return GoldDocument(
        id=text_of(entry, "id", where),
        text=text,
        lang=text_of(entry, "lang", where, "und"),
        marks=tuple(
            _gold_mark(span, len(text), place)
            for place, span in entries(entry, "spans", where)
            if span.get("type") in TYPES
        ),
        ignored=tuple(_ignored(stretch, len(text), place) for place, stretch in entries(entry, "ignore", where)),
        complete=_complete(entry, where),
        body=extent(entry["body"], len(text), f"{where}: 'body'", may_be_empty=True) if "body" in entry else None,
        header=strings(entry, "header", where) or {},
    )


def _gold_mark(span: Entry, length: int, where: str) -> GoldMark:
    start, end = extent(span, length, where)
    kind = text_of(span, "type", where)
    relative = kind == "date" and (span.get("relative") or span.get("kind") == "relative")
    return GoldMark(
        start=start,
        end=end,
        type="reldate" if relative else kind,
        value=value_of(span),
        core=extent(span["core"], length, f"{where}: 'core'") if span.get("core") else None,
        soft=any(span.get(flag) for flag in _SOFT) or span.get("kind") == "descr",
        ref=str(span.get("ref") or ""),
    )


def _ignored(stretch: Entry, length: int, where: str) -> Ignored:
    start, end = extent(stretch, length, where, may_be_empty=True)
    types = stretch.get("types")
    if not isinstance(types, list):
        raise ReadError(f"{where}: it has no 'types'; expected a list such as [\"person\"].")
    return Ignored(start, end, frozenset(map(str, types)))


def _complete(entry: Entry, where: str) -> frozenset[str]:
    """Without a ``scope`` everything is marked completely."""
    scope = strings(entry, "scope", where)
    return frozenset(row for row in TYPES if scope is None or scope.get(mark_type(row)) in _COMPLETE)


def read_prediction(data: bytes, file: str) -> Prediction:
    """The marks of a prediction; kinds that are not scored (paragraphs, brackets) are left out.

    Raises:
        ReadError: it is none.
    """
    entry = parse(data, file)
    if "spans" not in entry:
        raise ReadError(f"{file}: there is no 'spans'; expected what `teitool convert --to standoff` writes.")
    text = text_of(entry, "text", file) if entry.get("text") is not None else None
    length = len(text) if text is not None else 1 << 62
    return Prediction(
        text=text,
        marks=tuple(
            _predicted_mark(span, length, place)
            for place, span in entries(entry, "spans", file)
            if span.get("type") in TYPES and span.get("type") != "reldate"
        ),
        body=extent(entry["body"], length, f"{file}: 'body'", may_be_empty=True) if entry.get("body") else None,
        header=strings(entry, "header", file) or {},
    )


def _predicted_mark(span: Entry, length: int, where: str) -> PredictedMark:
    start, end = extent(span, length, where)
    confidence = fraction(span, "confidence", where)
    return PredictedMark(
        start=start,
        end=end,
        type=text_of(span, "type", where),
        value=value_of(span),
        confidence=confidence,
        cert=Origin("", confidence=confidence).cert if confidence is not None else "high",
        ref=str(span.get("ref") or ""),
    )
