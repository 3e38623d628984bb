"""Dates as stretches of time, so that two of any precision can be compared (XSD 1.1 Part 2, 3.3; ISO 8601)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tei.relaxng.datatypes.calendar import days_of_month

__all__ = ["Stretch", "is_later", "is_outside", "stretch"]

_DATE: Final = re.compile(
    r"(?P<year>-?[0-9]{4,9})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]{1,9})[0-9]*)?)?)?)?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_BASIC: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_LONGEST: Final = 60  # characters; a longer date is none
_SECOND: Final = 1_000_000_000  # in nanoseconds, as all times here
_MINUTE: Final = 60 * _SECOND
_DAY: Final = 24 * 60 * _MINUTE
_BESIDE_FEBRUARY: Final = 337  # days of every year
_FARTHEST: Final = 14 * 60 * _MINUTE  # no zone is farther from UTC


class Stretch(NamedTuple):
    """From ``start`` to ``end`` (half-open), in UTC if ``zoned``; a zone is unknown otherwise."""

    start: int
    end: int
    zoned: bool


def stretch(text: str) -> Stretch | None:
    """The stretch that a date with a year means: the year, month, day, minute or second it names.

    ``None`` for what is no such date, does not exist, or comes back every day or year (``--09-10``).
    """
    return _stretch(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _stretch(text: str) -> Stretch | None:
    basic = _BASIC.fullmatch(text)
    found = _DATE.fullmatch("-".join(basic.groups()) if basic else text)
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    if month > 12 or (found["month"] and not month) or (found["day"] and not 0 < day <= days_of_month(year, month)):
        return None
    shift = _shift(found["zone"] or "")
    if found["hour"]:
        moment, length = _time(found)
        if moment is None:
            return None
        start = _day_number(year, month, day) * _DAY + moment
        return Stretch(start - shift, start - shift + length, bool(found["zone"]))
    start = _day_number(year, month or 1, day or 1)
    days = 1 if day else days_of_month(year, month) if month else _BESIDE_FEBRUARY + days_of_month(year, 2)
    return Stretch(start * _DAY - shift, (start + days) * _DAY - shift, bool(found["zone"]))


def is_later(a: Stretch, b: Stretch) -> bool:
    """Whether all of ``a`` is later than all of ``b``: false while one holds the other, or zones leave it open."""
    doubt = 0 if a.zoned == b.zoned else _FARTHEST
    return a.start - doubt >= b.end


def is_outside(when: Stretch, earliest: Stretch | None, latest: Stretch | None) -> bool:
    return bool((earliest and is_later(earliest, when)) or (latest and is_later(when, latest)))


def _time(found: re.Match[str]) -> tuple[int | None, int]:
    """Nanoseconds since midnight, and how many are meant by the last digit (a minute, a second, a part of one)."""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    part = int((found["part"] or "").ljust(9, "0"))
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second or part)):
        return None, 0
    length = 10 ** (9 - len(found["part"])) if found["part"] else _SECOND if found["second"] else _MINUTE
    return ((hour * 60 + minute) * 60 + second) * _SECOND + part, length


def _shift(zone: str) -> int:
    if zone in ("", "Z"):
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return (-minutes if zone[0] == "-" else minutes) * _MINUTE


def _day_number(year: int, month: int, day: int) -> int:
    """Days since a day long ago, by the Gregorian calendar carried on both ways."""
    year -= month <= 2
    month = (month + 9) % 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day
