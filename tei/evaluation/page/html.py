"""Text and attributes of HTML; nothing that was read goes to the page by another way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

__all__ = ["element", "rows", "start_tag", "text"]

# HTML, 13.2.3.5: no control characters but blanks, no noncharacters.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def text(value: object) -> str:
    """A value as text or as a quoted attribute; a character that HTML has no place for becomes U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", str(value)), quote=True)


def start_tag(name: str, **attributes: str) -> str:
    """A start tag. An underscore at the end of an attribute's name is dropped, inside it is ``-``.

    Attributes that are empty are left out.
    """
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value)
    said = (f' {key}="{text(value)}"' for key, value in pairs)
    return f"<{name}{''.join(said)}>"


def element(name: str, *content: str, **attributes: str) -> str:
    """An element of content that is HTML already."""
    return f"{start_tag(name, **attributes)}{''.join(content)}</{name}>"


def rows(cells: Iterable[Iterable[str]]) -> str:
    """Rows of a table, the first cell of each a heading; cells are HTML already."""
    return "".join(f"<tr>{_row(list(row))}</tr>\n" for row in cells)


def _row(cells: list[str]) -> str:
    first, *others = cells
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others)
