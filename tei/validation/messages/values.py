"""What a wrong value was meant to be: dates, times, ids, languages and truth values in another form."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from tei.relaxng.finding import Finding, Rule

__all__ = ["Suggestion", "is_xml_id", "suggest"]

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_SHORT_YEAR = re.compile(r"(-?)([0-9]{1,3})")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:_[A-Za-z0-9]{2,8})+")
_BLANKS = re.compile(r"[ \t\r\n]+")
_TRUE_OR_FALSE: Final = ("true", "false")
_TRUTH: Final = {"yes": "true", "y": "true", "no": "false", "n": "false"}
_ID_START: Final = re.compile(r"[^\W\d]")


class Suggestion(NamedTuple):
    """``sure``: no other value can have been meant."""

    text: str
    sure: bool = True


def is_xml_id(finding: Finding) -> bool:
    """Whether the value at fault is that of an id."""
    if finding.rule is Rule.ID_INVALID:
        return True
    name = finding.attribute
    return finding.rule is Rule.ATTRIBUTE_VALUE and name is not None and (name.namespace, name.local) == (_XML, "id")


def suggest(finding: Finding) -> Suggestion | None:
    """The value that a value finding's value stands for, if one can be told."""
    value = (finding.value or "").strip(" \t\r\n")
    if not value:
        return None
    if is_xml_id(finding):
        return _id(value)
    wanted = " ".join(finding.problems)
    for word, guess in _GUESSES:
        if word in wanted:
            found = guess(value)
            if found is not None and found.text != value:
                return found
    return _truth(value, finding.values or _TRUE_OR_FALSE if "true or false" in wanted else finding.values)


def _date(value: str) -> Suggestion | None:
    from tei.validation.messages.date_form import date_form

    better = date_form(value)
    if better:
        return Suggestion(better)
    match = _YEAR_LAST.fullmatch(value)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first == second or second > 12:
        return _checked(year, first, second)
    found = _checked(year, second, first)
    if first > 12 or found is None:
        return found
    # Dots are written day first wherever they are written; with other signs nobody can tell.
    return found._replace(sure=False) if match[2] == "." else None


def _checked(year: int, month: int, day: int) -> Suggestion | None:
    """The date, if there is such a day."""
    from tei.validation.messages.date_form import date_form

    better = date_form(f"{year:04}/{month}/{day}")
    return Suggestion(better) if better else None


def _year(value: str) -> Suggestion | None:
    """A year has four digits; the year 56 may be meant as 1956."""
    match = _SHORT_YEAR.fullmatch(value)
    return Suggestion(f"{match[1]}{match[2]:0>4}", sure=len(match[2]) == 3) if match and int(match[2]) else None


def _time(value: str) -> Suggestion | None:
    match = _CLOCK.fullmatch(value)
    if not match or int(match[1]) > 23 or int(match[2]) > 59 or int(match[3] or 0) > 59:
        return None
    return Suggestion(f"{match[1]:0>2}:{match[2]}:{match[3] or '00'}")


def _language(value: str) -> Suggestion | None:
    return Suggestion(value.replace("_", "-")) if _LANGUAGE.fullmatch(value) else None


def _truth(value: str, values: tuple[str, ...]) -> Suggestion | None:
    meant = _TRUTH.get(value.lower(), value.lower())
    return Suggestion(meant) if meant != value and meant in {"true", "false"} and meant in values else None


def _id(value: str) -> Suggestion:
    """Blanks become hyphens: no pointer can have meant an id with a blank. Another start may break pointers."""
    joined = _BLANKS.sub("-", value)
    if _ID_START.match(joined) and joined.replace("-", "").replace(".", "").isalnum():
        return Suggestion(joined)
    letters = "".join(char if char.isalnum() or char in "-._" else "-" for char in joined)
    return Suggestion(letters if _ID_START.match(letters) else f"_{letters.lstrip('-.')}", sure=False)


_GUESSES: Final[tuple[tuple[str, Callable[[str], Suggestion | None]], ...]] = (
    ("date", _date),
    ("year", _year),
    ("time", _time),
    ("language", _language),
)
