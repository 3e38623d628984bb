"""Which of the expected names a wrong one was meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tei.validation.messages.vocabulary import everyday_first
from tei.validation.nearest import nearest

__all__ = ["likest_first", "meant"]

_TELLING: Final = 3  # letters of a name that say something when one of them is wrong


@lru_cache(maxsize=4096)
def meant(word: str, names: tuple[str, ...]) -> str | None:
    """The name most like ``word``, if one is like it; of short names only what differs in case."""
    found = next(iter(nearest(word, names, 1)), None)
    if found is None or (len(word) < _TELLING and found.casefold() != word.casefold()):
        return None
    return found


def likest_first(word: str, names: Sequence[str]) -> list[str]:
    """``names`` with those like ``word`` first, then those of every day, then the others in alphabetical order."""
    near = nearest(word, names)
    return [*near, *everyday_first(set(names) - set(near))]
