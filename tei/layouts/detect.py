"""Which layout a page has."""

from __future__ import annotations

from collections.abc import Sequence

from tei.layouts.layout import Detect, Layout
from tei.layouts.page import Line, visible_lines

__all__ = ["choose", "is_proven", "recognises"]


def choose(text: str, layouts: Sequence[Layout]) -> Layout | None:
    """The first layout that recognises the page, or ``None``: then the text is plain and all of it is body."""
    lines = visible_lines(text)
    return next((layout for layout in layouts if recognises(layout, lines)), None)


def recognises(layout: Layout, lines: Sequence[Line]) -> bool:
    """One sign of the layout is enough; within a sign all its lines must be there, one after the other."""
    return any(_holds(sign, lines) for sign in layout.detect)


def is_proven(layout: Layout, lines: Sequence[Line]) -> bool:
    """Whether the page is the archive's beyond doubt: a sign that is not weak, or no sign at all (it was chosen)."""
    held = [sign for sign in layout.detect if _holds(sign, lines)]
    return not held or any(not sign.weak for sign in held)


def _holds(sign: Detect, lines: Sequence[Line]) -> bool:
    size = len(sign.lines)
    stop = len(lines) - size + 1
    starts = range(max(0, len(lines) - sign.last) if sign.last else 0, min(stop, sign.first) if sign.first else stop)
    first, *others = sign.lines
    return any(
        first.search(lines[at].text)
        and all(pattern.search(lines[at + step].text) for step, pattern in enumerate(others, start=1))
        for at in starts
    )
