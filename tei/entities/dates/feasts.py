"""The days of feasts: Easter and what hangs on it, Advent, days that are the same each year."""

from __future__ import annotations

import datetime
from typing import Final

from tei.entities.dates.calendar import Partial

__all__ = ["easter", "feast_day"]

_FIRST_GREGORIAN: Final = 1583
_LAST: Final = 2099
_SUNDAYS_OF_ADVENT: Final = 4


def easter(year: int, julian: bool = False) -> datetime.date:
    """Easter Sunday in the Gregorian calendar; ``julian``: that of the churches that reckon it by the Julian one.

    Source: J. Meeus, Astronomical Algorithms, chapter 8; the Gregorian rule is that of Butcher (1876).
    """
    if julian:
        moon = (19 * (year % 19) + 15) % 30
        week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + week + 114, 31)
        behind = year // 100 - year // 400 - 2
        return datetime.date(year, month, day + 1) + datetime.timedelta(days=behind)
    century, rest = divmod(year, 100)
    fourth, leap = divmod(century, 4)
    moon = (19 * (year % 19) + century - fourth - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


def feast_day(rule: str, year: int | None) -> Partial:
    """The day of a feast: ``12-25`` each year, ``easter-2``, ``orthodox+49`` days from Easter, ``advent1`` Sundays.

    Without a year, or before the calendar was reformed, a feast that moves has no day.
    """
    if rule[:2].isdigit():
        return Partial(year, int(rule[:2]), int(rule[3:]))
    if year is None or not _FIRST_GREGORIAN <= year <= _LAST:
        return Partial(year)
    if rule.startswith("advent"):
        eve = datetime.date(year, 12, 24)
        day = eve - datetime.timedelta(days=eve.isoweekday() % 7 + 7 * (_SUNDAYS_OF_ADVENT - int(rule[6:])))
    else:
        church = "orthodox" if rule.startswith("orthodox") else "easter"
        day = easter(year, julian=church == "orthodox") + datetime.timedelta(days=int(rule[len(church) :] or 0))
    return Partial(day.year, day.month, day.day)
