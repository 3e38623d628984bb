"""What tokens can be: words as they are written, punctuation, kinds of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from tei.entities.dates.lexicon import Entry, Sense, fold, lexicon

__all__ = ["Words", "kinds", "known_words", "marks"]

_REMEMBERED = 20_000  # words: about 4 MB
_PUNCTUATION: Final = {
    **dict.fromkeys(".", ("dot",)),
    **dict.fromkeys(",", ("comma",)),
    **dict.fromkeys(":", ("colon",)),
    **dict.fromkeys(";!?", ("stop",)),
    **dict.fromkeys("-–—‐‑−", ("dash", "to")),
    **dict.fromkeys("/", ("slash",)),
    **dict.fromkeys("'’‘", ("apostrophe",)),
    **dict.fromkeys('[(“„«"', ("open",)),
    **dict.fromkeys("])”»", ("close",)),
    **dict.fromkeys("&+", ("and",)),
    **dict.fromkeys("$£€#№§", ("label",)),
    **dict.fromkeys("%‰", ("unit",)),
}


@cache
def kinds() -> Mapping[tuple[str, ...], Entry]:
    """Kind of token that is no word → its entry, for tokens without a value."""
    return {kind: Entry(sign, dict.fromkeys(kind, "")) for kind, sign in lexicon().kinds.items()}


@cache
def marks() -> Mapping[str, Entry]:
    """Punctuation mark → its entry."""
    return {char: kinds()[kind] for char, kind in _PUNCTUATION.items()}


class Words(dict[str, tuple[str, Sense, str, bool]]):
    """A word as it is written → its sign, what it can be, the word folded, whether a phrase can begin with it.

    Kept from text to text, since most words come again; what was not asked for yet is looked up.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._lexicon = lexicon()
        self._local: Mapping[str, Entry] = self._lexicon.local.get(language, {})
        self._kinds = kinds()

    def __missing__(self, surface: str) -> tuple[str, Sense, str, bool]:
        known = self._lexicon
        word = fold(surface)
        entry = self._local.get(word) or known.words.get(word)
        if entry is None:
            entry = self._kinds["capital" if surface[0] != word[0] else "lower",]
        elif word == surface and word in known.small and word not in self._local:
            entry = known.small[word]
        found = entry.sign, entry.sense, word, word in known.phrases or "cardinal" in entry.sense
        if len(self) < _REMEMBERED:
            self[surface] = found
        return found


@cache
def known_words(language: str) -> Words:
    """The words as texts of a language use them; two letters, empty for none."""
    return Words(language)
