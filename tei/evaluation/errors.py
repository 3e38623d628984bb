"""What is wrong in one document, mark by mark, each thing once.

A wrong bound and a wrong type are one error each here; precision and recall count them as a miss and a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tei.evaluation.marks import GoldMark, PredictedMark, Prediction
from tei.evaluation.matching import Matched
from tei.evaluation.types import family_of, mark_type

__all__ = ["ERROR_KINDS", "Error", "ErrorKind", "errors_of"]

ErrorKind = Literal["miss", "false-alarm", "type", "bounds", "value"]
ERROR_KINDS: Final[tuple[ErrorKind, ...]] = ("miss", "false-alarm", "type", "bounds", "value")


@dataclass(frozen=True, slots=True)
class Error:
    """A gold mark that was not met, or a predicted one that is not right.

    A miss has no ``predicted``, a false alarm no ``gold``; the others have both.
    """

    kind: ErrorKind
    gold: GoldMark | None
    predicted: PredictedMark | None

    @property
    def type(self) -> str:
        """The row it is listed under: gold's, for a false alarm the prediction's."""
        if self.gold:
            return self.gold.type
        assert self.predicted, "an error has a side"
        return self.predicted.type

    @property
    def start(self) -> int:
        mark = self.gold or self.predicted
        assert mark, "an error has a side"
        return mark.start


def errors_of(prediction: Prediction, matched: Sequence[Matched]) -> tuple[Error, ...]:
    """The errors in the rows that were matched, in the order of the text."""
    missed: list[GoldMark] = []
    alarms: list[PredictedMark] = []
    found: list[Error] = []
    for row in matched:
        left, over = _apart(row)
        found.extend(_wrong_bounds(left, over))
        found.extend(_wrong_values(row))
        missed.extend(left)
        alarms.extend(over)
    found.extend(_wrong_types(missed, alarms, _unclaimed(prediction, matched)))
    found.extend(Error("miss", mark, None) for mark in missed)
    found.extend(Error("false-alarm", None, mark) for mark in alarms)
    return tuple(sorted(found, key=lambda error: (error.start, ERROR_KINDS.index(error.kind), error.type)))


def _apart(row: Matched) -> tuple[list[GoldMark], list[PredictedMark]]:
    left = [mark for mark, exact in zip(row.gold, row.exact, strict=True) if not exact]
    over = [mark for mark, right in zip(row.predicted, row.right, strict=True) if not right]
    return left, over


def _wrong_bounds(left: list[GoldMark], over: list[PredictedMark]) -> Iterator[Error]:
    """Pair what overlaps, and take it out of both lists."""
    for mark in tuple(left):
        other = _first_overlapping(mark, over)
        if other:
            left.remove(mark)
            over.remove(other)
            yield Error("bounds", mark, other)


def _wrong_types(
    missed: list[GoldMark], alarms: list[PredictedMark], others: Sequence[PredictedMark]
) -> Iterator[Error]:
    """Pair a miss with what the prediction has there of another type of the family, and take both out."""
    spare = list(others)
    for mark in tuple(missed):
        family = family_of(mark.type)
        own = mark_type(mark.type)
        rivals = [rival for rival in (*alarms, *spare) if rival.type in family and rival.type != own]
        other = _first_overlapping(mark, rivals)
        if other:
            missed.remove(mark)
            (alarms if other in alarms else spare).remove(other)
            yield Error("type", mark, other)


def _wrong_values(row: Matched) -> Iterator[Error]:
    if row.type == "date":
        for answer, guess in ((row.gold[i], row.predicted[j]) for i, j in row.pairs):
            if answer.value and answer.value != guess.value:
                yield Error("value", answer, guess)


def _unclaimed(prediction: Prediction, matched: Sequence[Matched]) -> list[PredictedMark]:
    """Marks of types that are not scored here: no false alarms, but they may say what a miss was taken for."""
    scored = {row.type for row in matched}
    return [mark for mark in prediction.marks if mark.type not in scored]


def _first_overlapping(mark: GoldMark, marks: Iterable[PredictedMark]) -> PredictedMark | None:
    return next((other for other in marks if other.start < mark.end and other.end > mark.start), None)
