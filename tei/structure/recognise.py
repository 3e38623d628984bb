"""Units become blocks: the opener first, then text and lists, and the closers wherever one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tei.structure.closing import closing_blocks, closing_extent, trailing_blocks
from tei.structure.closing_line import ClosingLine, Role, closing_lines
from tei.structure.dateline import is_bare_date, joined_datelines
from tei.structure.legalise import ANNEX, Block
from tei.structure.lexicon import lexicon
from tei.structure.listing import list_run, paragraph
from tei.structure.marks import list_mark
from tei.structure.opening import read_opening
from tei.structure.recognisers import Recognisers
from tei.structure.shapes import is_capitals
from tei.structure.speech import speakers
from tei.structure.unit import Unit, cut

__all__ = ["recognise"]

_TRAILING = frozenset({Role.COPIES, Role.DISTRIBUTION, Role.ENCLOSURES, Role.FOOTNOTE})
_HEAD_LENGTH = 90
_HEAD_BEFORE = 2
_NEW_OPENING = 4
_ENTRY_LENGTH = 40


def recognise(text: str, units: Sequence[Unit], recognisers: Recognisers) -> tuple[Block, ...]:
    """The blocks of a document, in order, apart from each other, covering all units."""
    opening = read_opening(text, joined_datelines(text, units, recognisers), recognisers)
    blocks = list(opening.blocks)
    rest = opening.rest
    while rest:
        new, rest = _stretch(text, rest, recognisers)
        blocks.extend(new)
    return tuple(blocks)


def _stretch(text: str, units: tuple[Unit, ...], recognisers: Recognisers) -> tuple[list[Block], tuple[Unit, ...]]:
    """The blocks up to the opener of another letter behind a closer, and what is left from there."""
    lines = closing_lines(units, recognisers)
    labels = speakers(units)
    speech = 0
    blocks: list[Block] = []
    closed_at = -1
    at = 0
    while at < len(units):
        if closed_at >= 0 and at - closed_at <= _NEW_OPENING and _opens_again(lines, at):
            opening = read_opening(text, units[at:], recognisers)
            if any(block.kind == "salute" for block in opening.blocks):
                return [*blocks, *opening.blocks], opening.rest
        if count := closing_extent(lines, at):
            blocks.extend(closing_blocks(lines[at : at + count]))
            at += count
            closed_at = at
            continue
        if at in labels:
            speech += 1
            blocks.extend(_speech(text, units[at], labels[at], speech))
            at += 1
            continue
        count, new = _other(units, lines, at, closed_at >= 0, recognisers)
        blocks.extend(replace(block, speech=speech) if block.kind == "p" else block for block in new)
        at += count
    return blocks, ()


def _opens_again(lines: Sequence[ClosingLine], at: int) -> bool:
    """Behind a closer: does a salute, or a dateline before one, begin another letter?"""
    for line in lines[at : at + 3]:
        if line.role is Role.SALUTE:
            return True
        if line.role not in (Role.DATELINE, Role.SHORT):
            return False
    return False


def _other(
    units: Sequence[Unit], lines: Sequence[ClosingLine], at: int, closed: bool, recognisers: Recognisers
) -> tuple[int, tuple[Block, ...]]:
    """Blocks outside opener and closer, and how many units they take."""
    unit, role = units[at], lines[at].role
    if role is Role.PAGE:
        return 1, (_block(unit, "fw", "page-mark"),)
    if role is Role.ORNAMENT:
        return 1, (replace(_block(unit, "ab", "ornament"), attrs=(("type", "ornament"),)),)
    if role is Role.POSTSCRIPT and (closed or at > len(units) // 2):
        return 1, (_postscript(unit),)
    if head := _head(unit, lines[at + 1 :], closed):
        return 1, (head,)
    if (role in _TRAILING and closed) or (role in _TRAILING - {Role.ENCLOSURES} and _only_trailers(lines, at)):
        return trailing_blocks(lines[at:])
    if items := list_run(units, at):
        return len(items), items
    if (
        role is Role.DATELINE
        and not closed
        and is_bare_date(unit.text, recognisers)
        and len(unit.text) <= _ENTRY_LENGTH
    ):
        return 1, (replace(_block(unit, "dateline", "entry"), zone="open", confidence=0.8),)
    return 1, (paragraph(unit),)


def _speech(text: str, unit: Unit, length: int, number: int) -> tuple[Block, Block]:
    """The speaker's label and the rest of his paragraph."""
    label, rest = cut(text, unit, length)
    return (
        replace(_block(label, "speaker", "speaker"), speech=number, confidence=0.85),
        replace(_block(rest, "p", "paragraph"), speech=number),
    )


def _only_trailers(lines: Sequence[ClosingLine], at: int) -> bool:
    """Does no running text follow?"""
    return all(line.role is not Role.TEXT or len(line.unit.text) <= 60 for line in lines[at:])


def _head(unit: Unit, following: Sequence[ClosingLine], closed: bool) -> Block | None:
    """The heading of an annex behind a closer, or a line of capitals before running text."""
    if len(unit.text) > _HEAD_LENGTH or not following or list_mark(unit.text):
        return None
    words = unit.words
    if closed and lexicon().starts("annex_head", words) and len(words) <= 8 and ":" not in unit.text[:-1]:
        return replace(_block(unit, "head", "annex"), zone="head", attrs=ANNEX, confidence=0.8)
    if (
        is_capitals(unit.text)
        and 2 <= len(words) <= 10
        and any(line.role is Role.TEXT for line in following[:_HEAD_BEFORE])
        and not unit.text.endswith((".", ","))
    ):
        return replace(_block(unit, "head", "capitals"), zone="head", confidence=0.7)
    return None


def _postscript(unit: Unit) -> Block:
    count = lexicon().starts("postscript", unit.words)
    length = sum(len(word) for word in unit.text.split()[:count]) + count - 1
    label = (unit.start, unit.start + min(length, len(unit.text)))
    return replace(_block(unit, "p", "postscript"), zone="after", label=label, confidence=0.9)


def _block(unit: Unit, kind: str, rule: str) -> Block:
    return Block(start=unit.start, end=unit.end, kind=kind, zone="body", rule=rule, confidence=0.9)
