"""Text of a document made harmless: shown on a terminal, it can only be read."""

from __future__ import annotations

from typing import Final

__all__ = ["TURNING", "readable"]

TURNING: Final = "".join(map(chr, (*range(0x2028, 0x202F), *range(0x2066, 0x206A))))
"""What ends lines or turns text round (line separators, bidirectional overrides), though any format may hold it."""

_JOINERS = "\u200c\u200d"  # Persian and Indic words need them; they move nothing


def readable(text: str) -> str:
    """``text`` with control characters, and all others that do not show, as Python's escapes."""
    if text.isprintable():
        return text
    return "".join(ch if ch.isprintable() or ch in _JOINERS else _escape(ch) for ch in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
