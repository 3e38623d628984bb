"""Header values as elements: plain text, dates, names with their register entry."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tei.ids import slug
from tei.model import Document, EntryKind, Header
from tei.writer.element import Element, element, filled

__all__ = ["NAME_ELEMENTS", "date_attributes", "dated", "first", "long_date", "named", "paragraphs", "plain"]

NAME_ELEMENTS: Final[dict[EntryKind, str]] = {"person": "persName", "org": "orgName", "place": "placeName"}

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production [2] Char
_PARAGRAPH = re.compile(r"(?<=[.!?:;])\s*\n|\n\s*\n")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d:\d\d)?)?)?", re.ASCII)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def plain(value: str | None) -> str:
    """A value as running text: blanks folded; a character that XML forbids becomes U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", " ".join((value or "").split()))


def paragraphs(value: str) -> list[Element]:
    """A value of several sentences as paragraphs: a line that ends a sentence ends a paragraph too."""
    return [element("p", text) for part in _PARAGRAPH.split(value) if (text := plain(part))]


def first(header: Header, *names: str) -> str:
    """The first value of the first of these fields that is there; empty if none is."""
    return next((text for name in names if (text := plain(header.get(name)))), "")


def date_attributes(value: str) -> dict[str, str]:
    """``when``, or ``from_`` and ``to`` for two dates with a slash; none if the value is no ISO date that exists."""
    parts = value.strip().split("/")
    if not all(_exists(part) for part in parts) or len(parts) > 2:
        return {}
    return {"when": parts[0]} if len(parts) == 1 else {"from_": parts[0], "to": parts[1]}


def long_date(value: str) -> str:
    """``1962-10-30`` as "30 October 1962", ``1962-10`` as "October 1962"; anything else as it is."""
    match = _DATE.fullmatch(value)
    if not match or not _exists(value):
        return value
    year, month, day, _ = match.groups()
    return " ".join(part for part in ((day or "").lstrip("0"), _MONTHS[int(month) - 1] if month else "", year) if part)


def dated(header: Header, name: str = "date", **attrs: str) -> Element | None:
    """``date`` for a field: in the source's wording if it gave one, with its value if it is one."""
    field = header.field(name)
    if field is None:
        return None
    return filled("date", plain(field.display) or plain(field.value), **date_attributes(field.value), **attrs)


def named(document: Document, name: str, kinds: tuple[EntryKind, ...], default: str) -> Element | None:
    """The element for a name: that of its register entry, with ``ref``, or ``default`` if no entry has the name."""
    key = slug(name)
    for kind in kinds:
        for entry in document.register.of(kind):
            if key and any(slug(form) == key for form in (entry.name, *entry.variants)):
                return element(NAME_ELEMENTS[kind], name, ref=f"#{entry.id}")
    return filled(default, name)


def _exists(value: str) -> bool:
    match = _DATE.fullmatch(value)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups()[:3])
    try:
        date(year, month, day)
    except ValueError:
        return False
    time = match[4]
    return time is None or (time[1:3] < "24" and time[4:6] < "60" and time[7:9] < "60")
