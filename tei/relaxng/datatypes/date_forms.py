"""What a date that is written in another way may stand for: ``1956-9-10``, ``10.09.1956``, ``September 10, 1956``.

Every reading is given, so that who asks sees whether there is exactly one: 10/09/1956 has two, 25/12/1956 has one,
because there is no month 25. Impossible dates are among the readings; the type sorts them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

__all__ = ["date_candidates"]

_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)  # not the locale's
_SEPARATOR: Final = r"\s*([-./])\s*"
_FORMS: Final = {  # readings by name: y year, m month, d day; a, b: two numbers of which either is the month
    "year first": rf"(?P<y>\d{{4}}){_SEPARATOR}(?P<m>\d\d?)\s*\2\s*(?P<d>\d\d?)",
    "compact": r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
    "day first": r"(?P<d>\d\d?)\.\s*(?P<m>\d\d?)\.\s*(?P<y>\d{4})",
    "month first": r"(?P<m>\d\d?)\.\s*(?P<d>1[3-9]|2\d|3[01])\.\s*(?P<y>\d{4})",
    "either first": r"(?P<a>\d\d?)\s*([-/])\s*(?P<b>\d\d?)\s*\2\s*(?P<y>\d{4})",
    "day month year": r"(?P<d>\d\d?)(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<name>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})",
    "month day year": r"(?P<name>[a-z]{3,9})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?\s*,?\s+(?P<y>\d{4})",
    "year and month": rf"(?P<y>\d{{4}}){_SEPARATOR}(?P<m>\d\d?)",
    "month and year": rf"(?P<m>\d\d?){_SEPARATOR}(?P<y>\d{{4}})",
    "month name and year": r"(?P<name>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})",
    "month and day": r"--?(?P<m>\d\d?)-(?P<d>\d\d?)",
    "day and month name": r"(?P<d>\d\d?)(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<name>[a-z]{3,9})\.?",
    "month name and day": r"(?P<name>[a-z]{3,9})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?",
    "short year": r"(?P<y>\d{3}|-\d{1,3})",
    "month": r"--?(?P<m>\d\d?)(?:--)?",
    "month name": r"(?P<name>[a-z]{3,9})\.?",
    "day": r"---?(?P<d>\d\d?)",
}
_TIME: Final = r"(\d\d?)\s*[:.]\s*(\d\d)(?:\s*[:.]\s*(\d\d(?:\.\d+)?))?\s*([ap]\.?m\.?)?"
_ZONE: Final = r"\s*(z|[-+]\d\d:?\d\d)?"
_HYPHENS: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def date_candidates(name: str, text: str) -> Iterator[str]:
    """Texts in the form of the type ``name`` for each reading; none if it cannot be read at all."""
    text = " ".join(text.translate(_HYPHENS).split()).lower()
    if name == "time":
        yield from _times(text)
    elif name == "dateTime":
        for at in range(4, len(text)):
            if text[at] in "t ," and (times := list(_times(text[at:].lstrip("t ,")))):
                dates = _dates("date", text[:at])
                yield from (f"{date}T{time}" for date in dates for time in times)
    else:
        yield from _dates(name, text)


def _dates(name: str, text: str) -> Iterator[str]:
    for found in _readings(text):
        yield from _written(name, {**found})


@lru_cache(maxsize=16)
def _readings(text: str) -> tuple[dict[str, str | None], ...]:
    """What each form finds in the text; all types of a choice ask for the same one."""
    matches = [_compiled(form).fullmatch(text) for form in _FORMS.values()]
    return tuple([match.groupdict() for match in matches if match is not None])


def _written(name: str, found: dict[str, str | None]) -> Iterator[str]:
    """The form of the type for what was found, if it is what the type has; a day or month 00 counts as none."""
    month_name = found.pop("name", None)
    if month_name:
        months = [str(at) for at, full in enumerate(_MONTHS, 1) if full.startswith(month_name)]
        if len(months) != 1:
            return
        found["m"] = months[0]
    one, other = found.pop("a", None), found.pop("b", None)
    if one and other:
        yield from _written(name, {**found, "d": one, "m": other})
        yield from _written(name, {**found, "d": other, "m": one})
        return
    parts = {key: value for key, value in found.items() if value and value.strip("0")}
    year, month, day = parts.get("y", ""), parts.get("m", "").zfill(2), parts.get("d", "").zfill(2)
    year = "-" + year[1:].zfill(4) if year.startswith("-") else year.zfill(4)
    shape = "".join(key for key in "ymd" if key in parts)
    if shape == _SHAPES[name][0]:
        yield _SHAPES[name][1].format(y=year, m=month, d=day)


_SHAPES: Final = {
    "date": ("ymd", "{y}-{m}-{d}"),
    "gYearMonth": ("ym", "{y}-{m}"),
    "gYear": ("y", "{y}"),
    "gMonthDay": ("md", "--{m}-{d}"),
    "gMonth": ("m", "--{m}"),
    "gDay": ("d", "---{d}"),
}


def _times(text: str) -> Iterator[str]:
    match = _compiled(_TIME + _ZONE).fullmatch(text)
    if match is None:
        return
    hour, minute, second, half, zone = match.groups()
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return
        number = number % 12 + (12 if half[0] == "p" else 0)
    zone = (zone or "").upper()
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    yield f"{number:02}:{minute}:{second or '00'}{zone}"


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.ASCII)
