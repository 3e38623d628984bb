"""Lists and numbered paragraphs: which marked lines are items of a list, and which are paragraphs with a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei.model import Attrs
from tei.structure.legalise import Block
from tei.structure.marks import Mark, list_mark
from tei.structure.unit import Unit

__all__ = ["list_run", "paragraph"]

_ITEM_LENGTH = 240
_NUMBERED_LENGTH = 90
_FEWEST = 2
_NUMBERED: Attrs = (("rend", "numbered"),)
_BULLETED: Attrs = (("rend", "bulleted"),)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def list_run(units: Sequence[Unit], at: int) -> tuple[Block, ...]:
    """The items of the list that begins at a unit, one block a unit; empty if none does.

    A list is two or more neighbours with bullets of one form, or with numbers that count on, of at most 240
    characters on the average; of at most 90 if they have numbers and no colon leads to them. Longer ones are
    paragraphs with a number.
    """
    introduced = at > 0 and units[at - 1].text.endswith(":")
    run: list[tuple[Unit, Mark]] = []
    for number in range(at, len(units)):
        unit = units[number]
        mark = list_mark(unit.text)
        if mark is None or len(unit.text) <= mark.length or (run and not _goes_on(run[-1][1], mark)):
            break
        run.append((unit, mark))
    longest = _ITEM_LENGTH if introduced or not run or not run[0][1].value else _NUMBERED_LENGTH
    if len(run) < _FEWEST or sum(len(unit.text) for unit, _ in run) > longest * len(run):
        return ()
    return tuple(_items(run))


def paragraph(unit: Unit) -> Block:
    """A paragraph, with its number if it begins with one."""
    mark = list_mark(unit.text)
    attrs: Attrs = (("n", mark.value),) if mark and mark.value else ()
    return Block(start=unit.start, end=unit.end, kind="p", zone="body", attrs=attrs, rule="paragraph")


def _items(run: Sequence[tuple[Unit, Mark]]) -> Iterator[Block]:
    for unit, mark in run:
        yield Block(
            start=unit.start,
            end=unit.end,
            kind="item",
            zone="body",
            list=_NUMBERED if mark.value else _BULLETED,
            label=(unit.start, unit.start + mark.length),
            rule="list",
            confidence=0.9,
        )


def _goes_on(before: Mark, after: Mark) -> bool:
    if before.form != after.form:
        return False
    if not before.value:
        return True
    if before.value.isdigit():
        return int(after.value) == int(before.value) + 1
    if before.value in _ROMAN and after.value in _ROMAN:
        return _ROMAN.index(after.value) == _ROMAN.index(before.value) + 1
    return len(before.value) == len(after.value) == 1 and ord(after.value) == ord(before.value) + 1
