"""Paragraphs: which lines belong together.

The rule of ``auto``. *Pairs* are neighbouring lines without a blank line between them. Text is **wrapped** if

1. its lines are of a width that a page or a screen gives: the ninth of ten lines, by length, has 35 to 120
   characters, and no line is longer than 1.4 times that; and
2. at least a third of the pairs of which the first line is full (three quarters of that width), and three of them,
   run on: the second line begins with a small letter or, in a text of capitals, the first ends no sentence.

In wrapped text a paragraph is a run of lines that ends before a blank line, before a line that is indented more
than the one above, and after a line that ends a sentence and on which the next line's first word would have had
room: in 95 of 100 of the width, or in three quarters of it where blank lines part at least three paragraphs.
Runs without a full line (addresses, lists, signatures) stay lines.

Everything else is one paragraph a line, whether blank lines stand between the lines or not. ``blank`` joins
every run between blank lines that has a full line (see above); ``line`` joins nothing. A hyphen at a line's end stays.
Lines between an opening bracket and its closing one, at most twelve, are one unit in every mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from tei.structure.unit import Unit, merged

__all__ = ["Mode", "paragraph_mode", "paragraphs"]

Mode = Literal["line", "blank", "wrapped"]

_MIN_WIDTH, _MAX_WIDTH = 35, 120
_FULL = 0.75
_LONGEST = 1.4
_ROOM = 0.95
_SPACED = 3
_RUNS_ON = 1 / 3
_MIN_PAIRS = 3
_BRACKET_LINES = 12
_SENTENCE_END = re.compile(r"[.!?…:;][\"”“’'»)\]]*$")
_MARK = re.compile(r"(?:[-–—•*·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")


def paragraphs(text: str, lines: Sequence[Unit], mode: Literal["auto", "line", "blank"]) -> tuple[Unit, ...]:
    """The units of a body: its lines, joined where the mode says so.

    ``text`` is the document's; ``lines`` come from ``line_units``.
    """
    chosen: Mode = paragraph_mode(lines) if mode == "auto" else mode
    width = _width(lines)
    runs = list(_runs(_bracketed(text, lines)))
    room = _FULL if sum(len(run) > 1 and _has_full_line(run, width) for run in runs) >= _SPACED else _ROOM
    units: list[Unit] = []
    for run in runs:
        if chosen == "line" or len(run) == 1:
            units.extend(run)
        elif chosen == "blank":
            units.extend(_joined(text, run, width))
        else:
            for part in _unwrapped(run, width, room):
                units.extend(_joined(text, part, width))
    return tuple(units)


def paragraph_mode(lines: Sequence[Unit]) -> Mode:
    """The rule of the module's docstring: ``wrapped`` or ``line``."""
    width = _width(lines)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH or max(len(unit.text) for unit in lines) > _LONGEST * width:
        return "line"
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) >= _FULL * width]
    running = sum(_runs_on(a.text, b.text) for a, b in pairs)
    return "wrapped" if running >= max(_MIN_PAIRS, _RUNS_ON * len(pairs)) else "line"


def _runs_on(first: str, second: str) -> bool:
    if second[0].islower():
        return True
    return first.isupper() and second.isupper() and not _SENTENCE_END.search(first)


def _width(lines: Sequence[Unit]) -> int:
    """The length that nine of ten lines do not pass."""
    lengths = sorted(len(unit.text) for unit in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _runs(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Neighbours without a blank line between them."""
    run: list[Unit] = []
    for unit in units:
        if run and (unit.gap or unit.region != run[-1].region):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _has_full_line(run: Sequence[Unit], width: int) -> bool:
    return any(len(unit.text) >= _FULL * width for unit in run)


def _unwrapped(run: Sequence[Unit], width: int, room: float) -> Iterator[list[Unit]]:
    """The paragraphs of a run of wrapped lines."""
    part: list[Unit] = []
    for unit in run:
        if part and _breaks(part[-1], unit, width, room):
            yield part
            part = []
        part.append(unit)
    yield part


def _joined(text: str, part: Sequence[Unit], width: int) -> Sequence[Unit]:
    return [merged(text, part)] if len(part) > 1 and _has_full_line(part, width) else part


def _breaks(before: Unit, after: Unit, width: int, room: float) -> bool:
    """Does a paragraph end between two lines of a run?"""
    if after.indent > before.indent or _MARK.match(after.text):
        return True
    if _SENTENCE_END.search(before.text) and len(before.text) + 1 + len(after.text.split()[0]) <= room * width:
        return True
    short = len(before.text) < _FULL * width
    # a short line that does not end a sentence is the last of a block of short lines (address, heading)
    return short and not after.text[0].islower() and len(before.text) < width / 2


def _bracketed(text: str, lines: Sequence[Unit]) -> Iterator[Unit]:
    """Join the lines of a bracket that is opened in one line and closed in one of the next."""
    at = 0
    while at < len(lines):
        depth, end = _depth(lines[at].text), at + 1
        while depth > 0 and end < len(lines) and end - at < _BRACKET_LINES and lines[end].region == lines[at].region:
            depth += _depth(lines[end].text)
            end += 1
        if depth != 0:
            end = at + 1
        yield merged(text, lines[at:end]) if end - at > 1 else lines[at]
        at = end


def _depth(line: str) -> int:
    return line.count("[") - line.count("]")
