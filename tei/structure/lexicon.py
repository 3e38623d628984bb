"""The word lists of the structure rules, read once on first use.

``data/SOURCE.toml`` says what each category holds. The lists of all languages are used together: a letter
may open in one language and close in another, and the language of a short text is often not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tei.tables import read_table

__all__ = ["LANGUAGES", "Lexicon", "lexicon", "words_of"]

LANGUAGES = ("de", "en", "es", "fr", "it", "ru")
_EDGE = re.compile(r"^[^\w№#]+|[^\w°º]+$")
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Category → entries. An entry is a tuple of case-folded words, joined by one space."""

    entries: dict[str, frozenset[str]]

    def has(self, category: str, word: str) -> bool:
        """Is this one word (as ``words_of`` gives it) in the category?"""
        return word in self.entries[category]

    def is_office(self, word: str) -> bool:
        """Is the word an office or rank, a compound with one ("vice-president", "Schulinspektor")?"""
        offices = self.entries["office"]
        if word in offices or word.endswith(_office_ends(self)):
            return True
        return "-" in word and any(part in offices for part in word.split("-"))

    def starts(self, category: str, words: Sequence[str]) -> int:
        """How many words at the beginning are an entry of the category; the longest match, 0 for none."""
        entries = self.entries[category]
        for count in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
            if " ".join(words[:count]) in entries:
                return count
        return 0

    def count(self, category: str, words: Iterable[str]) -> int:
        """How many of the words are in the category."""
        entries = self.entries[category]
        return sum(word in entries for word in words)


def words_of(text: str) -> list[str]:
    """The words of a text: case folded, punctuation at both ends of each taken off, empty ones left out."""
    return [word for word in map(_bare, text.split()) if word]


@lru_cache(maxsize=1 << 14)  # a text says the same words again and again
def _bare(raw: str) -> str:
    return _EDGE.sub("", raw).casefold()


@cache
def lexicon() -> Lexicon:
    """The lists of all languages together; function words are kept by language as ``function_<language>``."""
    entries: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for category, entry in read_table("tei.structure", f"lexicon_{language}.csv"):
            key = f"function_{language}" if category == "function" else category
            entries.setdefault(key, set()).add(" ".join(words_of(entry)) or entry)
    return Lexicon({key: frozenset(values) for key, values in entries.items()})


@cache
def _office_ends(entries: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(entries.entries["office_end"]))
