"""Sets of characters of a pattern, as plain tuples that can be compared, and whether a character is in one.

Shapes: ``("ranges", ((first, last), …))``, ``("category", "Lu")`` (or a group such as ``"L"``), ``("initial",)`` and
``("name",)`` for ``\\i`` and ``\\c``, ``("not", set)``, ``("union", set, …)``, ``("minus", set, set)``.
Nothing is enumerated: categories are asked of ``unicodedata`` one character at a time.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from tei.relaxng.datatypes.names import is_name_character, is_name_start

__all__ = ["CATEGORIES", "ESCAPES", "LINE", "CharSet", "block", "holds", "single"]

CharSet = tuple[Any, ...]

# The groups L, M, N, P, Z, S, C and their categories; surrogates (Cs) are not characters.
CATEGORIES: Final = frozenset(
    group + kind
    for group, kinds in {
        "L": "ultmo",
        "M": "nce",
        "N": "dlo",
        "P": "cdseifo",
        "Z": "slp",
        "S": "mcko",
        "C": "cfon",
    }.items()
    for kind in ("", *kinds)
)


def single(char: str) -> CharSet:
    """The set of one character."""
    return ("ranges", ((ord(char), ord(char)),))


_BLANK: Final[CharSet] = ("ranges", ((9, 10), (13, 13), (32, 32)))
LINE: Final[CharSet] = ("not", ("ranges", ((10, 10), (13, 13))))  # the dot
_OTHER: Final[CharSet] = ("category", "C")
_SEPARATOR: Final[CharSet] = ("category", "Z")
_NOT_WORD: Final[CharSet] = ("union", ("category", "P"), _SEPARATOR, _OTHER)
_DIGIT: Final[CharSet] = ("category", "Nd")
ESCAPES: Final[dict[str, CharSet]] = {
    "s": _BLANK,
    "S": ("not", _BLANK),
    "i": ("initial",),
    "I": ("not", ("initial",)),
    "c": ("name",),
    "C": ("not", ("name",)),
    "d": _DIGIT,
    "D": ("not", _DIGIT),
    "w": ("not", _NOT_WORD),
    "W": _NOT_WORD,
}


def holds(char_set: CharSet, char: str) -> bool:
    """Whether the character is in the set."""
    kind = char_set[0]
    if kind == "ranges":
        code = ord(char)
        return any(first <= code <= last for first, last in char_set[1])
    if kind == "category":
        from unicodedata import category

        return category(char).startswith(char_set[1])
    if kind == "not":
        return not holds(char_set[1], char)
    if kind == "union":
        return any(holds(part, char) for part in char_set[1:])
    if kind == "minus":
        return holds(char_set[1], char) and not holds(char_set[2], char)
    return is_name_start(char) if kind == "initial" else is_name_character(char)


def block(name: str) -> CharSet | None:
    """The set of a block, by its name without ``Is``; None: XML Schema has no such block."""
    ranges = _blocks().get(name)
    return None if ranges is None else ("ranges", ranges)


@cache
def _blocks() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    from pathlib import Path  # importlib.resources would take 3 ms

    source = Path(__file__).parents[1] / "data" / "blocks.txt"
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, first, last = line.split()
            found[name] = (*found.get(name, ()), (int(first, 16), int(last, 16)))
    return found
