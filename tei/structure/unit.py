"""Units: the stretches of the body that structure is decided on, a line or a paragraph each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tei.model import Document, Point
from tei.structure.lexicon import words_of

__all__ = ["Unit", "cut", "line_breaks", "line_units", "merged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One or more lines of the body. It starts and ends on visible characters.

    ``lines`` are the extents of its lines; ``region`` is the number of the body region (no unit crosses one);
    ``indent`` counts the blanks before the first line; ``gap`` says that a blank line or a region's start precedes.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    lines: tuple[tuple[int, int], ...]
    region: int
    indent: int
    gap: bool


def line_units(document: Document) -> tuple[Unit, ...]:
    """A unit for every line of the body that has a visible character."""
    units: list[Unit] = []
    for number, region in enumerate(document.body):
        at, gap = region.start, True
        for line in document.text[region.start : region.end].split("\n"):
            bare = line.strip()
            if bare:
                indent = len(line) - len(line.lstrip())
                units.append(_unit(bare, at + indent, number, indent, gap))
            gap = not bare
            at += len(line) + 1
    return tuple(units)


def merged(text: str, units: Sequence[Unit]) -> Unit:
    """Several neighbours as one unit."""
    first, last = units[0], units[-1]
    whole = text[first.start : last.end]
    return Unit(
        start=first.start,
        end=last.end,
        text=whole,
        words=tuple(words_of(whole)),
        lines=tuple(line for unit in units for line in unit.lines),
        region=first.region,
        indent=first.indent,
        gap=first.gap,
    )


def line_breaks(text: str, start: int, end: int) -> tuple[Point, ...]:
    """An ``lb`` at the first newline after each line of an extent, the last line left out."""
    points: list[Point] = []
    at = text.find("\n", start, end)
    while at >= 0:
        points.append(Point(at, "lb"))
        while at < end and text[at].isspace():
            at += 1
        at = text.find("\n", at, end)
    return tuple(points)


def _unit(bare: str, start: int, region: int, indent: int, gap: bool) -> Unit:
    end = start + len(bare)
    return Unit(
        start=start,
        end=end,
        text=bare,
        words=tuple(words_of(bare)),
        lines=((start, end),),
        region=region,
        indent=indent,
        gap=gap,
    )


def cut(text: str, unit: Unit, length: int) -> tuple[Unit, Unit]:
    """A unit in two: its first ``length`` characters, and what follows behind the blanks."""
    at = unit.start + length
    second = at
    while text[second].isspace():
        second += 1
    return _part(text, unit, unit.start, at), _part(text, unit, second, unit.end)


def _part(text: str, unit: Unit, start: int, end: int) -> Unit:
    lines = tuple((max(a, start), min(b, end)) for a, b in unit.lines if a < end and start < b)
    part = text[start:end]
    return replace(unit, start=start, end=end, text=part, words=tuple(words_of(part)), lines=lines, gap=False)
