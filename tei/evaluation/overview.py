"""Where the errors are: which types are taken for which, and which documents are the worst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tei.evaluation.compare import Compared
from tei.evaluation.errors import ERROR_KINDS, Error
from tei.evaluation.types import TYPES

__all__ = ["WORST", "Confusion", "DocumentErrors", "confusions", "count_errors", "worst"]

WORST: Final = 10
"""So many documents are named."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often a gold mark of one type was predicted as another."""

    gold: str
    predicted: str
    count: int


@dataclass(frozen=True, slots=True)
class DocumentErrors:
    """``counts`` pairs each kind of error with its number."""

    id: str
    words: int
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def per_thousand(self) -> float:
        """Errors per 1,000 words."""
        return round(1000 * self.total / max(self.words, 1), 1)


def confusions(documents: Iterable[Compared]) -> tuple[Confusion, ...]:
    """The most frequent first."""
    counts = Counter(
        (error.gold.type, error.predicted.type)
        for document in documents
        for error in document.errors
        if error.kind == "type" and error.gold and error.predicted
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], TYPES.index(item[0][0]), TYPES.index(item[0][1])))
    return tuple(Confusion(gold, predicted, count) for (gold, predicted), count in ordered)


def count_errors(document: Compared) -> DocumentErrors:
    return DocumentErrors(document.gold.id, document.gold.words, _counts_of(document.errors))


def _counts_of(errors: Iterable[Error]) -> tuple[tuple[str, int], ...]:
    counts = Counter(error.kind for error in errors)
    return tuple((kind, counts[kind]) for kind in ERROR_KINDS)


def worst(documents: Sequence[Compared], limit: int = WORST) -> tuple[DocumentErrors, ...]:
    """The documents with the most errors per 1,000 words, the worst first; those without any are left out."""
    counted = [entry for document in documents if (entry := count_errors(document)).total]
    return tuple(sorted(counted, key=lambda entry: (-entry.per_thousand, -entry.total, entry.id))[:limit])
