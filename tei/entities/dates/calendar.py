"""Calendar: partial dates, real days, ISO 8601."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from tei.model import DateValue

__all__ = [
    "Partial",
    "days_between",
    "extent_of",
    "is_real",
    "last_day",
    "month_near",
    "partial_of",
    "shift_month",
    "year_near",
]

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_FAR_AHEAD, _FAR_BACK = 215, 300  # days: no month of the document's own year is meant any more
_LEAP_YEAR = 2000  # a day without a year may be 29 February


class Partial(NamedTuple):
    """A day of which the year, the month or the day may be unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str | None:
        """As ``teidata.temporal.w3c`` writes it; ``None`` where it has no way to."""
        if self.year is None:
            if self.month is None:
                return None if self.day is None else f"---{self.day:02}"
            return f"--{self.month:02}" if self.day is None else f"--{self.month:02}-{self.day:02}"
        if self.month is None:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")

    @property
    def date(self) -> datetime.date | None:
        """The day if it is one, and the middle of a month or year of which nothing more is known."""
        if self.year is None:
            return None
        return datetime.date(self.year, self.month or 7, self.day or (15 if self.month else 1))


def is_real(partial: Partial) -> bool:
    """Does the calendar have such a day?"""
    if partial.year is not None and not 1 <= partial.year <= 9998:
        return False
    if partial.month is not None and not 1 <= partial.month <= 12:
        return False
    if partial.day is None:
        return True
    return 1 <= partial.day <= last_day(partial.year, partial.month)


def last_day(year: int | None, month: int | None) -> int:
    """The last day of a month; of an unknown one 31."""
    return 31 if month is None else calendar.monthrange(year or _LEAP_YEAR, month)[1]


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month that lie so many months later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def year_near(month: int, day: int | None, near: Partial) -> int:
    """The year of a month or day that has none: that of ``near``, or the one beside it that is much nearer."""
    assert near.year is not None
    here = Partial(near.year, month, min(day, 28) if day else None).date
    there = near.date
    assert here and there
    if near.month is None:
        return near.year
    ahead = (here - there).days
    if ahead > _FAR_AHEAD:
        return near.year - 1
    return near.year + 1 if ahead < -_FAR_BACK else near.year


def days_between(one: Partial, other: Partial) -> int:
    """Distance in days, of partial dates from their middles; very far if one has no year."""
    first, second = one.date, other.date
    return abs((first - second).days) if first and second else 10**6


def month_near(day: int, near: Partial, side: int = 0) -> Partial | None:
    """The day of the month that lies nearest; ``side`` -1: not after ``near``, 1: not before it."""
    if near.year is None or near.month is None:
        return None
    months = (shift_month(near.year, near.month, step) for step in (0, -1, 1))
    days = [Partial(year, month, day) for year, month in months]
    real = [candidate for candidate in days if is_real(candidate)]
    if near.day is None:
        return real[0] if real else None
    if side:
        real = [candidate for candidate in real if (candidate >= near if side > 0 else candidate <= near)] or real
    return min(real, key=lambda candidate: days_between(candidate, near), default=None)


def partial_of(iso: str) -> Partial | None:
    """A date as ``DateValue`` holds it, with a year; ``None`` for another."""
    match = _ISO.match(iso)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    partial = Partial(year, month, day)
    return partial if is_real(partial) else None


def extent_of(value: DateValue) -> tuple[Partial, Partial] | None:
    """First and last day of a value, as precise as it is; ``None`` if it has no year."""
    ends = tuple(_parts(value))
    return (ends[0], ends[-1]) if ends else None


def _parts(value: DateValue) -> Iterator[Partial]:
    for iso in (value.when, value.from_, value.not_before, value.to, value.not_after):
        partial = partial_of(iso) if iso else None
        if partial:
            yield partial
