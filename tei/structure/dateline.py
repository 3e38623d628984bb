"""Datelines: a line that holds a date, perhaps a place and a time, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from tei.structure.lexicon import lexicon, words_of
from tei.structure.marks import list_mark
from tei.structure.recognisers import Recognisers
from tei.structure.unit import Unit, merged

__all__ = [
    "dated_part",
    "has_date",
    "is_bare_date",
    "is_dateline",
    "is_place_line",
    "is_street_line",
    "is_venue",
    "joined_datelines",
]

_LONGEST = 110
_MOST_WORDS = 10
_NUMERIC = re.compile(
    r"(?<![\w/])[“\"(]?(?:[0-2]?\d|3[01])\.?[”\"]?\s?(?:[./-]\s?(?:[0-3]?\d|[IVX]{1,4})|\s[IVX]{1,4}\.|\s[IVX]{1,4}(?=\s\d))"
    r"(?!\d)(?:\.?\s?[/.\s–—-]\s?[“\"]?\d{2,4}(?!\w))?|(?<!\d)(?:1[4-9]|20)\d\d(?!\d)"
)
_NO_BEGINNING = frozenset(',;:.)"”»/')
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)1[4-9]\d\d\.?(?!\d)|(?<!\d)20\d\d\.?(?!\d)")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\d{1,2}(?:st|nd|rd|th|h|d|ten|ter|te|tn|er|e|ème|°)?")
# a register's number before the date of receipt ("2045 11 October 1991"), a reference ("ST-239/36gs from 28.XI.1980")
_REFERENCE = re.compile(
    r"[A-ZА-Я]{2,}/|(?:\d{3,}|[A-ZА-Я]{1,5}[-–/]?\d[\w/-]*)\s+(?:from\s+|of\s+|vom\s+|du\s+|от\s+)?[“\"]?\d"
)
# "consent of N. T. Fedorenko 20 October 1956", "Passed at the meeting of 7 July 1957."
_CLAUSE = re.compile(r"[^\W\d_]{4,}\s(?:of|to|by|at|with|in|on|the)\s")
# a period: "from 8 through 14 October", "20-24 October 1960", "14 to 30 June"; not a time ("4:16–4:50 p.m.")
_RANGE = re.compile(
    r"\b(?:from|vom|du|del|dal)\s.{1,40}\b(?:through|to|till|until|bis|au|al)\b"
    r"|(?<![\w:./–-])\d{1,2}\s?(?:[–-]|to|bis|au)\s?\d{1,2}(?![\w:./–-]|\s?[ap]\.?m)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:str|straße|strasse|gasse|allee|platz|damm|ufer|weg|ring|chaussee)\b\.?"
    r"|\b(?:street|st\.|road|rd\.?|avenue|ave\.?|square|lane|place|terrace|row|gardens|crescent|court|boulevard"
    r"|rue|quai|place|calle|plaza|avenida|via|piazza|corso|ул|улица|проспект)\b",
    re.IGNORECASE,
)
_STREET_LENGTH = 50
_STREET_WORDS = 5
_VENUE = re.compile(r"[\s,](?:ss|sct|to wit)\s*[.:;,]*$", re.IGNORECASE)
_BESIDE_DATE = ("copies", "seg_classification", "seg_precedence")
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
    if _is_record(text, words):
        return False
    return _small_rest(_without(text, recognisers.dates(text)))


def _is_record(text: str, words: list[str]) -> bool:
    """A line with a date that speaks of an act or a period, or is an entry of a register."""
    entries = lexicon()
    if text[0] in _NO_BEGINNING or text.count("[") != text.count("]"):
        return True
    if _REFERENCE.match(text) or _is_item(text) or _RANGE.search(text):
        return True
    if any(entries.has("seg_times", word) and not entries.has("dateword", word) for word in words):
        return True
    return (
        _CLAUSE.match(text) is not None and not entries.has("dateword", words[0]) and not entries.has("month", words[0])
    )


def _is_item(text: str) -> bool:
    """A numbered line that is no date: "1. Meeting held on 9 September", but "3. Dezember 1918" is one."""
    mark = list_mark(text)
    following = words_of(text[mark.length :])[:1] if mark else []
    return any(word[0].isalpha() and not lexicon().has("month", word) for word in following) and len(text) > 25


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
    if not _DIGIT.search(text):
        return "undated" in text.casefold()
    if recognisers.dates(text) or _month().search(text):
        return True
    match = _NUMERIC.search(text)
    return match is not None and len(match.group()) > 4


def is_place_line(text: str, recognisers: Recognisers) -> bool:
    """Is the whole line a known place, or a place and the name of what it lies in?"""
    if len(text) > 50 or text[-1] in "!?:;":
        return False
    words = words_of(_without(text, recognisers.places(text)))
    entries = lexicon()
    known = all(entries.has("place_link", word) or entries.has("state", word) for word in words)
    return known and len(words) < len(words_of(text))


def is_street_line(text: str, recognisers: Recognisers) -> bool:
    """A house and its street, perhaps with the place: "17, Paternoster Street,", "Berlin NW 6 Marienstr 18"."""
    if len(text) > _STREET_LENGTH or text[-1] in "!?:;" or not _DIGIT.search(text) or not _STREET.search(text):
        return False
    rest = words_of(_without(text, recognisers.places(text)))
    return len(rest) <= _STREET_WORDS and not has_date(text, recognisers)


def is_venue(text: str) -> bool:
    """The county that stands above an oath: "Washington County, ss.", "Howard County sct"."""
    match = _VENUE.search(text)
    return (
        match is not None
        and len(text) <= _STREET_LENGTH
        and text[:1].isupper()
        and "," not in text[: match.start()].rstrip(", ")
    )


def dated_part(text: str, recognisers: Recognisers) -> int:
    """How long the dateline is that a header line begins with ("15 January 1963 Copy No. 1"); 0 for none or all."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return 0
    entries = lexicon()
    for match in list(re.finditer(r"\S+", text))[1:]:
        words = words_of(text[match.start() :])
        if any(entries.starts(category, words) for category in _BESIDE_DATE):
            date = text[: match.start()].rstrip()
            return len(date) if is_dateline(date, recognisers) else 0
    return 0


def joined_datelines(text: str, units: Sequence[Unit], recognisers: Recognisers) -> tuple[Unit, ...]:
    """The units, with the two lines of a dateline made one: place and bare date, or a date and its year."""
    joined: list[Unit] = []
    for unit in units:
        if joined and joined[-1].region == unit.region and _joins(joined[-1].text, unit.text, recognisers):
            joined[-1] = merged(text, (joined[-1], unit))
        else:
            joined.append(unit)
    return tuple(joined)


def _joins(first: str, second: str, recognisers: Recognisers) -> bool:
    if len(first) > _LONGEST or len(second) > _LONGEST or first.count("\n") > 1:
        return False
    if is_venue(second):
        return first.endswith(",") and is_place_line(first, recognisers)
    addressed = is_street_line(first, recognisers) and "\n" not in first
    if addressed and first.endswith(","):
        return is_dateline(second, recognisers) or is_place_line(second, recognisers)
    if addressed and recognisers.places(first):
        return is_bare_date(second, recognisers)
    if "\n" in first and not is_street_line(first.partition("\n")[0], recognisers):
        return False
    if _YEAR.fullmatch(second):
        return not _YEAR.search(first) and is_dateline(first, recognisers)
    return is_bare_date(second, recognisers) and is_place_line(first, recognisers)


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
