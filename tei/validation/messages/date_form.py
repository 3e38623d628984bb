"""Dates that are right but for their form: what ``@when`` and its like want instead."""

from __future__ import annotations

import re
from typing import Final

from tei.validation.integrity.instant import stretch

__all__ = ["date_form"]

_PARTS: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:\s*(?P<sign>[-/.\u2010-\u2015\u2212])\s*(?P<month>[0-9]{1,2})"
    r"(?:\s*(?P=sign)\s*(?P<day>[0-9]{1,2}))?)?",
    re.ASCII,
)
_BASIC: Final = re.compile(r"(?P<year>1[0-9]{3}|20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", re.ASCII)
_UNKNOWN: Final = frozenset({"", "0", "00"})


def date_form(text: str) -> str:
    """``1956-9-10``, ``1956/09/10``, ``19560910`` → ``1956-09-10``; ``1956-09-00`` → ``1956-09``.

    Empty where there is more than one right answer (``10.9.56``, ``9/10/1956``), where no such day exists, and where
    the date is right already.
    """
    bare = text.strip(" \t\r\n")
    if len(bare) > 40:
        return ""
    found = _BASIC.fullmatch(bare) or _PARTS.fullmatch(bare)
    if found is None:
        return ""
    year, month, day = found["year"], found["month"] or "", found["day"] or ""
    if month in _UNKNOWN and day not in _UNKNOWN:
        return ""
    parts = [year, *(part.zfill(2) for part in (month, day) if part not in _UNKNOWN)]
    better = "-".join(parts)
    return better if better != text and year != "0000" and stretch(better) else ""
