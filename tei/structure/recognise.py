"""Units become blocks: the opener first, then text and lists, and the closers wherever one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei.structure.closing import closing_blocks, closing_extent, trailing_blocks
from tei.structure.closing_context import closing_lines
from tei.structure.closing_line import ClosingLine, Role
from tei.structure.dateline import is_bare_date, is_venue, joined_datelines
from tei.structure.legalise import ANNEX, Block
from tei.structure.lexicon import lexicon
from tei.structure.listing import list_run, paragraph
from tei.structure.marks import list_mark
from tei.structure.opening import Opening, read_opening
from tei.structure.recognisers import Recognisers
from tei.structure.shapes import is_capitals
from tei.structure.speech import speakers
from tei.structure.unit import Unit, cut

__all__ = ["recognise"]

_TRAILING = frozenset({Role.FILING, Role.COPIES, Role.DISTRIBUTION, Role.ENCLOSURES, Role.FOOTNOTE})
_HEAD_LENGTH = 90
_HEAD_BEFORE = 2
_NEW_OPENING = 4
_ENTRY_LENGTH = 40
_SHORT = 60


def recognise(text: str, units: Sequence[Unit], recognisers: Recognisers) -> tuple[Block, ...]:
    """The blocks of a document, in order, apart from each other, covering all units."""
    joined = joined_datelines(text, units, recognisers)
    opening = read_opening(text, joined, 0, recognisers)
    body = list(joined[opening.used :])
    if opening.remainder:
        body[0] = opening.remainder
    return (*opening.blocks, *_Body(text, body, recognisers).blocks())


class _Body:
    """Everything behind the first opener. ``closed_at`` is where the last closer ended, -1 if none did."""

    def __init__(self, text: str, units: list[Unit], recognisers: Recognisers) -> None:
        self.text = text
        self.units = units
        self.recognisers = recognisers
        self.lines = list(closing_lines(units, recognisers))
        self.labels = speakers(units)
        texts = (n for n, line in enumerate(self.lines) if line.role is Role.TEXT and len(line.unit.text) > _SHORT)
        self.last_text = max(texts, default=-1)
        self.closed_at = -1

    def blocks(self) -> Iterator[Block]:
        at = speech = 0
        while at < len(self.units):
            if opening := self._new_opening(at):
                yield from opening.blocks
                at += opening.used
                self.closed_at = -1
            elif at in self.labels:
                speech += 1
                yield from _speech(self.text, self.units[at], self.labels[at], speech)
                at += 1
            elif count := closing_extent(self.lines, at):
                yield from closing_blocks(self.lines[at : at + count])
                self.closed_at = at = at + count
            else:
                count, new = self._other(at)
                yield from (replace(block, speech=speech) if block.kind == "p" else block for block in new)
                at += count

    def _new_opening(self, at: int) -> Opening | None:
        """The opener of another letter, shortly behind a closer: one with a salute."""
        if not 0 <= self.closed_at <= at <= self.closed_at + _NEW_OPENING or not _opens_again(self.lines, at):
            return None
        opening = read_opening(self.text, self.units, at, self.recognisers)
        if not any(block.kind in ("salute", "dateline") for block in opening.blocks):
            return None
        if opening.remainder:
            rest = at + opening.used
            self.units[rest] = opening.remainder
            self.lines[rest] = closing_lines((opening.remainder,), self.recognisers)[0]
            self.labels.pop(rest, None)
        return opening

    def _other(self, at: int) -> tuple[int, tuple[Block, ...]]:
        """Blocks outside opener and closer, and how many units they take."""
        unit, role, closed = self.units[at], self.lines[at].role, self.closed_at >= 0
        if role is Role.PAGE:
            return 1, (_block(unit, "fw", "page-mark"),)
        if role is Role.ORNAMENT:
            return 1, (replace(_block(unit, "ab", "ornament"), attrs=(("type", "ornament"),)),)
        if role is Role.POSTSCRIPT and (closed or at > len(self.units) // 2):
            return 1, (_postscript(unit),)
        if head := _head(unit, self.lines[at + 1 : at + 1 + _HEAD_BEFORE], closed):
            return 1, (head,)
        if role in _TRAILING and (closed or (role is not Role.ENCLOSURES and at > self.last_text)):
            return trailing_blocks(self.lines, at)
        if items := list_run(self.units, at):
            return len(items), items
        venue = role is Role.DATELINE and is_venue(unit.text.rpartition("\n")[2])
        if venue or (role is Role.DATELINE and not closed and self._is_entry(unit)):
            return 1, (replace(_block(unit, "dateline", "entry"), zone="open", confidence=0.8),)
        return 1, (paragraph(unit),)

    def _is_entry(self, unit: Unit) -> bool:
        """A date alone on its line, as it stands above the entry of a journal."""
        return len(unit.text) <= _ENTRY_LENGTH and is_bare_date(unit.text, self.recognisers)


def _opens_again(lines: Sequence[ClosingLine], at: int) -> bool:
    """Does a salute, or a dateline before one, begin another letter?"""
    if lexicon().starts("seg_classification", lines[at].unit.words) and len(lines[at].unit.text) <= _SHORT:
        ahead = [line.role for line in lines[at + 1 : at + 5]]
        if Role.DATELINE in ahead and Role.TEXT in ahead[ahead.index(Role.DATELINE) :]:
            return True  # "Top Secret / 1 January 1963", above an enclosure
    for line in lines[at : at + 3]:
        if line.role is Role.SALUTE:
            return True
        if line.role not in (Role.DATELINE, Role.SHORT):
            return False
    return False


def _speech(text: str, unit: Unit, length: int, number: int) -> tuple[Block, Block]:
    """The speaker's label and the rest of his paragraph."""
    label, rest = cut(text, unit, length)
    return (
        replace(_block(label, "speaker", "speaker"), speech=number, confidence=0.85),
        replace(_block(rest, "p", "paragraph"), speech=number),
    )


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
        and any(line.role is Role.TEXT for line in following)
        and not unit.text.endswith((".", ","))
    ):
        return replace(_block(unit, "head", "capitals"), zone="head", confidence=0.7)
    return None


def _postscript(unit: Unit) -> Block:
    count = lexicon().starts("postscript", unit.words)
    length = sum(len(word) for word in unit.text.split()[:count]) + count - 1
    length = min(length, len(unit.text))
    words = unit.text[length:].lstrip()
    label = (unit.start, unit.start + length)
    block = _block(unit, "p", "postscript")
    return replace(block, zone="after", label=label, behind_label=unit.end - len(words), confidence=0.9)


def _block(unit: Unit, kind: str, rule: str) -> Block:
    return Block(start=unit.start, end=unit.end, kind=kind, zone="body", rule=rule, confidence=0.9)
