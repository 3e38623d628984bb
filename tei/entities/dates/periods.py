"""The century of a year in two digits where the text gives no year in full: what its spelling and its things tell.

A word that was written so until 1920 speaks against 1950, a thing that came into use in 1880 against 1850. The words
are data (``data/periods.csv``); where none stands in the text, there is no century.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from tei.entities.dates.calendar import Partial, is_real
from tei.entities.dates.lexicon import LANGUAGES
from tei.tables import read_table

__all__ = ["NO_PERIODS", "Periods", "periods_of"]

_CENTURIES: Final = (2000, 1900, 1800, 1700, 1600)
_LAST_YEAR: Final = 2030
_NEW: Final = 2000  # archives hold less from here on: what fits the century before as well is of that
_AGAINST: Final = 3  # so many words must speak for a century for each that speaks against it
_ALWAYS: Final = (0, 9999)
_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")

Period = tuple[int, int]
"""First and last year in which a word was used."""


class Periods(NamedTuple):
    """How often each period is told by a text, each word counted once."""

    told: tuple[tuple[Period, int], ...] = ()

    def full_year(self, two_digits: int, day: Partial | None, weekday: int | None) -> int | None:
        """The year with these last digits that the text fits, of several the latest; ``None`` if nothing speaks against
        the century before or after it.

        ``day``: month and day beside the year; ``weekday`` (Monday is 1) speaks like a word of the text.
        """
        told = [*self.told, *_weekday_years(two_digits, day, weekday)]
        years = [century + two_digits for century in _CENTURIES if century + two_digits <= _LAST_YEAR]
        against = {year: sum(count for (first, last), count in told if not first <= year <= last) for year in years}
        best = min(years, key=lambda year: (against[year], year >= _NEW, -year))
        beside = [against[year] for year in years if abs(year - best) == 100]
        if against[best] >= max(beside) or against[best] * (_AGAINST + 1) > sum(count for _, count in told):
            return None
        return best


NO_PERIODS: Final = Periods()


def _weekday_years(two_digits: int, day: Partial | None, weekday: int | None) -> Iterable[tuple[Period, int]]:
    """A weekday tells the years in which the day fell on it."""
    if not (weekday and day and day.month and day.day):
        return
    for century in _CENTURIES:
        real = day._replace(year=century + two_digits)
        if is_real(real) and real.date and real.date.isoweekday() == weekday:
            yield (century, century + 99), 1


def periods_of(text: str, language: str = "und") -> Periods:
    """What the words of a text tell of its time; of an unknown language, those of all languages."""
    exact, endings, letters = _words(language[:2] if language[:2] in LANGUAGES else "")
    lower = text.lower()  # casefold would make "daß" the "dass" of today
    told: Counter[Period] = Counter()
    found = {*_WORD.findall(lower), *_PART.findall(lower)}
    for word in sorted(found):
        period = exact.get(word) or next(
            (endings[word[-size:]] for size in (5, 4, 3, 1) if len(word) > size + 1 and word[-size:] in endings), None
        )
        if period:
            told[period] += 1
    for letter, period in letters.items():
        if letter in lower:
            told[period] += 1
    return Periods(tuple(sorted(told.items())))


@cache
def _words(language: str) -> tuple[Mapping[str, Period], Mapping[str, Period], Mapping[str, Period]]:
    """Whole words, endings ("-irt") and letters ("*ѣ*") with their periods."""
    tables: tuple[dict[str, Period], dict[str, Period], dict[str, Period]] = ({}, {}, {})
    for word, languages, first, last in read_table("tei.entities.dates", "periods.csv"):
        if language not in languages:
            continue
        table = tables[1 if word[0] == "-" else 2 if word[0] == "*" else 0]
        table[word.strip("-*")] = (int(first or _ALWAYS[0]), int(last or _ALWAYS[1]))
    return tables
