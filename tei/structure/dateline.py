"""Datelines: a line that holds a date, perhaps a place and a time, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tei.structure.lexicon import lexicon, words_of
from tei.structure.recognisers import Recognisers
from tei.structure.shapes import looks_like_name
from tei.structure.unit import Unit

__all__ = ["has_date", "is_bare_date", "is_dateline", "is_place_line"]

_LONGEST = 110
_MOST_WORDS = 10
_NUMERIC = re.compile(
    r"(?<![\w/])[“\"(]?\d{1,2}\.?[”\"]?\s?(?:[./-]\s?(?:\d{1,2}|[IVX]{1,4})|\s[IVX]{1,4}\.|\s[IVX]{1,4}(?=\s\d))"
    r"(?:\.?\s?[/.\s–—-]\s?[“\"]?\d{2,4}(?!\w))?|(?<!\d)(?:1[4-9]|20)\d\d(?!\d)"
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\d{1,2}(?:st|nd|rd|th|h|d|ten|ter|te|tn|er|e|ème|°)?")
_LABEL = re.compile(r"[^\W\d_]{2,}\s?:(?!\d)")
_NOT_FIRST = ("seg_times", "copies", "distribution", "attachment", "seg_routing", "participants")


def is_dateline(text: str, recognisers: Recognisers) -> bool:
    """A date, and beside it at most a place, an address, a weekday or a time."""
    if len(text) > _LONGEST or not has_date(text, recognisers):
        return False
    words = words_of(text)
    entries = lexicon()
    if _LABEL.search(text.replace("St :", "St")) or any(
        entries.starts(category, words) and not entries.has("place_link", words[0]) for category in _NOT_FIRST
    ):
        return False
    return _small_rest(_without(text, recognisers.dates(text)))


def is_bare_date(text: str, recognisers: Recognisers) -> bool:
    """A dateline without a place: every word belongs to the date."""
    if not is_dateline(text, recognisers):
        return False
    entries = lexicon()
    rest = words_of(_NUMERIC.sub(" ", _without(text, recognisers.dates(text))))
    return all(
        entries.has("dateword", word) or entries.has("month", word) or _TIME.fullmatch(word) or word[0].isdigit()
        for word in rest
    )


def has_date(text: str, recognisers: Recognisers) -> bool:
    """Does the text hold a day, a month with a number, or the word that says there is none?"""
    if recognisers.dates(text) or _month().search(text) or "undated" in text.casefold():
        return True
    match = _NUMERIC.search(text)
    return match is not None and len(match.group()) > 4


def is_place_line(text: str, recognisers: Recognisers) -> bool:
    """Is the whole line a known place, or a place and the name of what it lies in?"""
    if len(text) > 50 or text[-1] in "!?:;":
        return False
    words = words_of(_without(text, recognisers.places(text)))
    return len(words) < len(words_of(text)) and all(lexicon().has("place_link", word) for word in words)


def joins_date(unit: Unit, recognisers: Recognisers) -> bool:
    """May a line be the first of a dateline of two lines, the second being a bare date?"""
    return is_place_line(unit.text, recognisers) or (
        len(unit.words) <= 4 and looks_like_name(unit.text, 4) and not unit.text.endswith((".", "!", ":"))
    )


def _small_rest(rest: str) -> bool:
    """Is what stands beside the date short and made of capitalised words, numbers and words of datelines?"""
    rest = _month().sub(" ", _NUMERIC.sub(" ", rest))
    parts = [part.strip(".,;:()[]“”\"'–—-/*") for part in rest.split()]
    parts = [part for part in parts if part]
    entries = lexicon()
    small = 0
    for part in parts:
        word = part.casefold()
        if part[0].isupper() or part[0].isdigit() or _TIME.fullmatch(word):
            continue
        small += not (entries.has("dateword", word) or entries.has("place_link", word) or entries.has("month", word))
    return len(parts) <= _MOST_WORDS and small <= len(parts) // 4


def _without(text: str, extents: Iterable[tuple[int, int]]) -> str:
    """The text with the extents blanked."""
    for start, end in extents:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@cache
def _month() -> re.Pattern[str]:
    """A month's name with a number before or behind it."""
    names = "|".join(sorted((re.escape(name) for name in lexicon().entries["month"]), key=len, reverse=True))
    number = r"\d{1,4}(?:\s?(?:st|nd|rd|th|h|d|ten|ter|te|tn|er|e|ème|\.|°|de|d’|d')){0,2}"
    return re.compile(
        rf"{number}[\s“”\"’']{{0,2}}(?:of |de )?(?:{names})\b\.?:?|\b(?:{names})\b\s?[.,:;]?\s?(?:a )?[-–]?\d{{1,4}}",
        re.IGNORECASE,
    )
