"""Lines and columns of offsets, counted when they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

__all__ = ["Lines"]

_BREAK: Final = re.compile(rb"\r\n|\r|\n")  # XML 1.0, 2.11: a lone CR ends a line too
_BOM: Final = b"\xef\xbb\xbf"


class Lines:
    """Places in ``data``: lines and columns from 1, columns in code points.

    The last place is remembered: one line of many megabytes is walked once when the offsets come in order.
    """

    __slots__ = ("_codec", "_data", "_last", "_starts")

    def __init__(self, data: bytes, codec: str) -> None:
        self._data = data
        self._codec = codec
        self._starts: list[int] | None = None
        self._last = (0, 0, 0)  # start of the line, offset, characters between them

    def line(self, offset: int) -> int:
        """The line of the byte at ``offset``."""
        return bisect_right(self._line_starts(), offset)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the byte at ``offset``."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        start = starts[line - 1]
        at, count = (self._last[1], self._last[2]) if self._last[0] == start and self._last[1] <= offset else (start, 0)
        count += self._characters(at, offset)
        self._last = (start, offset, count)
        return line, count + 1

    def text(self, line: int) -> str:
        """That line without its end; empty if there is none of this number."""
        starts = self._line_starts()
        if not 0 < line <= len(starts):
            return ""
        end = starts[line] if line < len(starts) else len(self._data)
        return self._data[starts[line - 1] : end].rstrip(b"\r\n").decode(self._codec, "replace")

    def _characters(self, start: int, end: int) -> int:
        piece = self._data[start:end]
        return len(piece) if piece.isascii() else len(piece.decode(self._codec, "replace"))

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            first = len(_BOM) if self._codec == "utf-8" and self._data.startswith(_BOM) else 0
            self._starts = [first, *(found.end() for found in _BREAK.finditer(self._data))]
        return self._starts
