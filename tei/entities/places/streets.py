"""Addresses: a street with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["streets"]

_C = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}\w"
_NUMBER = r"(?:N[or]\.? ?)?\d{1,4}(?:[ /-]\d{1,3})?[a-d]?\b"
_GERMAN = r"(?:stra(?:ß|ss)e|str\.?|gasse|platz|allee|kai|ufer|damm|ring)"
_ENGLISH = r"(?:Street|Square|Road|Terrace|Lane|Avenue|Crescent|Gardens)"
_FRENCH = r"(?:rue|Rue|boulevard|Boulevard|Bd\.|avenue|quai) (?:de la |de l['’]|des |du |de )?"
_STREETS: Final = (
    re.compile(rf"(?:^[IVX]{{1,5}}\.?,? )?\b{_C}{_GERMAN} {_NUMBER}", re.MULTILINE),
    re.compile(rf"\b\d{{1,3}}\.? {_C}(?: {_C})? {_ENGLISH}\b"),
    re.compile(rf"(?:\b\d{{1,3}}(?: bis)?,? )?\b{_FRENCH}{_C}(?:[ -]{_C})?(?: {_NUMBER})?"),
)


def streets(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, float]]:
    """Start, end, rule and confidence of the addresses in ``text[start:end]``: "Frankgasse 1", "31 Harley Street"."""
    for pattern in _STREETS:
        for match in pattern.finditer(text, start, end):
            yield match.start(), match.end(), "street", 0.6
