"""What is scored: the types of mark, and which of them can be taken for one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tei.errors import ConfigError

__all__ = ["ANNOTATOR_TYPES", "FAMILIES", "TYPES", "check_types", "family_of", "mark_type", "types_for"]

TYPES: Final = ("person", "org", "place", "date", "reldate", "signed", "dateline", "salute", "closer")
"""The rows of a report. ``reldate`` is a date that needs another to be known ("yesterday"): it is scored apart."""

FAMILIES: Final[tuple[frozenset[str], ...]] = (
    frozenset({"person", "org", "place", "date", "reldate"}),
    # a closer holds signature and dateline, so it is confused with none of them
    frozenset({"signed", "dateline", "salute"}),
    frozenset({"closer"}),
)
"""Types of which two do not stand for the same words: where gold has one and the prediction another, it is confused."""

ANNOTATOR_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "dates": ("date", "reldate"),
    "places": ("place",),
    "orgs": ("org",),
    "persons": ("person",),
    "model": ("org", "place"),
}
"""Annotator → the types it marks; one that is not here may mark any."""


def mark_type(row: str) -> str:
    """The type that a mark of this row bears: relative dates are marked as dates."""
    return "date" if row == "reldate" else row


def family_of(row: str) -> frozenset[str]:
    """The types that may be confused with this one, itself among them."""
    return next(family for family in FAMILIES if row in family)


def types_for(annotators: Sequence[str] | None) -> tuple[str, ...]:
    """The types to score when these annotators alone are run (``None``: all): what the others mark is not missed.

    Structure is always scored; an annotator whose types are not known may mark any.
    """
    if annotators is None or any(name not in ANNOTATOR_TYPES for name in annotators):
        return TYPES
    marked = {kind for name in annotators for kind in ANNOTATOR_TYPES[name]}
    entities = {kind for kinds in ANNOTATOR_TYPES.values() for kind in kinds}
    return tuple(row for row in TYPES if row in marked or row not in entities)


def check_types(names: Iterable[str]) -> None:
    """See that each name is a row of the report.

    Raises:
        ConfigError: one is not.
    """
    for name in names:
        if name not in TYPES:
            raise ConfigError(f"type {name!r} is unknown; expected some of {', '.join(TYPES)}.")
