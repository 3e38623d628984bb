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

__all__ = ["REGION", "Cues", "Gazetteer", "Name", "cues", "demonyms", "fold", "gazetteer", "is_name_or_adjective"]

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\n": " ", "\t": " ", "‑": "-", "‐": "-"})
_FIRST_OF_LINE = re.compile(r"^\"?(\w+)", re.MULTILINE)


REGION = re.compile(
    r",? (?:(?:D\. ?C\.?|DC|Va|Virga?|Md|Maryland|Virginia|Penna?|Conn|N\. ?[YJCH]\.?|Tenn|Ky|Fla)\b\.?"
    r"|(?:Mass|Ga|Ala|Ill|Ind|Mo|Cal|Calif|Del)\b\.?(?! [a-z]))"
)
"""A state of the USA, mostly abbreviated, after a town or county."""


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


class Gazetteer:
    """All known names. The lists are read as lines and a name only when its first word is asked for: most never are."""

    def __init__(self) -> None:
        self._needs = {row[0]: row[1] for row in _rows("ambiguous.csv")}
        self._lines: dict[str, list[str]] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        for file in ("gazetteer.csv", "countries.csv", "cities.csv", "regions.csv"):
            text = _text(file)
            lines = text.splitlines()[1:]
            firsts = _FIRST_OF_LINE.findall(text.lower(), text.index("\n") + 1)
            for first, line in zip(firsts, lines, strict=True):
                self._lines.setdefault(first, []).append(line)

    def beginning(self, word: str) -> tuple[Name, ...]:
        """The names that begin with this folded word, the longest first."""
        if word not in self._lines:
            return ()
        if word not in self._names:
            self._names[word] = self._read(self._lines[word])
        return self._names[word]

    def _read(self, lines: list[str]) -> tuple[Name, ...]:
        found: dict[str, Name] = {}
        for row in csv.reader(lines):
            folded, needs = fold(row[0]), row[1] if len(row) > 1 and row[1] in ("context", "name") else ""
            if folded not in demonyms():
                found.setdefault(folded, Name(folded, row[0], self._needs.get(row[0], needs)))
        return tuple(sorted(found.values(), key=lambda name: (-len(name.folded), name.folded)))


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def demonyms() -> frozenset[str]:
    """Adjectives of states and peoples, folded."""
    return frozenset(fold(row[0]) for row in _rows("demonyms.csv"))


def is_name_or_adjective(word: str) -> bool:
    """Is this one folded word a place that needs nothing beside it, or the adjective of a state?"""
    return word in demonyms() or any(name.folded == word and not name.needs for name in gazetteer().beginning(word))


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
    rows = csv.reader(_text(name).splitlines())
    next(rows)
    return rows


def _text(name: str) -> str:
    return resources.files("tei.entities.places").joinpath("data", name).read_text(encoding="utf-8")
