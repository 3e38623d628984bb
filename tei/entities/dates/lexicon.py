"""The words that dates are made of, read once on first use.

``data/SOURCE.toml`` says what each category holds. The lists of all languages are used together, since the language
of a short text is often unknown; what means something else in other languages stands in a ``local_`` category and
counts only in texts of its own language.

Words with the same set of categories share one sign, so that a text becomes a string of signs on which the forms of
dates are plain regular expressions (``forms``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from tei.tables import read_table

__all__ = ["LANGUAGES", "NUMBER_KINDS", "WORD", "Entry", "Lexicon", "Sense", "bare", "fold", "lexicon"]

LANGUAGES: Final = ("de", "en", "es", "fr", "it", "ru")
WORD: Final = r"[^\W\d_]+(?:\u0304[^\W\d_]*)*"
_FIRST_SIGN: Final = 0x4E00  # far from every sign that a pattern gives a meaning to
_WORD_OR_NUMBER = re.compile(rf"\d+{WORD}|{WORD}|\d+|[№§]|[°º]")
_MACRON = re.compile("([mn])\u0304")  # a doubled letter in German hands: "Som̄er"

# Kinds of tokens that are no words: each row is the set of categories of one kind.
NUMBER_KINDS: Final[tuple[tuple[str, ...], ...]] = (
    ("number",),
    ("number", "day", "num"),
    ("number", "day", "num", "small"),
    ("number", "day", "num", "small", "two"),
    ("number", "day", "num", "two"),
    ("number", "two", "no_day"),
    ("number", "three"),
    ("number", "year", "anyyear"),
    ("day", "ordinal"),
    ("anyyear", "short_year"),
    ("anyyear", "open_year"),
    ("anyyear", "spelled_year"),
    ("anyyear", "dotted_year"),
    ("decade",),
    ("decade_short",),
    ("time",),
    ("dtg",),
    ("roman", "numeral"),
    ("numeral",),
    ("dot",),
    ("comma",),
    ("colon",),
    ("stop",),
    ("dash", "to"),
    ("slash",),
    ("apostrophe",),
    ("open",),
    ("close",),
    ("and",),
    ("label",),
    ("unit",),
    ("lower",),
    ("capital",),
    ("other",),
)
# Categories of words that stand beside a date.
_CONTEXTS: Final = frozenset(
    {"article_on", "dated", "in_month", "in_year", "of_year", "on", "since_day", "the", "till_day"}
)
Sense = Mapping[str, str]
"""Category → value of a token in it; empty where a category has no values."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase can be: its sign and its value in each category."""

    sign: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``words``: folded word → entry; ``local``: the same by language; ``phrases``: first word → (other words, entry).

    ``small``: what a month's name that is a word as well ("may") is when written small. ``signs``: category → the
    signs that have it; ``kinds``: kind of token that is no word → its sign.
    """

    words: Mapping[str, Entry]
    small: Mapping[str, Entry]
    local: Mapping[str, Mapping[str, Entry]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    signs: Mapping[str, str]
    kinds: Mapping[tuple[str, ...], str]
    suffixes: frozenset[str]


def fold(word: str) -> str:
    """A word as it is looked up: case folded, a letter doubled by a macron written twice."""
    word = word.casefold()
    return _MACRON.sub(r"\1\1", word) if "\u0304" in word else word


def bare(entry: str) -> tuple[str, ...]:
    """The words of an entry or a stretch of text, folded, punctuation left out."""
    return tuple(fold(word) for word in _WORD_OR_NUMBER.findall(entry))


@cache
def lexicon() -> Lexicon:
    """The lists of all languages."""
    senses: dict[tuple[str, ...], dict[str, str]] = {}
    local: dict[str, dict[str, dict[str, str]]] = {language: {} for language in LANGUAGES}
    suffixes = set()
    for language, category, entry, value in _rows():
        if category == "suffix":
            suffixes.add(fold(entry))
        elif category.startswith("local_"):
            local[language].setdefault(fold(entry.rstrip(".")), {}).update(_sense(category[6:], entry, value))
        else:
            senses.setdefault(bare(entry), {}).update(_sense(category, entry, value))
    for key, sense in senses.items():
        if len(key) > 1 and sense.keys() <= _CONTEXTS:  # "seit dem" may stand wherever "dem" may
            sense.update(dict.fromkeys(senses.get(key[-1:], {}).keys() & _CONTEXTS, ""))
    for words in local.values():
        for word, sense in words.items():
            words[word] = _renamed({**senses.get((word,), {}), **sense}, "month")
    return _signed(senses, local, frozenset(suffixes))


def _sense(category: str, entry: str, value: str) -> dict[str, str]:
    sense = {"ordinal_word": value, "day": value} if category == "ordinal" else {category: value}
    if entry.endswith("."):
        sense["short"] = ""
    return sense


def _renamed(sense: dict[str, str], category: str) -> dict[str, str]:
    """With ``month_word`` under the name that fits how the word is written."""
    if "month_word" not in sense:
        return sense
    return {category if name == "month_word" else name: value for name, value in sense.items() if name != "month"}


def _signed(
    senses: Mapping[tuple[str, ...], dict[str, str]],
    local: Mapping[str, Mapping[str, dict[str, str]]],
    suffixes: frozenset[str],
) -> Lexicon:
    signs: dict[frozenset[str], str] = {}

    def sign(categories: frozenset[str]) -> str:
        return signs.setdefault(categories, chr(_FIRST_SIGN + len(signs)))

    def entry(sense: dict[str, str]) -> Entry:
        return Entry(sign(frozenset(sense)), MappingProxyType(sense))

    kinds = {kind: sign(frozenset(kind)) for kind in NUMBER_KINDS}
    words = {key[0]: entry(_renamed(sense, "month")) for key, sense in senses.items() if len(key) == 1}
    small = {key[0]: entry(_renamed(sense, "month_low")) for key, sense in senses.items() if "month_word" in sense}
    by_language = {language: {word: entry(sense) for word, sense in table.items()} for language, table in local.items()}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for key, sense in senses.items():
        if len(key) > 1:
            phrases.setdefault(key[0], []).append((key[1:], entry(sense)))
    by_category: dict[str, list[str]] = {}
    for categories, char in signs.items():
        for category in sorted(categories):
            by_category.setdefault(category, []).append(char)
    return Lexicon(
        words=words,
        small=small,
        local=by_language,
        phrases={first: tuple(sorted(rest, key=_longest_first)) for first, rest in phrases.items()},
        signs={category: "".join(chars) for category, chars in by_category.items()},
        kinds=kinds,
        suffixes=suffixes,
    )


def _longest_first(phrase: tuple[tuple[str, ...], Entry]) -> tuple[int, tuple[str, ...]]:
    return -len(phrase[0]), phrase[0]


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for language in LANGUAGES:
        for category, entry, value in read_table("tei.entities.dates", f"words_{language}.csv"):
            yield language, category, entry, value
