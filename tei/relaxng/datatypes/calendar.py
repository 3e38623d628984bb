"""Days and moments of the calendar of XML Schema 1.0: Gregorian at all times, without a year 0 (Part 2, appendix E)."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["Moment", "compare_moments", "day_number", "days_of_month", "moment_after"]

_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WIDEST_ZONE: Final = 14 * 60  # minutes


class Moment(NamedTuple):
    """Minutes since the start of year 1 (in UTC if there is a zone), the second in the minute, its fraction, the zone.

    Seconds are apart because a minute may have 61 of them: 23:59:60 is not the 00:00:00 after it.
    """

    minutes: int
    seconds: int
    fraction: str
    zoned: bool


def days_of_month(year: int, month: int) -> int:
    """28 to 31. Year -4 is a leap year as year 4 is: the rule of the appendix is applied to the number as written."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Days since the first of January of year 1; year -1 comes right before it."""
    past = abs(year) if year < 0 else year - 1  # whole years between this one's far end and the epoch
    days = past * 365 + past // 4 - past // 100 + past // 400
    start = -days if year < 0 else days
    return start + sum(days_of_month(year, earlier) for earlier in range(1, month)) + day - 1


def compare_moments(a: Moment, b: Moment) -> int | None:
    """Negative, zero, positive; None if the zone of one is unknown and they may lie either way (3.2.7.4)."""
    if a.zoned == b.zoned:
        return _order(a, b)
    if not a.zoned:
        other = compare_moments(b, a)
        return None if other is None else -other
    if _order(a, b._replace(minutes=b.minutes - _WIDEST_ZONE)) < 0:
        return -1
    if _order(a, b._replace(minutes=b.minutes + _WIDEST_ZONE)) > 0:
        return 1
    return None


def _order(a: Moment, b: Moment) -> int:
    return (a[:3] > b[:3]) - (a[:3] < b[:3])


def moment_after(year: int, month: int, months: int, seconds: int, fraction: str) -> Moment:
    """The first of a month of a year after 0, moved by so many months and then seconds, forwards or backwards."""
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    year = year if year > 0 else year - 1
    minutes, seconds = divmod(seconds, 60)
    return Moment(day_number(year, month, 1) * 24 * 60 + minutes, seconds, fraction, True)
