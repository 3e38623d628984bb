"""Bounds of the body and fields of the header: what is scored of a page beside its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tei.evaluation.marks import GoldDocument, Prediction

__all__ = ["REPORTED_FIELDS", "FieldResult", "PageResult", "score_page"]

REPORTED_FIELDS: Final = frozenset({"author", "recipient"})
"""Fields that gold takes from the page's title: shown, but no part of the figure ``header``."""


@dataclass(frozen=True, slots=True)
class FieldResult:
    """A field that gold or the prediction has. ``right``: both, and the same but for blanks and a last full stop."""

    name: str
    gold: str | None
    predicted: str | None

    @property
    def right(self) -> bool:
        return self.gold is not None and self.predicted is not None and _fold(self.gold) == _fold(self.predicted)


@dataclass(frozen=True, slots=True)
class PageResult:
    """``body``: whether the bounds are right; ``fields`` sorted by name, ``None`` if the prediction tells none."""

    body: bool
    fields: tuple[FieldResult, ...] | None


def score_page(gold: GoldDocument, prediction: Prediction) -> PageResult | None:
    """Compare bounds and fields; ``None`` if gold does not know them.

    The body is right if the same text lies between the bounds, blanks at its ends apart.
    """
    if gold.body is None:
        return None
    found = prediction.body
    body = found is not None and gold.text[slice(*found)].strip() == gold.text[slice(*gold.body)].strip()
    if prediction.header is None:
        return PageResult(body, None)
    names = sorted({*gold.header, *prediction.header})
    return PageResult(body, tuple(FieldResult(n, gold.header.get(n), prediction.header.get(n)) for n in names))


def _fold(value: str) -> str:
    return " ".join(value.split()).strip(" .")
