"""The part of a source line that is shown, and the mark below it."""

from __future__ import annotations

from typing import Final, NamedTuple

from tei.diagnostics.cell import cell
from tei.diagnostics.diagnostic import Place

__all__ = ["Excerpt", "excerpt"]

_CUT: Final = "…"
_JOINED: Final = 8  # a base character is looked for so far before a combining one


class Excerpt(NamedTuple):
    """``text`` of the line, harmless on a terminal; below it come ``indent``, ``mark`` (``^~~~``) and ``note``."""

    text: str
    indent: str
    mark: str
    note: str


def excerpt(line: str, place: Place, width: int) -> Excerpt:
    """At most ``width`` columns of ``line`` around ``place``, which stands on it; of several lines it is the first.

    Nothing is marked if the column is unknown. A place past the end of the line is marked just after it.
    """
    start, end = _marked(line, place)
    if len(line) <= width and line.isascii() and line.isprintable():  # nearly always
        return Excerpt(line, *_mark(start, end - start, place))
    first, last = _window(line, start, max(width, 20))
    cells = [cell(char) for char in line[first:last]]
    head = _CUT if first else ""
    text = head + "".join(shown for shown, _ in cells) + (_CUT if last < len(line) else "")
    before = len(head) + sum(columns for _, columns in cells[: start - first])
    marked = sum(columns for _, columns in cells[start - first : end - first])
    return Excerpt(text, *_mark(before, marked, place))


def _mark(before: int, columns: int, place: Place) -> tuple[str, str, str]:
    if not place.column:
        return "", "", ""
    note = f" to line {place.end_line}" if place.end_line > place.line else ""
    return " " * before, "^" + "~" * (columns - 1), note


def _marked(line: str, place: Place) -> tuple[int, int]:
    """The stretch of ``line`` to mark, from 0 and half-open; it begins at a character that takes a column."""
    start = min(max(place.column, 1) - 1, len(line))
    for _ in range(_JOINED):
        if not 0 < start < len(line) or cell(line[start])[1]:
            break
        start -= 1
    if place.end_line > place.line:
        return start, len(line)
    end = place.end_column - 1 if place.end_line == place.line else 0
    return start, min(max(end, start + 1), len(line))


def _window(line: str, start: int, width: int) -> tuple[int, int]:
    """The stretch to show: the whole line if it fits, else a third of the columns before ``start``, the rest after."""
    last = _fit(line, 0, width)
    if last == len(line):
        return 0, last
    first = _fit_back(line, start, width // 3)
    last = _fit(line, first, width - 2)
    return (first, last) if last < len(line) else (_fit_back(line, len(line), width - 2), len(line))


def _fit(line: str, first: int, width: int) -> int:
    """Where a stretch from ``first`` ends that takes at most ``width`` columns."""
    most = min(len(line), first + 2 * width)  # a pile of combining characters ends somewhere
    for at in range(first, most):
        width -= cell(line[at])[1]
        if width < 0:
            return at
    return most


def _fit_back(line: str, last: int, width: int) -> int:
    """Where a stretch up to ``last`` begins that takes at most ``width`` columns, never at a combining character."""
    first = last
    for at in range(last - 1, max(last - 2 * width, 0) - 1, -1):
        columns = cell(line[at])[1]
        width -= columns
        if width < 0:
            break
        if columns:
            first = at
    return first
