"""How a character is shown on a terminal, and how many columns it takes."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width

from tei.diagnostics.readable import readable

__all__ = ["cell"]

_TAB: Final = "    "
_JAMO: Final = range(0x1160, 0x1200)  # medial vowels and finals join the consonant before them


@lru_cache(maxsize=1024)
def cell(char: str) -> tuple[str, int]:
    """What is shown for ``char``, and its columns: 0 for what joins the character before, 2 for wide ones.

    Widths are those of UAX 11; a tab is four blanks, other blanks are blanks, what does not show is its escape.
    """
    if char == "\t":
        return _TAB, len(_TAB)
    kind = category(char)
    width = 2 if east_asian_width(char) in "WF" else 1
    if kind == "Zs":
        return " " * width, width
    shown = readable(char)
    if shown != char:
        return shown, len(shown)
    if kind in {"Mn", "Me", "Cf"} or ord(char) in _JAMO:
        return char, 0
    return char, width
