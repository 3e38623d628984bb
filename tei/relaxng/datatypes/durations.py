"""Durations (XML Schema Part 2, 3.2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from tei.relaxng.datatypes.calendar import Moment, compare_moments, moment_after
from tei.relaxng.datatypes.value_space import BOUNDS, ValueSpace, whole_number

__all__ = ["Duration", "DurationSpace", "duration_space"]

_DATE_UNITS: Final = "YMD"
_TIME_UNITS: Final = "HMS"
_STARTS: Final = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))  # 3.2.6.2: less after each of these is less


class Duration(NamedTuple):
    """The sign, years, months, days, hours, minutes, seconds, and the digits of the fraction of a second."""

    negative: bool
    numbers: tuple[int, ...]
    fraction: str

    def months(self) -> int:
        """Years and months, with the sign."""
        return (self.numbers[0] * 12 + self.numbers[1]) * (-1 if self.negative else 1)

    def seconds(self) -> int:
        """Days, hours, minutes and whole seconds, with the sign."""
        days, hours, minutes, seconds = self.numbers[2:]
        return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * (-1 if self.negative else 1)


class DurationSpace(ValueSpace):
    """Spans of time. The space has six dimensions and equality is identity: P1Y is not P12M, though neither is less."""

    __slots__ = ()

    def __init__(self, name: str):
        super().__init__(name, "a duration such as P1Y6M or PT90M", BOUNDS)

    def parse(self, text: str) -> Any:
        negative = text[:1] == "-"
        date, mark, time = text[negative:].partition("T")
        if date[:1] != "P" or (mark and not time) or not (date[1:] or time):
            return None
        days, clock = _read(date[1:], _DATE_UNITS), _read(time, _TIME_UNITS)
        if days is None or clock is None:
            return None
        numbers = tuple(days.get(unit, (0, ""))[0] for unit in _DATE_UNITS)
        numbers += tuple(clock.get(unit, (0, ""))[0] for unit in _TIME_UNITS)
        fraction = clock.get("S", (0, ""))[1].rstrip("0")
        return Duration(negative and (any(numbers) or fraction != ""), numbers, fraction)

    def compare(self, a: Duration, b: Duration) -> int | None:
        orders = {_order(start, a, b) for start in _STARTS}
        return orders.pop() if len(orders) == 1 else None

    def candidates(self, text: str) -> Iterator[str]:
        yield text.upper()


def duration_space(name: str) -> ValueSpace:
    """The space of ``duration``, the one type of this family."""
    return DurationSpace(name)


def _read(text: str, units: str) -> dict[str, tuple[int, str]] | None:
    """Number and fraction for each unit, in the order of ``units``; only seconds may have a fraction."""
    found: dict[str, tuple[int, str]] = {}
    order = units
    while text:
        size = next((i for i, char in enumerate(text) if char in units), len(text))
        unit, number = text[size : size + 1], text[:size]
        if not unit or unit not in order:  # none, or not in its place
            return None
        whole, point, fraction = number.partition(".")
        if not (whole.isascii() and whole.isdigit()):
            return None
        if point and (unit != "S" or not (fraction.isascii() and fraction.isdigit())):
            return None
        found[unit] = (whole_number(whole), fraction)
        order = order[order.index(unit) + 1 :]
        text = text[size + 1 :]
    return found


def _order(start: tuple[int, int], a: Duration, b: Duration) -> int:
    order = compare_moments(_after(start, a), _after(start, b))
    assert order is not None, "both have a zone"
    return (order > 0) - (order < 0)


def _after(start: tuple[int, int], duration: Duration) -> Moment:
    months, seconds, fraction = duration.months(), duration.seconds(), duration.fraction
    if duration.negative and fraction:
        seconds, fraction = seconds - 1, _complement(fraction)
    return moment_after(*start, months, seconds, fraction)


def _complement(fraction: str) -> str:
    """One minus the fraction: 25 of 100 becomes 75."""
    nines = fraction.translate({48 + digit: str(9 - digit) for digit in range(10)})
    return nines[:-1] + str(10 - int(fraction[-1]))  # the last digit is not 0
