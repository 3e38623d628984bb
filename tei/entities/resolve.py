"""Candidates of several annotators → one flat entity layer.

The rules, in the order in which they are asked:

1. A candidate that leaves the body, crosses the bound of a block, or crosses a wrapper (``role``, ``note``,
   ``label``), a ``gap`` or an ``editorial`` remark is dropped, as is one inside a ``gap``. Crossing a ``supplied``
   bracket is allowed: the writer splits the bracket.
2. What a person marked (no origin) wins over every candidate.
3. Dates and organisations that are at least of medium confidence come before persons and places: what lies in
   an organisation's name is not marked again.
4. Then high confidence before medium before low; then the longer; then the more confident; then by kind.

Each candidate is taken if it overlaps nothing taken before. The order is total, so the result does not depend
on the order of the input, and the result resolved again is itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tei.model import BLOCKS, ENTITIES, WRAPPERS, Document, Span

__all__ = ["Dropped", "resolve"]

_CLOSED = (*sorted(WRAPPERS), "editorial", "gap")
_FIRST = frozenset({"date", "org"})
_KIND_ORDER = {"date": 0, "org": 1, "person": 2, "place": 3}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate that was not taken, and why."""

    span: Span
    reason: str


def resolve(document: Document, candidates: Iterable[Span]) -> tuple[tuple[Span, ...], tuple[Dropped, ...]]:
    """The spans to keep, in the order of the text, none overlapping another; and those dropped, in that order too."""
    fixed = _Fixed(document)
    kept: list[Span] = []  # by start; flat, so by end as well
    starts: list[int] = []
    dropped: list[Dropped] = []
    for span in sorted(set(candidates), key=_priority):
        reason = fixed.objection(span)
        if not reason:
            at = bisect_right(starts, span.start)
            rival = next((other for other in kept[max(at - 1, 0) : at + 1] if other.overlaps(span)), None)
            if rival is None:
                kept.insert(at, span)
                starts.insert(at, span.start)
                continue
            reason = f"overlaps {rival.kind} {rival.start}:{rival.end}"
        dropped.append(Dropped(span, reason))
    dropped.sort(key=lambda item: (item.span.start, item.span.end, _priority(item.span)))
    return tuple(kept), tuple(dropped)


def _priority(span: Span) -> tuple[object, ...]:
    origin = span.origin
    confidence = origin.confidence if origin else 1.0
    if origin is None:
        level = 0
    elif span.kind in _FIRST and confidence >= 0.5:
        level = 1
    else:
        level = {"high": 2, "medium": 3, "low": 4}[origin.cert]
    rule = (origin.annotator, origin.rule) if origin else ("", "")
    length = span.end - span.start
    return (level, -length, -confidence, _KIND_ORDER.get(span.kind, 9), span.start, span.attrs, rule)


class _Fixed:
    """What candidates must respect: body, blocks, wrappers, gaps, remarks."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._body = tuple((region.start, region.end) for region in document.body)
        self._closed = document.of(*sorted(BLOCKS), *_CLOSED)
        self._starts = [span.start for span in self._closed]
        self._longest = max((span.end - span.start for span in self._closed), default=0)

    def objection(self, span: Span) -> str:
        """Why a span cannot stand where it stands; empty if it can."""
        if span.kind not in ENTITIES:
            return f"{span.kind} is no entity"
        surface = self._text[span.start : span.end]
        if len(surface) != span.end - span.start or surface != surface.strip():
            return "leaves the text, or begins or ends with a blank"
        if not any(start <= span.start and span.end <= end for start, end in self._body):
            return "leaves the body"
        for other in self._near(span):
            if other.crosses(span):
                return f"crosses {other.kind} {other.start}:{other.end}"
            if other.kind == "gap" and other.covers(span):
                return f"lies in gap {other.start}:{other.end}"
            if other.kind in BLOCKS and span.covers(other) and not other.covers(span):
                return f"holds {other.kind} {other.start}:{other.end}"
            if other.kind in WRAPPERS and span.covers(other) and not other.covers(span):
                return f"holds {other.kind} {other.start}:{other.end}"
        return ""

    def _near(self, span: Span) -> Iterable[Span]:
        at = bisect_right(self._starts, span.end)
        while at > 0:
            at -= 1
            other = self._closed[at]
            if other.start + self._longest <= span.start:
                return
            if other.overlaps(span):
                yield other
