"""Where in a text dates can be: the stretches around a digit or a word that dates are made of.

Every form has a number, a month, a weekday, a season, a feast or another of the words below; most of a text has none of
them near and is not looked at again, which doubles the speed. A test holds that this changes no result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tei.entities.dates.lexicon import LANGUAGES, bare
from tei.tables import read_table

__all__ = ["windows"]

_BEFORE: Final = 44  # characters: the longest words before the first such word in a form and beside it
_AFTER: Final = 72  # "in the year of our Lord one thousand eight hundred and fifty-three"
_CATEGORIES: Final = frozenset(
    {"advent", "century", "century_short", "decade_word", "feast", "feast_time", "month", "month_word", "ref_bare"}
    | {"ref_month", "ref_year", "relative", "season", "turn_season", "weekday"}
)
_MACRON: Final = "\u0304"
_MARK = re.compile(r"[\d\[]")  # "[" for what an editor completed: "Sept[ember]"
_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[ ][^\W\d_][ ][^\W\d_](?!\w)")  # "S e p t e m b e r"


def windows(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` outside of which no date can be, in order, apart from each other.

    They begin behind a blank and end before one, or where the whole does.
    """
    begin, stop = -1, start - 1 - _BEFORE
    for at in _hits(text, start, end, language):
        if at - _BEFORE > stop:
            first = _blank_before(text, at - _BEFORE, start)
            if begin >= 0 and first > stop:
                yield begin, stop
            if begin < 0 or first > stop:
                begin = first
        if at + _AFTER > stop:
            stop = _next_blank(text, at + _AFTER, end)
    if begin >= 0:
        yield begin, stop


def _blank_before(text: str, at: int, start: int) -> int:
    """The first character behind the blank that stands before a place, or the start."""
    while at > start and not text[at - 1].isspace():
        at -= 1
    while at > start and text[at - 1].isspace():
        at -= 1
    while at > start and not text[at - 1].isspace():
        at -= 1
    return max(at, start)


def _next_blank(text: str, at: int, end: int) -> int:
    while at < end and not text[at].isspace():
        at += 1
    return min(at, end)


def _hits(text: str, start: int, end: int, language: str) -> list[int]:
    lower = text[start:end].lower()
    if len(lower) != end - start or _MACRON in lower:  # offsets would be others, words be cut
        return list(range(start, end, _BEFORE))
    hits = [start + match.start() for match in _MARK.finditer(lower)]
    chunks = set(lower.split())
    words = {word for word in chunks if word.isalpha()}
    words.update(word for chunk in chunks - words for word in _WORD.findall(chunk))
    always, capital = _triggers(language)
    for word in words & always:
        hits += (start + at for at in _places(lower, word))
    for word in words & capital:
        hits += (start + at for at in _places(lower, word) if text[start + at].isupper())
    hits += (start + match.start() for match in _SPACED.finditer(lower))
    return sorted(hits)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
            yield at
        at = text.find(word, end)


@cache
def _triggers(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words, in both spellings of what is folded, and those that are a month with a capital alone ("May").

    Of a phrase the last word ("this morning"), which is less common than its first.
    """
    always: set[str] = set()
    capital: set[str] = set()
    for other in LANGUAGES:
        for category, entry, _ in read_table("tei.entities.dates", f"words_{other}.csv"):
            kind = category.removeprefix("local_")
            if kind in _CATEGORIES and (kind == category or other == language):
                for form in (bare(entry), _WORD.findall(entry.lower())):
                    (capital if kind == "month_word" else always).add(form[-1])
    return frozenset(always), frozenset(capital - always)
