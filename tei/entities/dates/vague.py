"""Dates that are no day, month or year of the calendar: parts, seasons, decades, and those seen from the document."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tei.entities.dates.calendar import Partial, is_real, last_day, shift_month
from tei.entities.dates.lexicon import Sense
from tei.model import DateValue
from tei.tables import read_table

__all__ = ["century", "decade", "fiscal_year", "nearest_weekday", "part_of", "relative", "turn", "turn_weekday"]


_ANY_YEAR, _LEAP_YEAR = 2001, 2000  # for a day without a year


class _Part(NamedTuple):
    """Bounds of a part: months of a year, days of a month, years of a decade; ``None``: has no such part."""

    months: tuple[int, int] | None
    days: tuple[int, int] | None
    years: tuple[int, int] | None


@cache
def _parts() -> Mapping[str, _Part]:
    def pair(first: str, last: str) -> tuple[int, int] | None:
        return (int(first), int(last)) if first else None

    return {
        name: _Part(pair(months[0], months[1]), pair(days[0], days[1]), pair(years[0], years[1]))
        for name, *bounds in read_table("tei.entities.dates", "parts.csv")
        for months, days, years in [(bounds[0:2], bounds[2:4], bounds[4:6])]
    }


def part_of(part: str, whole: Partial, last: Partial | None = None) -> DateValue | None:
    """A part of a month or of a year, a season of a year; ``None`` if the whole has no such part.

    ``last``: the second year of a winter that has two.
    """
    bounds = _parts()[part]
    if whole.day is not None:
        return None
    if whole.month is not None:
        if bounds.days is None:
            return None
        stop = min(bounds.days[1], last_day(whole.year, whole.month))
        return DateValue(not_before=whole._replace(day=bounds.days[0]).iso, not_after=whole._replace(day=stop).iso)
    if bounds.months is None:
        return None
    if whole.year is None:
        return DateValue()
    if last is not None and bounds.months[1] <= 12:
        return DateValue(not_before=whole.iso, not_after=last.iso)
    first, end = (Partial(*shift_month(whole.year, 1, month - 1)) for month in bounds.months)
    return DateValue(not_before=first.iso, not_after=end.iso)


def decade(year: int | None, part: tuple[str, Sense] | None) -> DateValue:
    """The ten years from one that ends in 0, or a part of them."""
    if year is None:
        return DateValue()
    bounds = _parts()[part[1]["part"]].years if part else (0, 9)
    first, last = bounds or (0, 9)
    return DateValue(not_before=str(year + first), not_after=str(year + last))


def century(number: int) -> DateValue:
    """The nth century: from 1801 to 1900 for the 19th."""
    return DateValue(not_before=f"{number * 100 - 99:04}", not_after=f"{number * 100:04}")


def fiscal_year(year: int) -> DateValue:
    """A fiscal year of the United States: from July until 1976, since then from October."""
    if year <= 1976:
        return DateValue(from_=f"{year - 1}-07-01", to=f"{year}-06-30")
    return DateValue(from_=f"{year - 1}-10-01", to=f"{year}-09-30")


def relative(rule: str, anchor: Partial | None) -> DateValue:
    """ "yesterday" and the like: ``rule`` is a unit and how many of it lie between, as ``day-1``."""
    unit, steps = rule[:-2], int(rule[-2:])
    if anchor is None or (anchor.year is None and unit != "day"):
        return DateValue()
    if unit == "year":
        return DateValue(when=f"{(anchor.year or 0) + steps:04}")
    if unit == "month":
        if anchor.month is None:
            return DateValue()
        return DateValue(when=Partial(*shift_month(anchor.year or 0, anchor.month, steps)).iso)
    if anchor.month is None or anchor.day is None:
        return DateValue()
    any_year = _LEAP_YEAR if (anchor.month, anchor.day) == (2, 29) else _ANY_YEAR
    own = datetime.date(anchor.year or any_year, anchor.month, anchor.day)
    if unit == "day":
        day = own + datetime.timedelta(days=steps)
        return DateValue(when=Partial(day.year if anchor.year else None, day.month, day.day).iso)
    monday = own + datetime.timedelta(days=7 * steps - own.weekday())
    return DateValue(from_=monday.isoformat(), to=(monday + datetime.timedelta(days=6)).isoformat())


def turn_weekday(weekday: int, following: bool, anchor: Partial | None) -> DateValue:
    """The last such weekday before the document's day, or the first after it."""
    if anchor is None or anchor.year is None or anchor.month is None or anchor.day is None:
        return DateValue()
    own = datetime.date(anchor.year, anchor.month, anchor.day)
    apart = (weekday - own.isoweekday() - 1) % 7 + 1 if following else -((own.isoweekday() - weekday - 1) % 7 + 1)
    return DateValue(when=(own + datetime.timedelta(days=apart)).isoformat())


def nearest_weekday(weekday: int, anchor: Partial | None) -> DateValue:
    """The weekday nearest to the document's day: three days lie before it and three after."""
    if anchor is None or anchor.year is None or anchor.month is None or anchor.day is None:
        return DateValue()
    own = datetime.date(anchor.year, anchor.month, anchor.day)
    return DateValue(when=(own + datetime.timedelta(days=(weekday - own.isoweekday() + 3) % 7 - 3)).isoformat())


def turn(values: Mapping[str, tuple[str, Sense]], day: Partial, own: Partial, recent: Partial | None) -> Partial | None:
    """A day, month or season of "this year", "last month", "last October", "16 April last"."""
    assert own.year is not None
    if "ref_month" in values:
        if own.month is None:
            return day
        category, sense = values["ref_month"]
        year, month = shift_month(own.year, own.month, int(sense[category]))
        found = Partial(year, month, day.day)
        return found if is_real(found) else None
    if "ref_year" in values:
        return day._replace(year=_referred_year(values["ref_year"][1]["ref_year"], own.year, recent))
    year = own.year
    month = day.month or _season_month(values)
    here = (month, day.day or 0)
    there = (own.month or 7, (own.day or 15) if day.day else 0)
    direction = values["turn"][0]
    if direction.startswith("last") and here >= there:
        year -= 1
    elif direction.startswith("next") and here <= there:
        year += 1
    return day._replace(year=year)


def _season_month(values: Mapping[str, tuple[str, Sense]]) -> int:
    if "season" not in values:
        return 7
    months = _parts()[values["season"][1]["season"]].months
    return months[0] if months else 7


def _referred_year(reference: str, own: int, recent: Partial | None) -> int:
    """``0``, ``-1``, ``1``: from the document's year; ``that``, ``that-1``: from the year named before."""
    if reference.startswith("that"):
        return (recent.year if recent and recent.year else own) + int(reference[4:] or 0)
    return own + int(reference)
