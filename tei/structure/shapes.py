"""What a line looks like, by its letters alone."""

from __future__ import annotations

import re

from tei.structure.lexicon import lexicon, words_of

__all__ = [
    "bare_name",
    "ends_sentence",
    "is_capitals",
    "is_prose",
    "is_spaced_capitals",
    "looks_like_name",
    "small_words",
]

_SENTENCE_END = re.compile(r"[.!?…;][\"”“’'»)\]\d]*$")
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\(signed\)|/s/", re.IGNORECASE)
_NOT_NAME = re.compile(r"[\d:;!?=/&%§$€£_]|\.{2}|…")
_LONG, _PROSE = 110, 60
_FUNCTION = tuple(f"function_{language}" for language in ("de", "en", "es", "fr", "it"))
_SMALL = ("valediction", "own", "possessive", "particle", "function_de", "function_es", "function_fr", "function_it")


def is_prose(text: str) -> bool:
    """Does a line read as running text, not as a heading, an address or a signature?"""
    if len(text) > _LONG:
        return True
    small = small_words(text)
    if ends_sentence(text):
        return small >= 2
    return small >= 5 or (len(text) > _PROSE and small >= 4)


def small_words(text: str) -> int:
    """How many words of four letters and more begin with a small letter; in a sentence in capitals: function words."""
    if is_capitals(text) and ends_sentence(text):
        return sum(any(lexicon().has(category, word) for category in _FUNCTION) for word in words_of(text))
    return sum(word[0].islower() for word in text.split() if len(word) > 3)


def ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def is_capitals(text: str) -> bool:
    """At least four letters, none of them small."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(not char.islower() for char in letters)


def is_spaced_capitals(text: str) -> bool:
    """``S H T Y K O V``: single capitals with blanks between them."""
    parts = text.split()
    return len(parts) >= 4 and all(len(part) == 1 and part.isupper() for part in parts)


def bare_name(text: str) -> str:
    """A line without its bracketed insertions, parentheses and marks around a name."""
    edges = " \t()-–—.,;*\"“”'"
    return _BRACKETS.sub(" ", text).strip(edges) or text.strip(edges + "[]")


def looks_like_name(text: str, most: int = 5) -> bool:
    """Could the line be a person's name: up to ``most`` capitalised words and initials, small words only particles?"""
    bare = bare_name(text)
    parts = bare.replace(".", ". ").split()
    if not parts or len(parts) > most + 3 or _NOT_NAME.search(bare):
        return False
    names = 0
    for part in parts:
        word = part.strip(".,’'\"”“()")
        if not word:
            continue
        if word[0].isupper() or (word[:2].casefold() in {"d'", "d’"} and word[2:3].isupper()):
            names += len(word) > 1 or part.endswith(".") or len(parts) <= 2
        elif not lexicon().has("particle", word.casefold()):
            return False
    return 1 <= names <= most and not _common(bare)


def _common(bare: str) -> bool:
    """Words that are no name although they are written with a capital."""
    words = words_of(bare)
    entries = lexicon()
    if any(entries.has("month", word) and len(word) > 3 for word in words):
        return True
    if all(len(word) > 1 and any(entries.has(category, word) for category in _SMALL) for word in words):
        return True
    return any(
        entries.starts(category, words) == len(words)
        for category in ("distribution", "copies", "attachment", "subject", "participants", "seg_classification")
    )
