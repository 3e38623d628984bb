"""One side of a document, line by line: the text with its marks as HTML.

Marks may cross each other and the ends of lines; HTML nests. A mark is closed at the end of its line and of the mark
that it lies in, and goes on behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from tei.evaluation.page.html import element, start_tag, text
from tei.evaluation.page.shown import MEANINGS, SIGNS, Shown

__all__ = ["line_extents", "marked_lines"]

Extent = tuple[int, int]


def line_extents(words: str) -> list[Extent]:
    """Start and end of each line that has a visible character; a line feed belongs to no line."""
    extents, start = [], 0
    for line in words.split("\n"):
        if line.strip():
            extents.append((start, start + len(line)))
        start += len(line) + 1
    return extents


def marked_lines(words: str, lines: Sequence[Extent], marks: Sequence[Shown]) -> list[str]:
    """The lines as HTML, each with the marks, or the parts of marks, that lie in it."""
    parts: list[list[Shown]] = [[] for _ in lines]
    starts = [start for start, _ in lines]
    for mark in marks:
        rest = mark
        for number in range(max(bisect_right(starts, mark.start) - 1, 0), len(lines)):
            start, end = lines[number]
            if start >= mark.end:
                break
            if end > mark.start:
                parts[number].append(replace(rest, start=max(mark.start, start), end=min(mark.end, end)))
                rest = replace(mark, id="")  # a link leads to the first part that is seen
    return [_line(words, *extent, inside) for extent, inside in zip(lines, parts, strict=True)]


def _line(words: str, start: int, end: int, marks: Sequence[Shown]) -> str:
    waiting = [(*_order(mark), mark) for mark in marks]
    heapify(waiting)
    line = _Line(words, start)
    while waiting:
        mark = heappop(waiting)[-1]
        outer = line.close_before(mark.start)
        if outer < mark.end:
            rest = replace(mark, start=outer, id="")
            heappush(waiting, (*_order(rest), rest))
            mark = replace(mark, end=outer)
        line.open(mark)
    return line.finish(end)


def _order(mark: Shown) -> tuple[int, int, str, str]:
    return (mark.start, -mark.end, mark.type, mark.fate)


class _Line:
    """HTML that is being written: what was said, up to which character, and the marks that are open."""

    def __init__(self, words: str, start: int) -> None:
        self._words = words
        self._at = start
        self._said: list[str] = []
        self._open: list[Shown] = []

    def close_before(self, at: int) -> int:
        """Close the marks that end at ``at`` or earlier; where the innermost open one ends (the text, if none is)."""
        while self._open and self._open[-1].end <= at:
            self._close()
        return self._open[-1].end if self._open else len(self._words)

    def open(self, mark: Shown) -> None:
        self._say(mark.start)
        self._open.append(mark)
        signed = mark.fate in SIGNS
        self._said.append(
            start_tag("mark" if signed else "span", class_=f"{mark.fate} {mark.type}", id=mark.id, title=mark.remark)
        )
        if signed:
            self._said.append(element("b", SIGNS[mark.fate], aria_hidden="true"))
            self._said.append(element("span", f"{MEANINGS[mark.fate]}: ", class_="unseen"))

    def finish(self, end: int) -> str:
        while self._open:
            self._close()
        self._say(end)
        return "".join(self._said)

    def _close(self) -> None:
        mark = self._open.pop()
        self._say(mark.end)
        self._said.append(element("small", text(mark.type)))
        self._said.append("</mark>" if mark.fate in SIGNS else "</span>")

    def _say(self, end: int) -> None:
        self._said.append(text(self._words[self._at : end]))
        self._at = end
