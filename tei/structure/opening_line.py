"""The lines of an opener become blocks; short lines beside an addressee are his address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei.model import Attrs
from tei.structure.legalise import PARTICIPANTS, TEXT, Block
from tei.structure.unit import Unit

__all__ = ["SUBJECT", "OpeningLine", "opener_blocks"]

_NOTE_MARK = re.compile(r"(?<=\S)\s?(?P<mark>\[\d{1,3}\])$")
NUMBER: Attrs = (("type", "number"),)
TIMES: Attrs = (("type", "times"),)
SUBJECT: Attrs = (("type", "subject"),)


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """A line and what it is taken for: a kind of block, ``weak`` if only its place speaks for it."""

    unit: Unit
    kind: str
    attrs: Attrs = ()
    weak: bool = False


def opener_blocks(lines: Sequence[OpeningLine]) -> Iterator[Block]:
    """A block for each line; participants become items of a list, which belongs to the text, not the opener."""
    for line in _registered(_addressed(lines)):
        unit = line.unit
        block = Block(start=unit.start, end=unit.end, kind=line.kind, zone="open", attrs=line.attrs, rule="opening")
        if line.kind == "head":
            yield replace(block, zone="head", confidence=0.9)
        elif line.kind == "participants":
            yield replace(block, kind="seg", attrs=(("type", "participants"),), confidence=0.9)
        elif line.kind == "salute" and (match := _NOTE_MARK.search(unit.text)):
            yield replace(block, end=unit.start + match.start(), confidence=0.9)
            yield replace(block, start=unit.start + match.start("mark"), kind=TEXT, confidence=0.9)
        elif line.kind == "participant":
            yield replace(block, kind="item", zone="body", list=PARTICIPANTS, confidence=0.9)
        else:
            yield replace(block, confidence=0.7 if line.weak else 0.9)


def _registered(lines: Sequence[OpeningLine]) -> list[OpeningLine]:
    """Of several dates beside numbers the last is the document's; those before it are the registry's."""
    result = list(lines)
    numbered = [n for n, line in enumerate(lines) if line.kind == "dateline" and _beside_number(lines, n)]
    for at in numbered[:-1]:
        if _bare(lines[at].unit):
            result[at] = OpeningLine(lines[at].unit, "seg", TIMES)
    return result


def _beside_number(lines: Sequence[OpeningLine], at: int) -> bool:
    return any(lines[n].attrs == NUMBER for n in (at - 1, at + 1) if 0 <= n < len(lines))


def _bare(unit: Unit) -> bool:
    """A date of three parts at most, all of the day, the month and the year."""
    return len(unit.words) <= 3 and any(char.isdigit() for char in unit.text)


def _addressed(lines: Sequence[OpeningLine]) -> list[OpeningLine]:
    """Short lines beside a line of an address are lines of the address, up to a line of another kind."""
    result = list(lines)
    at = 0
    while at < len(result):
        end = at
        while end < len(result) and (result[end].kind == "addrLine" or _may_address(result[end])):
            end += 1
        if any(line.kind == "addrLine" for line in result[at:end]):
            first = next(n for n in range(at, end) if result[n].kind == "addrLine")
            # lines before the name are an office only if a salute follows: "General Secretary / CC CPSU / comrade …"
            begin = at if end < len(result) and result[end].kind == "salute" else first
            result[begin:end] = [OpeningLine(line.unit, "addrLine") for line in result[begin:end]]
        at = end + 1
    return result


def _may_address(line: OpeningLine) -> bool:
    if line.kind != "seg" or line.attrs == (("type", "ornament"),):
        return False
    return line.weak or (line.attrs == SUBJECT and len(line.unit.words) <= 4)
