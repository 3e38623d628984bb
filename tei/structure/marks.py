"""Lines without words of their own: ornaments and page marks; and the marks that list items begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Mark", "footnote_number", "is_ornament", "is_page_mark", "list_mark"]

_ORNAMENT = re.compile(r"(?:[^\w\s\[\]…]|_|\b[xXхХ]{2,}\b|(?<!\S)[xXхХ](?!\S)|\s)+")
_PAGE = re.compile(
    r"(?:[-–—]{1,3}\s?(?:\d{1,4}|[ivxlc]{1,7})\s?[-–—]{1,3}"
    r"|\[?(?:page|p\.|seite|s\.|pág\.?|página|pag\.?|pagina|стр\.)\s?\d{1,4}(?:\s?(?:of|von|de|di|/)\s?\d{1,4})?\]?"
    r"|\[(?:[fF]ol\.|[fF]\.)\s?\d{1,4}[rv]?\])",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\[(\d{1,3})\]\s?(?=\S)")
_NUMBER = re.compile(r"(?P<open>\(?)(?P<mark>\d{1,3}|[a-z]|[IVX]{1,5})(?P<close>[.)]{1,2})(?=\s)")
_BULLET = re.compile(r"[-–—•·▪◦*](?=\s)")


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an item: its length in the line, its value (``""`` for a bullet), its form (``1.``, ``(a)`` …)."""

    length: int
    value: str
    form: str


def is_ornament(text: str) -> bool:
    """Rows of stars, dashes or "xxx" between parts of a text: at least two signs, no letter or digit."""
    return len(text) > 1 and _ORNAMENT.fullmatch(text) is not None and text.strip("…. \t\u00a0") != ""


def is_page_mark(text: str) -> bool:
    """``-- 118 --``, ``Page 3 of 7``, ``[fol. 12v]``."""
    return _PAGE.fullmatch(text) is not None


def footnote_number(text: str) -> str | None:
    """The number of a footnote that a line begins with: ``[1] Ambassador of Poland``."""
    match = _FOOTNOTE.match(text)
    return match.group(1) if match else None


def list_mark(text: str) -> Mark | None:
    """The number, letter or bullet that a line begins with."""
    if match := _NUMBER.match(text):
        mark = match["mark"]
        sign = "1" if mark.isdigit() else "I" if mark.isupper() else "a"
        return Mark(match.end(), mark, match["open"] + sign + match["close"])
    match = _BULLET.match(text)
    return Mark(match.end(), "", match.group()) if match else None
