"""Whether confidence means something: of the marks that claim to be so sure, how many are right?

Right is exactly right. The levels are those of ``@cert`` (``tei.model.Origin.cert``): high from 0.8, medium from 0.5.
The expected calibration error is the mean distance of confidence and precision over the bins, each weighted by its
marks (Naeini, Cooper, Hauskrecht 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tei.evaluation.compare import Compared
from tei.evaluation.figures import DIGITS
from tei.evaluation.types import TYPES

__all__ = ["BINS", "LEVELS", "Bin", "Calibration", "Level", "calibrations"]

LEVELS: Final = ("high", "medium", "low")
BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Level:
    """Marks of one ``@cert``, and how many are right; ``precision`` is ``None`` where there is no mark."""

    cert: str
    marks: int
    right: int

    @property
    def precision(self) -> float | None:
        return round(self.right / self.marks, DIGITS) if self.marks else None


@dataclass(frozen=True, slots=True)
class Bin:
    """Marks with a confidence from ``low`` to below ``high`` (the last bin holds 1). ``confidence`` is their mean."""

    low: float
    high: float
    marks: int
    right: int
    confidence: float

    @property
    def precision(self) -> float:
        return round(self.right / self.marks, DIGITS)


@dataclass(frozen=True, slots=True)
class Calibration:
    """``type`` is a row of the report or ``all``. ``bins`` are those that hold marks; ``error`` is ``None`` without."""

    type: str
    levels: tuple[Level, ...]
    bins: tuple[Bin, ...]
    error: float | None


@dataclass(frozen=True, slots=True)
class _Judged:
    cert: str
    confidence: float | None
    right: bool


def calibrations(documents: Iterable[Compared]) -> tuple[Calibration, ...]:
    """For each type with predicted marks, and for all together at the end; empty if there are none."""
    judged: dict[str, list[_Judged]] = {}
    for document in documents:
        for row in document.rows:
            marks = (
                _Judged(m.cert, m.confidence, right) for m, right in zip(row.predicted, row.right, strict=True)
            )  # fmt: skip
            judged.setdefault(row.type, []).extend(marks)
    rows = [_calibration(kind, judged[kind]) for kind in TYPES if judged.get(kind)]
    return (*rows, _calibration("all", [mark for marks in judged.values() for mark in marks])) if rows else ()


def _calibration(kind: str, marks: Sequence[_Judged]) -> Calibration:
    levels = tuple(_level(cert, [mark.right for mark in marks if mark.cert == cert]) for cert in LEVELS)
    sure = [(mark.confidence, mark.right) for mark in marks if mark.confidence is not None]
    bins = tuple(entry for number in range(BINS) if (entry := _bin(number, sure)))
    return Calibration(kind, levels, bins, _error(sure))


def _level(cert: str, right: Sequence[bool]) -> Level:
    return Level(cert, len(right), sum(right))


def _number(confidence: float) -> int:
    return min(int(confidence * BINS), BINS - 1)


def _bin(number: int, marks: Sequence[tuple[float, bool]]) -> Bin | None:
    inside = [(confidence, right) for confidence, right in marks if _number(confidence) == number]
    if not inside:
        return None
    mean = sum(confidence for confidence, _ in inside) / len(inside)
    right = sum(right for _, right in inside)
    return Bin(number / BINS, (number + 1) / BINS, len(inside), right, round(mean, DIGITS))


def _error(marks: Sequence[tuple[float, bool]]) -> float | None:
    if not marks:
        return None
    gaps = [0.0] * BINS  # by bin: the sum of confidences less the number of right marks
    for confidence, right in marks:
        gaps[_number(confidence)] += confidence - right
    return round(sum(map(abs, gaps)) / len(marks), DIGITS)
