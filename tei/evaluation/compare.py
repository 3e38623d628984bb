"""One document: gold and prediction side by side, everything that the figures are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tei.evaluation.errors import Error, errors_of
from tei.evaluation.marks import GoldDocument, Prediction
from tei.evaluation.matching import Matched, match_type
from tei.evaluation.pages import PageResult, score_page
from tei.evaluation.types import TYPES

__all__ = ["Compared", "SetResult", "compare", "compare_set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """``rows`` are the types that gold marks completely, in the order of ``TYPES``."""

    gold: GoldDocument
    prediction: Prediction
    rows: tuple[Matched, ...]
    errors: tuple[Error, ...]
    page: PageResult | None


@dataclass(frozen=True, slots=True)
class SetResult:
    """The documents of a gold set, in its order."""

    name: str
    documents: tuple[Compared, ...]


def compare(gold: GoldDocument, prediction: Prediction, types: Collection[str] = TYPES) -> Compared:
    """Match the marks of the types asked for, where gold is complete; ``prediction`` counts in the text of gold.

    Without a prediction (it has a ``problem``) everything is missed.
    """
    rows = tuple(match_type(gold, prediction, row) for row in TYPES if row in types and row in gold.complete)
    return Compared(
        gold=gold,
        prediction=prediction,
        rows=rows,
        errors=errors_of(prediction, rows),
        page=score_page(gold, prediction),
    )


def compare_set(
    name: str, pairs: Iterable[tuple[GoldDocument, Prediction]], types: Collection[str] = TYPES
) -> SetResult:
    """Compare each document of a set."""
    return SetResult(name, tuple(compare(gold, prediction, types) for gold, prediction in pairs))
