"""Names of XML 1.0, fourth edition: Name, NCName, Nmtoken, and ``\\i`` and ``\\c`` of patterns.

XML Schema 1.0 and jing have these tables. Those of the fifth edition are wider (U+2070, everything beyond U+FFFF): a
name from there is refused.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Final

__all__ = ["XML_NAMESPACE", "is_name", "is_name_character", "is_name_start", "is_ncname", "is_nmtoken"]

XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"


def is_ncname(text: str) -> bool:
    """A name without a colon."""
    if text.isascii():
        # what Python takes for an ASCII identifier is an NCName without '-' and '.'
        return text[:1] not in ("-", ".") and text.replace("-", "_").replace(".", "_").isidentifier()
    return ":" not in text and is_name(text)


def is_name(text: str) -> bool:
    """A name; colons count as letters."""
    return text != "" and is_name_start(text[0]) and is_nmtoken(text)


def is_nmtoken(text: str) -> bool:
    """One or more name characters."""
    if text.isascii():
        return ("_" + text.replace("-", "_").replace(".", "_").replace(":", "_")).isidentifier() and text != ""
    return all(map(is_name_character, text))


def is_name_start(char: str) -> bool:
    """Letter, ``_`` or ``:`` (``\\i`` of a pattern)."""
    if char.isascii():
        return char.isalpha() or char in "_:"
    return _within(char, _tables()[0])


def is_name_character(char: str) -> bool:
    """NameChar (``\\c`` of a pattern)."""
    if char.isascii():
        return char.isalnum() or char in "_:-."
    return _within(char, _tables()[0]) or _within(char, _tables()[1])


def _within(char: str, limits: list[int]) -> bool:
    """Whether the number of range starts and ends up to the character is odd: it is inside a range then."""
    return bisect_right(limits, ord(char)) % 2 == 1


@cache
def _tables() -> tuple[list[int], list[int]]:
    """First character and first character after of each range, ascending: of letters, and of what else may follow."""
    tables: dict[str, list[int]] = {"letter": [], "other": []}
    from pathlib import Path  # importlib.resources would take 3 ms

    source = Path(__file__).parent / "data" / "name_characters.txt"
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, first, last = line.split()
            tables[kind] += (int(first, 16), int(last, 16) + 1)
    return tables["letter"], tables["other"]
