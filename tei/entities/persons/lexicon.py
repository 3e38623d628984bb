"""The word lists of the person rules, read once on first use; ``data/SOURCE.toml`` says what each holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from tei.tables import read_lines

__all__ = ["abbreviations", "function_words", "is_common", "kind_of", "particles", "read_rows"]


_POSTS = frozenset({"office", "rank"})
_PREFIXES = frozenset({"deputy", "ex", "first", "rear", "sub", "under", "vice"})
_LETTERS = {"honorific": "H", "rank": "R", "office": "O", "kin": "K", "speech": "V", "site": "L"}


def read_rows(name: str) -> list[str]:
    """The lines of a file in ``data`` without its heading."""
    return read_lines("tei.entities.persons", name)[1:]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_rows(name))


@cache
def _cues() -> Mapping[str, str]:
    return dict(row.split(",", 1) for row in read_rows("cues.csv"))


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Language → frequent small words."""
    found: dict[str, set[str]] = {}
    for row in read_rows("function_words.csv"):
        language, _, word = row.partition(",")
        found.setdefault(language, set()).add(word)
    return {language: frozenset(words) for language, words in sorted(found.items())}


def particles() -> frozenset[str]:
    """Small words inside personal names, case folded: "von", "de", "bin"."""
    return _words("particles.csv")


def abbreviations() -> frozenset[str]:
    """Shortened given names, case folded, without their stop: "wm", "joh"."""
    return _words("abbreviations.csv")


def is_common(word: str) -> bool:
    """Whether texts usually write a case-folded word small."""
    return word in _words("common_words.csv")


@lru_cache(maxsize=1 << 15)
def kind_of(word: str) -> str:
    """What the lists know of a case-folded word, one letter each: ``g`` given name, ``s`` surname, ``c`` word that
    is usually written small, ``f`` public figure, ``H R O K V L`` cue (honorific, rank, office, kin, speech, site),
    ``p`` particle."""
    bare = word.rstrip(".")
    head, dash, tail = bare.rpartition("-")
    if dash and _cues().get(tail) in _POSTS and (head in _PREFIXES or _cues().get(head) in _POSTS):
        return _LETTERS[_cues()[tail]]  # "major-general", "under-secretary"
    found = "g" if bare in _words("given_names.csv") else ""
    found += "s" if bare in _words("surnames.csv") else ""
    found += "c" if bare in _words("common_words.csv") or bare in _words("common_words_romance.csv") else ""
    found += "f" if bare in _words("figures.csv") else ""
    found += _LETTERS.get(_cues().get(bare, ""), "")
    return found + "p" if bare in particles() else found
