"""Ids that may be meant by a pointer that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from tei.validation.nearest import nearest

__all__ = ["NearIds"]

_DIGITS: Final = re.compile("[0-9]+")
_MOST: Final = 50  # words for which near ids are looked for
_COMPARED: Final = 200_000  # ids that are looked at for all of them: a large file has fewer words


class NearIds:
    """Looks in ``ids``; after so many words that it would take long it finds nothing more."""

    __slots__ = ("_ids", "_known", "_left")

    def __init__(self, ids: Collection[str]) -> None:
        self._ids = ids
        self._known: dict[str, tuple[str, ...]] = {}
        self._left = min(_MOST, _COMPARED // (len(ids) + 1))

    def near(self, word: str) -> tuple[str, ...]:
        """At most three ids like ``word``; one that differs in a number alone is another id, not a misspelling."""
        if word not in self._known and self._left > 0:
            self._left -= 1
            plain = _DIGITS.sub("0", word)
            found = (name for name in nearest(word, self._ids, 10) if _DIGITS.sub("0", name) != plain)
            self._known[word] = tuple(found)[:3]
        return self._known.get(word, ())
