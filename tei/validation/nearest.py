"""*Did you mean*: the names most like a wrong one, found in bounded time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["distance", "nearest"]

_LOOKED_AT: Final = 400  # candidates whose distance is counted, those with the most letters in common first
_LONGEST: Final = 80  # characters of a name that is compared


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """At most ``limit`` of ``candidates``, nearest first, equals in alphabetical order.

    A difference of case alone is nearest of all. Else one change is allowed in a word of three or four letters, two
    up to nine, three in a longer one; a change is a letter more, less or other, or two neighbours exchanged.
    """
    folded = word.casefold()
    allowed = _allowed(len(word))
    if not folded or len(folded) > _LONGEST:
        return ()
    letters = _letters(folded)
    alike: list[tuple[int, int, str]] = []
    for name in set(candidates):
        if abs(len(name) - len(word)) <= allowed and name != word:
            apart = (_letters(name.casefold()) ^ letters).bit_count()
            if apart <= 2 * allowed:
                alike.append((apart, abs(len(name) - len(word)), name))
    alike.sort()
    found = []
    for _, _, name in alike[:_LOOKED_AT]:
        changes = distance(folded, name.casefold(), allowed)
        if changes <= allowed:
            found.append((changes, name))
    return tuple(name for _, name in sorted(found)[:limit])


def _allowed(length: int) -> int:
    return 0 if length <= 2 else 1 if length <= 4 else 2 if length <= 9 else 3


def _letters(text: str) -> int:
    """A set of letters as bits; few enough letters share one that it does no harm."""
    bits = 0
    for letter in text:
        bits |= 1 << (ord(letter) & 63)
    return bits


def distance(a: str, b: str, most: int) -> int:
    """Changes that make ``a`` of ``b`` (optimal string alignment); ``most + 1`` if there are more than ``most``."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        older, before, row = before, row, [i] + [0] * len(b)
        for j, right in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
