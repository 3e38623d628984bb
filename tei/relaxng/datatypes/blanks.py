"""White space of XML: space, tab, line feed, carriage return, and nothing else (XML Schema Part 2, 4.3.6).

``str.split`` and ``str.strip`` without arguments take no-break spaces and U+0085 for blanks too, so they are not used.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BLANKS", "collapse", "replace", "tokens"]

BLANKS: Final = " \t\r\n"

_SPACES: Final = {9: " ", 10: " ", 13: " "}


def replace(text: str) -> str:
    """Each tab, line feed and carriage return as a space."""
    return text.translate(_SPACES)


def tokens(text: str) -> list[str]:
    """The pieces between blanks; none of them is empty."""
    return [token for token in text.translate(_SPACES).split(" ") if token]


def collapse(text: str) -> str:
    """Runs of blanks as one space, none at the ends."""
    if " " not in text and "\n" not in text and "\t" not in text and "\r" not in text:
        return text
    return " ".join(tokens(text))
