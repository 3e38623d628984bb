"""What the tokens in the roles of a form stand for, and what a form as a whole comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tei.entities.dates.calendar import Partial
from tei.entities.dates.context import Evidence
from tei.entities.dates.lexicon import Sense
from tei.model import DateValue

__all__ = ["TWO_DIGITS", "Reading", "Values", "value_of", "year_of"]

TWO_DIGITS: Final = ("two", "no_day")

Values = Mapping[str, tuple[str, Sense]]
"""Role → category of its token, and what the token can be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value, and what it rests on. ``mention``: the day or month that later dates without one may mean."""

    value: DateValue
    inferred: bool = False
    relative: bool = False
    mention: Partial | None = None


def value_of(values: Values, role: str) -> int | None:
    found = values.get(role)
    return int(found[1][found[0]]) if found and found[1][found[0]].isdigit() else None


def year_of(values: Values, role: str, evidence: Evidence) -> tuple[int | None, bool]:
    """A year, and whether the document's own date was needed to know it."""
    found = values.get(role)
    if found is None:
        return None, False
    category, sense = found
    number = int(sense[category])
    if category == "three":
        return 1000 + number, False
    if "open_year" in sense:
        own = evidence.anchor.year if evidence.anchor else None
        return (own if own and own // 100 == number else None), True
    if category in TWO_DIGITS or "short_year" in sense:
        day = Partial(None, value_of(values, "month"), value_of(values, "day"))
        return evidence.full_year(number, day, value_of(values, "weekday"))
    return number, False
