"""Numbers: decimal and what is derived from it, float, double (XML Schema Part 2, 3.2.3 to 3.2.5 and 3.3.13 to 3.3.25).

Decimals are kept as their digits, so that they are exact at any length, and ``decimal`` need not be imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import copysign, isinf, isnan
from typing import Any, Final, NamedTuple

from tei.relaxng.datatypes.value_space import BOUNDS, DIGITS, ValueSpace

__all__ = ["Decimal", "DecimalSpace", "FloatSpace", "compare_decimals", "number_space", "parse_decimal"]


class Decimal(NamedTuple):
    """A number by its digits: no zeros at the left of ``whole`` or the right of ``fraction``; zero is not negative."""

    negative: bool
    whole: str
    fraction: str


def parse_decimal(text: str) -> Decimal | None:
    """The number of ``[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)``, else None."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    whole, _, fraction = digits.partition(".")
    if not ((whole + fraction).isdigit() and digits.isascii()):
        return None
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    return Decimal(text[0] == "-" and bool(whole or fraction), whole, fraction)


def compare_decimals(a: Decimal, b: Decimal) -> int:
    """Negative, zero or positive."""
    if a.negative != b.negative:
        return -1 if a.negative else 1
    x, y = (len(a.whole), a.whole, a.fraction), (len(b.whole), b.whole, b.fraction)
    return ((x > y) - (x < y)) * (-1 if a.negative else 1)


class DecimalSpace(ValueSpace):
    """Decimals, or whole numbers between two bounds that are values themselves (None: no bound)."""

    __slots__ = ("high", "low", "whole")

    def __init__(self, name: str, words: str, low: str | None = None, high: str | None = None):
        super().__init__(name, words, DIGITS)
        self.whole = name != "decimal"
        self.low = parse_decimal(low) if low else None
        self.high = parse_decimal(high) if high else None

    def parse(self, text: str) -> Any:
        value = parse_decimal(text)
        if value is None or (self.whole and "." in text):
            return None
        if self.low is not None and compare_decimals(value, self.low) < 0:
            return None
        if self.high is not None and compare_decimals(value, self.high) > 0:
            return None
        return value

    def compare(self, a: Decimal, b: Decimal) -> int:
        return compare_decimals(a, b)

    def fixed_problem(self, bounds: Mapping[str, Any]) -> str | None:
        if self.whole and bounds.get("fractionDigits"):
            return f"fractionDigits of {self.name} is 0 and cannot be changed"
        return None

    def candidates(self, text: str) -> Iterator[str]:
        yield from _number_candidates(text)
        if self.whole and (value := parse_decimal(text)) is not None and not value.fraction:
            yield ("-" if value.negative else "") + (value.whole or "0")


class FloatSpace(ValueSpace):
    """IEEE numbers of 32 or 64 bits, with one zero and one NaN, which equals itself (so the second edition)."""

    __slots__ = ()

    def parse(self, text: str) -> Any:
        special = _SPECIAL.get(text)
        if special is not None:
            return special
        mantissa, mark, exponent = text.replace("E", "e").partition("e")
        if parse_decimal(mantissa) is None:
            return None
        power = parse_decimal(exponent) if mark else None
        if mark and (power is None or "." in exponent):
            return None
        value = float(text)
        return _nearest_single(value, text) if self.name == "float" else value

    def same(self, a: float, b: float) -> bool:
        return a == b or (isnan(a) and isnan(b))

    def compare(self, a: float, b: float) -> int | None:
        if isnan(a) or isnan(b):
            return 0 if isnan(a) and isnan(b) else None
        return (a > b) - (a < b)

    def candidates(self, text: str) -> Iterator[str]:
        yield from _number_candidates(text)
        special = {"inf": "INF", "+inf": "INF", "-inf": "-INF", "infinity": "INF", "nan": "NaN"}.get(text.lower())
        if special:
            yield special


_SPECIAL: Final = {"INF": float("inf"), "-INF": float("-inf"), "NaN": float("nan")}


def _nearest_single(value: float, text: str) -> float:
    """The 32-bit number nearest to the decimal ``text``, whose nearest 64-bit number is ``value``.

    Rounding twice goes wrong where ``value`` lies just between two 32-bit numbers and ``text`` does not.
    """
    from struct import pack, unpack

    def rounded(number: float) -> float:
        try:
            return float(unpack("<f", pack("<f", number))[0])
        except OverflowError:
            return copysign(float("inf"), number)

    single = rounded(value)
    if isinf(value) or single == value:
        return single
    from decimal import Decimal as Exact

    excess = Exact(text).compare(Exact(value))
    if not excess:
        return single
    from math import nextafter

    # the neighbour of value on the side of text rounds to the same side as text does
    return rounded(nextafter(value, float("inf") if excess > 0 else float("-inf")))


def _number_candidates(text: str) -> Iterator[str]:
    from unicodedata import digit

    plain = text.replace("−", "-").replace("–", "-").replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    yield "".join(str(digit(char)) if char.isdecimal() else char for char in plain)


_BITS: Final = {"byte": 7, "short": 15, "int": 31, "long": 63}
_SIGNED: Final[dict[str, tuple[str, str | None, str | None]]] = {
    "integer": ("a whole number", None, None),
    "nonNegativeInteger": ("a whole number of at least 0", "0", None),
    "positiveInteger": ("a whole number of at least 1", "1", None),
    "nonPositiveInteger": ("a whole number of at most 0", None, "0"),
    "negativeInteger": ("a whole number of at most -1", None, "-1"),
}


def number_space(name: str) -> ValueSpace:
    """The space of a type of this family; ``name`` is one that exists."""
    if name in ("float", "double"):
        return FloatSpace(name, "a number such as 3, -0.5 or 1.2E3", BOUNDS)
    if name == "decimal":
        return DecimalSpace(name, "a number such as 3 or -0.5, without an exponent")
    if name in _SIGNED:
        return DecimalSpace(name, *_SIGNED[name])
    unsigned = name.startswith("unsigned")
    bits = _BITS[name.removeprefix("unsigned").lower()]
    low, high = (0, 2 ** (bits + 1) - 1) if unsigned else (-(2**bits), 2**bits - 1)
    return DecimalSpace(name, f"a whole number from {low} to {high}", str(low), str(high))
