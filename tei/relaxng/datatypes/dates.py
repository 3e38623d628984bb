"""Dates and times: dateTime, time, date and the five Gregorian types (XML Schema Part 2, 3.2.7 to 3.2.14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tei.relaxng.datatypes.calendar import Moment, compare_moments, day_number, days_of_month
from tei.relaxng.datatypes.value_space import BOUNDS, ValueSpace, whole_number

__all__ = ["DateSpace", "date_space"]

# Y year, M month, D day, h hour, m minute, s second with a fraction; other characters stand for themselves
_FORMS: Final = {
    "dateTime": ("Y-M-DTh:m:s", "a date and time such as 1956-09-10T12:30:00"),
    "time": ("h:m:s", "a time such as 12:30:00"),
    "date": ("Y-M-D", "a date such as 1956-09-10"),
    "gYearMonth": ("Y-M", "a year and month such as 1956-09"),
    "gYear": ("Y", "a year such as 1956"),
    "gMonthDay": ("--M-D", "a month and day such as --09-10"),
    "gDay": ("---D", "a day of the month such as ---10"),
    "gMonth": ("--M", "a month such as --09"),
}
_HIGHEST: Final = {"M": 12, "D": 31, "h": 24, "m": 59, "s": 60}
_LEAP_YEAR: Final = 2000  # so that --02-29 is right


class DateSpace(ValueSpace):
    """Points in time, or the first moment of a day, month or year, with or without a time zone."""

    __slots__ = ("form",)

    def __init__(self, name: str, words: str, form: str):
        super().__init__(name, words, BOUNDS)
        self.form = form

    def parse(self, text: str) -> Any:
        parts = _read(text, self.form)
        return None if parts is None else _moment(*parts)

    def same(self, a: Moment, b: Moment) -> bool:
        if self.name == "time" and a.zoned:  # 00:30:00+01:00 is 23:30:00Z of any day
            return a[1:] == b[1:] and (a.minutes - b.minutes) % (24 * 60) == 0
        return a == b

    def compare(self, a: Moment, b: Moment) -> int | None:
        return compare_moments(a, b)

    def candidates(self, text: str) -> Iterator[str]:
        from tei.relaxng.datatypes.date_forms import date_candidates

        return date_candidates(self.name, text)

    def problem(self, text: str) -> str:
        read = _read(text, self.form, check=False)
        if read is not None:
            return f"must be {self.words}; there is no such {'time' if _has_day(read[0]) else 'day'}"
        return super().problem(text)


def date_space(name: str) -> ValueSpace:
    """The space of a type of this family; ``name`` is one of those above."""
    form, words = _FORMS[name]
    return DateSpace(name, words, form)


Parts = dict[str, int]


def _read(text: str, form: str, check: bool = True) -> tuple[Parts, str, int | None] | None:
    """The numbers of a text, the digits of its fraction of a second, its zone in minutes; None if it is not right."""
    parts: Parts = {}
    fraction = ""
    at = 0
    for sign in form:
        if sign == "Y":
            end = _year_end(text)
            if end is None:
                return None
            parts["Y"] = -whole_number(text[1:end]) if text[0] == "-" else whole_number(text[:end])
        elif sign in _HIGHEST:
            end = at + 2
            number = _two_digits(text[at:end], _HIGHEST[sign])
            if number is None or (number == 0 and sign in "MD"):
                return None
            parts[sign] = number
            if sign == "s" and text[end : end + 1] == ".":
                end, fraction = _fraction(text, end)
                if text[end - 1] == ".":
                    return None
        elif text[at : at + 1] == sign:
            end = at + 1
        else:
            return None
        at = end
    zone = _zone(text[at:])
    if zone == _NO_ZONE or (check and not (_has_day(parts) and _has_time(parts, fraction))):
        return None
    return parts, fraction.rstrip("0"), zone


def _year_end(text: str) -> int | None:
    """Where the year at the start ends: four digits, or more without a zero in front; year 0000 does not exist."""
    start = end = 1 if text[:1] == "-" else 0
    while "0" <= text[end : end + 1] <= "9":
        end += 1
    digits = text[start:end]
    if len(digits) < 4 or (len(digits) > 4 and digits[0] == "0") or digits == "0000":
        return None
    return end


def _two_digits(text: str, highest: int) -> int | None:
    if len(text) == 2 and text.isascii() and text.isdigit() and int(text) <= highest:
        return int(text)
    return None


def _fraction(text: str, point: int) -> tuple[int, str]:
    """Where the digits after the point end, and the digits."""
    end = point + 1
    while "0" <= text[end : end + 1] <= "9":
        end += 1
    return end, text[point + 1 : end]


_NO_ZONE: Final = 9999


def _zone(text: str) -> int | None:
    """Minutes east of UTC; None: no zone; ``_NO_ZONE``: the text is not one."""
    if text == "":
        return None
    if text == "Z":
        return 0
    hours, minutes = _two_digits(text[1:3], 14), _two_digits(text[4:], 59)
    if text[0] not in "+-" or text[3:4] != ":" or hours is None or minutes is None or (hours == 14 and minutes):
        return _NO_ZONE
    return (hours * 60 + minutes) * (-1 if text[0] == "-" else 1)


def _has_day(parts: Parts) -> bool:
    """Whether the month has the day."""
    return "D" not in parts or parts["D"] <= days_of_month(parts.get("Y", _LEAP_YEAR), parts.get("M", 1))


def _has_time(parts: Parts, fraction: str) -> bool:
    """Whether hour 24 is the very end of a day."""
    return parts.get("h") != 24 or not (parts["m"] or parts["s"] or fraction.strip("0"))


def _moment(parts: Parts, fraction: str, zone: int | None) -> Moment:
    """The first moment that the parts name. A time is one of the first of January, hour 24 the start of the day."""
    get = parts.get
    hour = 0 if "Y" not in parts and get("h") == 24 else get("h", 0)
    day = day_number(get("Y", _LEAP_YEAR), get("M", 1), get("D", 1))
    return Moment((day * 24 + hour) * 60 + get("m", 0) - (zone or 0), get("s", 0), fraction, zone is not None)
