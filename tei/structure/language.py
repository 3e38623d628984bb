"""Guessing the language of a text by its function words."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from tei.structure.lexicon import LANGUAGES, lexicon, words_of

__all__ = ["UNKNOWN", "guess_language"]

UNKNOWN = "und"
_WORDS = 2000
_FEWEST = 3
_SHARE = 0.08
_LEAD = 1.25


def guess_language(text: str) -> str:
    """BCP 47 tag of the language whose function words are the most frequent among the first 2,000 words.

    ``und`` where fewer than three, or fewer than eight in a hundred words are function words, or where two
    languages are close to each other.
    """
    words = Counter(islice(words_of(text), _WORDS))
    total = sum(words.values())
    entries = lexicon().entries
    counts = {
        language: sum(count for word, count in words.items() if word in entries[f"function_{language}"])
        for language in LANGUAGES
    }
    (best, most), (_, second) = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if most < _FEWEST or most < _SHARE * total or most < _LEAD * second:
        return UNKNOWN
    return best
