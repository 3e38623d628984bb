"""The figures of many documents: precision, recall, F1, dates' values, bodies, header fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tei.evaluation.compare import Compared
from tei.evaluation.matching import Matched
from tei.evaluation.pages import REPORTED_FIELDS
from tei.evaluation.types import TYPES

__all__ = ["DIGITS", "FieldCount", "Rate", "Row", "Share", "fields_of", "share_of", "type_rows"]

DIGITS: Final = 3
"""Figures are said, and held against floors, with this many digits."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1 (0 to 1), each rounded; recall is ``None`` where gold has no such mark."""

    precision: float
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One type: numbers of marks. ``exact`` are gold marks met, ``overlapping`` pairs of marks that overlap."""

    type: str
    gold: int
    predicted: int
    exact: int
    overlapping: int

    def rate(self, hits: int) -> Rate:
        """The rates if so many marks are hits: ``exact`` or ``overlapping``."""
        precision = hits / max(self.predicted, 1)
        if not self.gold:
            return Rate(round(precision, DIGITS), None, None)
        recall = hits / self.gold
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        return Rate(round(precision, DIGITS), round(recall, DIGITS), round(f1, DIGITS))

    @property
    def exact_rate(self) -> Rate:
        return self.rate(self.exact)

    @property
    def overlap_rate(self) -> Rate:
        return self.rate(self.overlapping)


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``total``; ``share`` is rounded."""

    right: int
    total: int

    @property
    def share(self) -> float:
        return round(self.right / self.total, DIGITS)


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A header field: ``right`` of ``gold``, and how often the prediction has it ``wrong`` or invented."""

    name: str
    gold: int
    right: int
    wrong: int


def type_rows(documents: Iterable[Compared]) -> tuple[Row, ...]:
    """A row for each type that some document marks completely and in which there is a mark at all."""
    found: dict[str, list[Matched]] = {}
    for document in documents:
        for row in document.rows:
            found.setdefault(row.type, []).append(row)
    rows = (_row(kind, found[kind]) for kind in TYPES if kind in found)
    return tuple(row for row in rows if row.gold or row.predicted)


def _row(kind: str, parts: Sequence[Matched]) -> Row:
    return Row(
        type=kind,
        gold=sum(len(part.gold) for part in parts),
        predicted=sum(len(part.predicted) for part in parts),
        exact=sum(sum(part.exact) for part in parts),
        overlapping=sum(len(part.pairs) for part in parts),
    )


def share_of(documents: Sequence[Compared], what: str) -> Share | None:
    """``value``: dates found, exactly or partly, whose value is gold's; ``body``: bodies with the right bounds;
    ``header``: fields that are right, of those that gold or the prediction has. ``None`` where there are none.
    """
    counted = list({"value": _values, "body": _bodies, "header": _header}[what](documents))
    return Share(sum(counted), len(counted)) if counted else None


def _values(documents: Iterable[Compared]) -> Iterator[bool]:
    for document in documents:
        for row in document.rows:
            if row.type == "date":
                pairs = ((row.gold[i], row.predicted[j]) for i, j in row.pairs)
                yield from (answer.value == guess.value for answer, guess in pairs if answer.value)


def _bodies(documents: Iterable[Compared]) -> Iterator[bool]:
    yield from (document.page.body for document in documents if document.page)


def _header(documents: Iterable[Compared]) -> Iterator[bool]:
    for document in documents:
        if document.page and document.page.fields is not None:
            yield from (entry.right for entry in document.page.fields if entry.name not in REPORTED_FIELDS)


def fields_of(documents: Iterable[Compared]) -> tuple[FieldCount, ...]:
    """Header fields, sorted by name."""
    counts: dict[str, list[int]] = {}
    for document in documents:
        for entry in (document.page.fields or ()) if document.page else ():
            count = counts.setdefault(entry.name, [0, 0, 0])
            count[0] += entry.gold is not None
            count[1] += entry.right
            count[2] += entry.predicted is not None and not entry.right
    return tuple(FieldCount(name, *count) for name, count in sorted(counts.items()))
