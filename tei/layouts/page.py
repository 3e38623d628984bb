"""A page as its visible lines."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Line", "visible_lines"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: code points of the page, half-open, blanks at both ends left out."""

    start: int
    end: int
    text: str


def visible_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold a visible character; only ``\\n`` ends a line."""
    lines = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(bare), bare))
        at += len(raw) + 1
    return tuple(lines)
