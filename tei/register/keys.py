"""When two wordings are one name: the key by which mentions are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from tei.model import EntryKind
from tei.tables import read_table

__all__ = ["display", "is_initial", "name_key", "person_parts"]

_BRACKETS = re.compile(r"[\[\]()⟨⟩]")
_WORD = re.compile(r"[^\W_]+\.?")
_INITIALS = re.compile(r"(?<=\.)(?=[^\W\d_]\.)")  # "V.M." is two initials
_GENITIVE = re.compile(r"['’]s?(?!\w)")


def display(surface: str) -> str:
    """A mention as the register shows it: blanks folded, an editor's brackets taken off, no outer punctuation."""
    return " ".join(_BRACKETS.sub("", surface).split()).strip(" ,;:")


@lru_cache(maxsize=4096)  # each mention is asked several times
def name_key(kind: EntryKind, name: str) -> tuple[str, ...]:
    """Equal for wordings of one name: the order of words, case, accents, hyphens and function words do not count.

    "Rhee Syngman" and "Syngman Rhee", "KWP CC" and "Central Committee of the KWP" each have one key; the name of a
    place is compared in its order.
    """
    words = [word.rstrip(".") for word in _words(name)]
    if kind == "person":
        return tuple(sorted(words))
    kept = [word for word in words if word not in _function_words()] or words
    if kind == "place":
        return tuple(kept)
    return tuple(sorted(part for word in kept for part in _abbreviations().get(word, word).split()))


def person_parts(name: str) -> tuple[str, ...]:
    """The words of a person's name in their order, folded; an initial keeps its stop ("i.", "shcherbakov")."""
    return tuple(_words(_INITIALS.sub(" ", name)))


def is_initial(part: str) -> bool:
    """Initials have a stop and up to three letters ("i.", "yu.", "dzh.")."""
    return part.endswith(".") and len(part) <= 4


def _words(name: str) -> list[str]:
    return _WORD.findall(_folded(_GENITIVE.sub("", display(name))))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for word, meaning in read_table("tei.register", "words.csv") if not meaning)


@cache
def _abbreviations() -> dict[str, str]:
    return {word: meaning for word, meaning in read_table("tei.register", "words.csv") if meaning}
