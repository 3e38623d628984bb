"""What the word lists know of a word, told to the network beside its letters: names that it never saw are in lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from tei.entities.neural.words import Word
from tei.entities.orgs.lexicon import lexicon
from tei.entities.persons.lexicon import kind_of
from tei.entities.places.lexicon import demonyms, fold, gazetteer

__all__ = ["HINTS", "hints_of"]

_KINDS: Final = "gscfHROKVLp"  # as ``kind_of`` has them
HINTS: Final = (
    *_KINDS,
    "place",
    "first word of a place",
    "adjective of a place",
    "acronym of a body",
    "head of a body",
    "written small elsewhere in the text",
    "after a title or an initial somewhere in the text",
)
"""A number of the hint is its index. A change here makes models trained before it useless: raise ``tagger.FORM``."""
_SMALL: Final = HINTS.index("written small elsewhere in the text")
_TITLED: Final = HINTS.index("after a title or an initial somewhere in the text")


def hints_of(text: str, words: Sequence[Word]) -> list[tuple[int, ...]]:
    """The indices of the hints that hold for each word."""
    surfaces = [text[word.start : word.end] for word in words]
    small = {surface for surface in surfaces if surface.islower()}
    titled = set(_titled(surfaces, words))
    found = []
    for surface in surfaces:
        hints = _listed(surface)
        if not surface.islower():
            folded = surface.casefold()
            hints += (_SMALL,) * (folded in small) + (_TITLED,) * (folded in titled)
        found.append(hints)
    return found


@lru_cache(maxsize=1 << 15)
def _listed(word: str) -> tuple[int, ...]:
    hints = [_KINDS.index(letter) for letter in kind_of(word.casefold())]
    folded = fold(word)
    names = gazetteer().beginning(folded) if word[:1].isupper() else ()
    if names:
        hints.append(len(_KINDS) + (not any(name.folded == folded for name in names)))
    known = lexicon()
    holds = (folded in demonyms(), word in known.acronyms, (folded,) in known.heads)
    return (*hints, *(len(_KINDS) + 2 + at for at, holding in enumerate(holds) if holding))


def _titled(surfaces: Sequence[str], words: Sequence[Word]) -> Iterator[str]:
    """Folded words with a capital that follow a title or an initial, with its stop, in their line."""
    lead = False  # whether a title or an initial stands directly before, its stop aside
    for (before, _), (surface, word) in pairwise(zip(surfaces, words, strict=True)):
        if before != ".":
            lead = (len(before) == 1 and before.isupper()) or "H" in kind_of(before.casefold())
        if word.starts_line:
            lead = False
        elif lead and surface[:1].isupper():
            yield surface.casefold()
