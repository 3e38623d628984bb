"""What the structure rules ask of others: where dates, names and places are in a string."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tei.structure.lexicon import lexicon, words_of

__all__ = ["Extents", "Recognisers"]

_TITLES = ("office", "address", "addressee", "body")

Extents = Callable[[str], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Recognisers:
    """Each gives the extents of what it finds, as offsets into the string it is handed.

    ``dates``: absolute dates. ``names``: probable names of persons in a line. ``places``: known place names.
    """

    dates: Extents
    names: Extents
    places: Extents

    def remembering(self) -> Recognisers:
        """The same, asked once a string: the rules look at a line several times. For one document."""
        return Recognisers(_remembered(self.dates), _remembered(self._persons), _remembered(self.places))

    def _persons(self, text: str) -> Sequence[tuple[int, int]]:
        """Names without those that are words of office or address alone: "Doktor", "Comrade Minister"."""
        return [(start, end) for start, end in self.names(text) if not _is_title(text[start:end])]


def _is_title(name: str) -> bool:
    entries = lexicon()
    return all(any(entries.has(category, word) for category in _TITLES) for word in words_of(name))


def _remembered(find: Extents) -> Extents:
    known: dict[str, Sequence[tuple[int, int]]] = {}

    def ask(text: str) -> Sequence[tuple[int, int]]:
        if text not in known:
            known[text] = find(text)
        return known[text]

    return ask
