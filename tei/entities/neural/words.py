"""The words of a text as the model reads them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["SHAPES", "Word", "shape_of", "words_of"]

_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
SHAPES: Final = ("no letter", "digits", "lower", "one capital", "capitals", "Capital", "other")
"""What a word looks like; the model is told the index."""


class Word(NamedTuple):
    """A word or a sign: extent (code points, half-open) and whether it is the first of its line."""

    start: int
    end: int
    starts_line: bool


def words_of(text: str) -> list[Word]:
    """The words and signs of a text, in order."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        found.append(Word(start, match.end(), not found or "\n" in text[end:start]))
        end = match.end()
    return found


@lru_cache(maxsize=1 << 14)
def shape_of(word: str) -> int:
    """The index in ``SHAPES``."""
    if not any(map(str.isalpha, word)):
        return 1 if any(map(str.isdigit, word)) else 0
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) == 1 else 4
    return 5 if word.istitle() else 6
