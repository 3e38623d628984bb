"""Numbers: what one of so many digits can be, Roman numerals."""

from __future__ import annotations

from typing import Final

__all__ = ["kind_of", "roman_value"]

_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def kind_of(digits: str) -> tuple[str, ...]:
    """The categories of a number in figures, a row of ``lexicon.NUMBER_KINDS``; three digits can be 1750 to 1999."""
    value = int(digits) if len(digits) < 5 else -1
    if len(digits) <= 2:
        if 1 <= value <= 31:
            size = ("small",) if value <= 12 else ()
            two = ("two",) if len(digits) == 2 else ()
            return ("number", "day", "num", *size, *two)
        return ("number", "two", "no_day") if len(digits) == 2 else ("number",)
    if len(digits) == 3:
        return ("number", "three") if 750 <= value <= 999 else ("number",)
    return ("number", "year", "anyyear") if 1000 <= value <= 2099 else ("number",)


def roman_value(numeral: str) -> int | None:
    """The value of a numeral up to XXXIX; ``None`` if it is none."""
    total = 0
    for char, after in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN[char]
        total += -value if after and _ROMAN[after] > value else value
    canonical = "X" * (total // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[total % 10]
    return total if numeral == canonical else None
