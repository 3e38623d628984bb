"""Marks of one type in one document: which count, which are right.

Exact: type, start and end are those of gold; its narrower ``core`` is right too, and so is a person without the title
that some editors take in ("Mrs. Edgeworth"). Overlap: one gold mark to one predicted mark with any common character,
in the order of the text. Neither hit nor miss nor false alarm: soft gold marks, what overlaps one and is not exactly
right, and what overlaps an ignored stretch. A relative date is left out of ``date``; in its own row only what overlaps
one is looked at, since a false alarm of a date counts once, under ``date``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tei.evaluation.extents import Extents
from tei.evaluation.marks import GoldDocument, GoldMark, PredictedMark, Prediction
from tei.evaluation.types import mark_type
from tei.tables import read_table

__all__ = ["Matched", "accepted_bounds", "match_type"]

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One type of one document. ``exact`` goes with ``gold``, ``right`` with ``predicted``, mark by mark.

    ``pairs`` are places in ``gold`` and ``predicted`` of marks that overlap, each mark at most once.
    """

    type: str
    gold: tuple[GoldMark, ...]
    predicted: tuple[PredictedMark, ...]
    exact: tuple[bool, ...]
    right: tuple[bool, ...]
    pairs: tuple[tuple[int, int], ...]


def match_type(gold: GoldDocument, prediction: Prediction, row: str) -> Matched:
    """Compare the marks of one row. Whether gold is complete there is for the caller to ask."""
    answers = tuple(mark for mark in gold.marks if mark.type == row and not mark.soft)
    predicted = _counted(gold, prediction, row, answers)
    bounds = {(mark.start, mark.end) for mark in predicted}
    accepted = [accepted_bounds(gold.text, mark) for mark in answers]
    right: set[Bounds] = set().union(*accepted)
    return Matched(
        type=row,
        gold=answers,
        predicted=predicted,
        exact=tuple(bool(known & bounds) for known in accepted),
        right=tuple((mark.start, mark.end) in right for mark in predicted),
        pairs=_pairs(answers, predicted),
    )


def accepted_bounds(text: str, mark: GoldMark) -> set[Bounds]:
    """The bounds that count as exactly right for a gold mark."""
    bounds = {(mark.start, mark.end)}
    if mark.core:
        bounds.add(mark.core)
    if mark.type == "person":
        title = _titles().match(text, mark.start, mark.end)
        if title and title.end() < mark.end:
            bounds.add((title.end(), mark.end))
    return bounds


def _counted(
    gold: GoldDocument, prediction: Prediction, row: str, answers: tuple[GoldMark, ...]
) -> tuple[PredictedMark, ...]:
    kind = mark_type(row)
    exact = {(mark.start, mark.end) for mark in answers}
    apart = Extents(_left_out(gold, row))
    own = Extents([(mark.start, mark.end) for mark in answers])
    return tuple(
        mark
        for mark in prediction.marks
        if mark.type == kind
        and ((mark.start, mark.end) in exact or not apart.any_overlaps(mark.start, mark.end))
        and (row != "reldate" or own.any_overlaps(mark.start, mark.end))
    )


def _left_out(gold: GoldDocument, row: str) -> list[Bounds]:
    """Where a mark of the row does not count unless it is exactly right."""
    kind = mark_type(row)
    soft = [(mark.start, mark.end) for mark in gold.marks if mark.soft and mark_type(mark.type) == kind]
    soft += [(stretch.start, stretch.end) for stretch in gold.ignored if kind in stretch.types]
    other = {"date": "reldate", "reldate": "date"}.get(row)
    return soft + [(mark.start, mark.end) for mark in gold.marks if mark.type == other and not mark.soft]


def _pairs(answers: tuple[GoldMark, ...], predicted: tuple[PredictedMark, ...]) -> tuple[tuple[int, int], ...]:
    extents = Extents([(mark.start, mark.end) for mark in predicted])
    used: set[int] = set()
    pairs = []
    for number, answer in enumerate(answers):
        found = next((i for i in extents.overlapping(answer.start, answer.end) if i not in used), None)
        if found is not None:
            used.add(found)
            pairs.append((number, found))
    return tuple(pairs)


@cache
def _titles() -> re.Pattern[str]:
    words = "|".join(re.escape(title) for (title,) in read_table("tei.evaluation", "person_titles.csv"))
    return re.compile(rf"(?:(?:{words})\b\.?\s+)+", re.IGNORECASE)
