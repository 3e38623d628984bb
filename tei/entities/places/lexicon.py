"""The lists of place names and of the words around them, read once on first use.

``data/SOURCE.toml`` says where each list comes from and what its columns mean.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

__all__ = ["Cues", "Name", "cues", "demonyms", "fold", "gazetteer", "is_name_or_adjective"]

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\n": " ", "\t": " ", "‑": "-", "‐": "-"})
_FIRST = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text in lower case with one kind of blank, apostrophe and hyphen; every character keeps its offset."""
    folded = text.translate(_SIGNS)
    lower = folded.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in folded)


class Name(NamedTuple):
    """A known name: folded, as written, and what it needs beside it to count (empty: nothing)."""

    folded: str
    written: str
    needs: str

    @property
    def is_acronym(self) -> bool:
        return self.written.isupper() and len(self.written) <= 8


@cache
def gazetteer() -> dict[str, tuple[Name, ...]]:
    """First word of a name, folded → the names that begin with it, the longest first."""
    needs = {row[0]: row[1] for row in _rows("ambiguous.csv")}
    found: dict[str, list[Name]] = {}
    seen = set()
    for file in ("gazetteer.csv", "countries.csv", "cities.csv"):
        for row in _rows(file):
            written = row[0]
            folded = fold(written)
            if folded in seen or folded in demonyms():
                continue
            seen.add(folded)
            need = needs.get(written) or (row[1] if file == "cities.csv" else "")
            first = _FIRST.match(folded)
            assert first, f"{written} begins with no word"
            found.setdefault(first.group(), []).append(Name(folded, written, need))
    return {first: tuple(sorted(names, key=lambda name: (-len(name.folded), name.folded))) for first, names in found.items()}


@cache
def demonyms() -> frozenset[str]:
    """Adjectives of states and peoples, folded."""
    return frozenset(fold(row[0]) for row in _rows("demonyms.csv"))


def is_name_or_adjective(word: str) -> bool:
    """Is this one folded word a place that needs nothing beside it, or the adjective of a state?"""
    return word in demonyms() or any(name.folded == word and not name.needs for name in gazetteer().get(word, ()))


@dataclass(frozen=True, slots=True)
class Cues:
    """Words around place names, folded: use → words."""

    words: dict[str, frozenset[str]]

    def has(self, use: str, word: str) -> bool:
        return word in self.words[use]

    def pattern(self, use: str, *, capital: bool = False) -> str:
        """An alternation of the words of a use, the longest first; ``capital``: each begins with a capital."""
        words = sorted(self.words[use], key=lambda word: (-len(word), word))
        return "|".join(re.escape(word.title() if capital else word) for word in words)


@cache
def cues() -> Cues:
    words: dict[str, set[str]] = {}
    for use, word in _rows("cues.csv"):
        words.setdefault(use, set()).add(word)
    return Cues({use: frozenset(found) for use, found in words.items()})


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("tei.entities.places").joinpath("data", name).read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows
