"""What a wrong value was meant to be: the datatype tells, and what it cannot know of ids, years and truth values."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tei.relaxng.finding import Finding, Rule

__all__ = ["Suggestion", "is_xml_id", "suggest"]

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_DOTTED: Final = re.compile(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*[0-9]{4}(?![0-9])")
_SLASHED: Final = re.compile(r"[0-9]{4}\s*/\s*[0-9]{1,2}")
_SHORT_YEAR: Final = re.compile(r"(-?)([0-9]{1,2})")
_PARTED: Final = re.compile(r"[0-9]+(?:\s+[0-9]+)+")
_UNSURE: Final = (_SLASHED, _SHORT_YEAR, _PARTED)  # a month or two years; a year before Christ; two numbers or one
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
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
    if len(finding.suggestions) == 1:
        return Suggestion(finding.suggestions[0], sure=not _is_ambiguous(value))
    if any(problem.startswith("must be a year such as") for problem in finding.problems):
        year = _year(value)
        if year is not None:
            return year
    either = any("true or false" in problem for problem in finding.problems)
    return _truth(value, (*finding.values, *(_TRUE_OR_FALSE if either else ())))


def _is_ambiguous(value: str) -> bool:
    """Whether the one right form is only the likely one."""
    if any(form.fullmatch(value) for form in _UNSURE):
        return True
    # Dots are written day first wherever they are written, but where other signs are the rule nobody can tell.
    dotted = _DOTTED.match(value)
    return dotted is not None and dotted[1].zfill(2) != dotted[2].zfill(2) and int(dotted[1]) <= 12 >= int(dotted[2])


def _year(value: str) -> Suggestion | None:
    """A year has four digits; the year 56 may be meant as 1956."""
    match = _SHORT_YEAR.fullmatch(value)
    return Suggestion(f"{match[1]}{match[2]:0>4}", sure=False) if match and int(match[2]) else None


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
