"""A string that is a date as a whole."""

from __future__ import annotations

import re
from dataclasses import replace

from tei.entities.dates.calendar import extent_of
from tei.entities.dates.context import DateContext
from tei.entities.dates.find import find_dates
from tei.model import DateValue

__all__ = ["parse_date"]

_LEAD = re.compile(r"(?:\W|\b(?:on|the|dated?|am|den|vom|le|du|el|il|in|im|en|circa|ca|c|d)\b)*", re.IGNORECASE)
_TIME = re.compile(
    r"[\W_]*(?:\b(?:at|um|à|alle|ore|a las|в)\b\s*)?(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?"
    r"\s*(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<unit>uhr|h|hrs|hours))?\W*",
    re.IGNORECASE,
)


def parse_date(text: str, context: DateContext = DateContext()) -> DateValue | None:  # noqa: B008 - frozen
    """The value of a text that is a date and nothing else, a time of day perhaps; ``None`` for any other, and for
    one without a year.

    "September 10, 1956", "10.IX.1956", "1956-09-10", "Aug 1956", "30.X 1962. at 11.20". A year alone is a date here.
    """
    bare = text.strip()
    lead = _LEAD.match(bare)
    begin = lead.end() if lead else 0
    if re.fullmatch(r"(?:1\d|20)\d\d", bare[begin:].strip(".")):
        return DateValue(when=bare[begin : begin + 4])
    for match in find_dates(bare, context)[:1]:
        if match.start > begin or match.relative or extent_of(match.value) is None:
            return None
        rest = bare[match.end :]
        if not re.search(r"\w", rest):
            return match.value
        time = _TIME.fullmatch(rest)
        if time and match.value.day and (time["minute"] or time["half"] or time["unit"]):
            return _at(match.value, time)
    return None


def _at(value: DateValue, time: re.Match[str]) -> DateValue:
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    if time["half"] and hour <= 12:
        hour = hour % 12 + (12 if time["half"].casefold() == "p" else 0)
    if hour == 24:
        return value
    return replace(value, when=f"{value.day}T{hour:02}:{minute:02}:00")
