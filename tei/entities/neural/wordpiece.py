"""Words → pieces of a vocabulary, the longest first (WordPiece; Schuster and Nakajima 2012, as BERT uses it)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

__all__ = ["WordPiece"]

_LONGEST: Final = 40  # letters of a word; a longer one is unknown
_MOST_KEPT: Final = 50_000  # words whose pieces are kept


class WordPiece:
    """``vocabulary``: pieces in the order of their numbers; one inside a word begins with ``##``.

    Letters are folded: no capitals, no accents ("Größe" is "grosse"), as the vocabulary has them.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._kept: dict[str, tuple[int, ...]] = {}
        self.start: Final = self._numbers["[CLS]"]
        self.end: Final = self._numbers["[SEP]"]
        self._unknown: Final = (self._numbers["[UNK]"],)

    def pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of the word's pieces, at least one."""
        known = self._kept.get(word)
        if known is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            known = self._kept[word] = self._split(_folded(word))
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        if not word or len(word) > _LONGEST:
            return self._unknown
        found: list[int] = []
        at = 0
        while at < len(word):
            for end in range(len(word), at, -1):
                number = self._numbers.get(("##" if at else "") + word[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return self._unknown
        return tuple(found)


def _folded(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
