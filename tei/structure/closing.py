"""The closers of a document: valediction, signatures, datelines, and what stands behind them.

A closer is recognised where

1. a valediction is followed by a name, an office, a mark of signature, a date, or the end;
2. a line holds a mark of signature ("[signature]", "/s/", "(signed)") or words that lead to a signature
   ("recorded by"), perhaps with the office before it;
3. a name follows a paragraph that ends in the words of a valediction;
4. names, offices, a date stand at the end: behind them come only copies, distribution, notes, page marks,
   a postscript, or a new letter; or, behind a signature, an address of at most seven lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei.model import Attrs
from tei.structure.closing_line import ClosingLine, Role, is_body
from tei.structure.legalise import Block
from tei.structure.lexicon import lexicon
from tei.structure.signature import signatories

__all__ = ["closing_blocks", "closing_extent", "trailing_blocks"]

_SIGNING = frozenset({Role.NAME, Role.OFFICE, Role.MARKED})
_CLOSING = frozenset({*_SIGNING, Role.VALEDICTION, Role.RECORDED, Role.DATELINE, Role.NUMBER, Role.ADDRESS})
_BEHIND = frozenset({Role.FILING, Role.COPIES, Role.DISTRIBUTION, Role.ENCLOSURES, Role.FOOTNOTE, Role.POSTSCRIPT})
_ADDRESS = frozenset({Role.ADDRESS, Role.NAME, Role.OFFICE, Role.SHORT})
_SIGNATURE = frozenset({*_SIGNING, Role.RECORDED})
_NEUTRAL = frozenset({Role.PAGE, Role.ORNAMENT, Role.REMARK})
_NOT_LISTED = frozenset(
    {Role.FOOTNOTE, Role.PAGE, Role.ORNAMENT, Role.POSTSCRIPT, Role.SALUTE, Role.ENCLOSURES}
    | {Role.MARKED, Role.RECORDED, Role.VALEDICTION}
)
_NOT_FILED = _NOT_LISTED - {Role.MARKED}
_LISTED_LENGTH = 60
_MOST_LINES = 14
_SHORT_BETWEEN = 2
_ADDRESS_LINES = 7


def closing_extent(lines: Sequence[ClosingLine], at: int) -> int:
    """How many lines the closer has that begins at a line; 0 if none does."""
    role = lines[at].role
    if role is Role.VALEDICTION:
        good = _valediction_ends(lines, at)
    elif role is Role.MARKED or (role is Role.RECORDED and _signed_next(lines, at)) or _office_then_mark(lines, at):
        good = True
    elif role in (Role.NAME, Role.OFFICE):
        good = (role is Role.NAME and _after_valediction(lines, at)) or _stands_at_end(lines, at)
    elif role is Role.ADDRESS:
        good = _addresses_end(lines, at)
    elif role in (Role.DATELINE, Role.NUMBER):
        good = _dates_end(lines, at)
    else:
        good = False
    return _length(lines, at) if good else 0


def _valediction_ends(lines: Sequence[ClosingLine], at: int) -> bool:
    """Rule 1."""
    if lines[at].name_at >= 0 and len(lines[at].unit.text) <= 80:
        return True
    for line in lines[at + 1 : at + 4]:
        if line.role in (Role.VALEDICTION, Role.SHORT, *_NEUTRAL):
            continue
        return line.role in _CLOSING or line.role in _BEHIND
    return at + 4 > len(lines) and all(line.role is not Role.TEXT for line in lines[at + 1 :])


def _after_valediction(lines: Sequence[ClosingLine], at: int) -> bool:
    """Does the paragraph before a name end in a valediction: "… herzlichst in alter Ergebenheit / Stefan Zweig"?"""
    if not at or lines[at - 1].role is not Role.TEXT:
        return False
    words = lines[at - 1].unit.words
    entries = lexicon()
    return bool(words) and (entries.count("valediction", words[-2:]) > 0 or entries.has("own", words[-1]))


def _signed_next(lines: Sequence[ClosingLine], at: int) -> bool:
    return lines[at].name_at >= 0 or (at + 1 < len(lines) and lines[at + 1].role in (*_SIGNING, Role.VALEDICTION))


def _office_then_mark(lines: Sequence[ClosingLine], at: int) -> bool:
    """Rule 2: offices, then the line with the mark."""
    if lines[at].role is not Role.OFFICE:
        return False
    for line in lines[at : at + 5]:
        if line.role is Role.MARKED:
            return True
        if line.role is not Role.OFFICE:
            return False
    return False


def _stands_at_end(lines: Sequence[ClosingLine], at: int) -> bool:
    """Rule 4: from here on only lines of a closer, then only what may stand behind one."""
    named = False
    for number, line in enumerate(lines[at : at + _MOST_LINES], start=at):
        if line.role in _CLOSING:
            named = named or line.role in _SIGNING
        elif line.role in _NEUTRAL:
            continue
        elif line.role in _BEHIND or line.role is Role.SALUTE:
            return named and _named(lines[at:number])
        elif line.role is Role.SHORT and _closes_soon(lines, number):
            continue
        else:
            return False
    return named and at + _MOST_LINES >= len(lines) and _named(lines[at:])


def _named(lines: Sequence[ClosingLine]) -> bool:
    """An office alone signs only if it is a body's ("Embassy in Czechoslovakia") or stands on at most two lines."""
    names = [line for line in lines if line.role in (Role.NAME, Role.MARKED, Role.VALEDICTION)]
    return bool(names) or sum(line.role is Role.OFFICE for line in lines) <= _SHORT_BETWEEN


def _closes_soon(lines: Sequence[ClosingLine], at: int) -> bool:
    """Are the next short lines, at most two, followed by the end or by what stands behind a closer?"""
    for line in lines[at : at + _SHORT_BETWEEN + 1]:
        if line.role is not Role.SHORT:
            return line.role in _BEHIND or line.role in _CLOSING
    return at + _SHORT_BETWEEN + 1 > len(lines)


def _dates_end(lines: Sequence[ClosingLine], at: int) -> bool:
    """A date at the end, or before the signature at the end."""
    listed = at > 0 and lines[at - 1].role in (Role.COPIES, Role.DISTRIBUTION)
    for number, line in enumerate(lines[at : at + _MOST_LINES], start=at):
        if line.role in _BEHIND:
            return not listed
        if line.role in _NEUTRAL:
            continue
        if line.role in _SIGNING:
            return _stands_at_end(lines, number)
        if line.role in (Role.VALEDICTION, Role.RECORDED):
            return closing_extent(lines, number) > 0
        if line.role not in (Role.DATELINE, Role.NUMBER):
            return False
    return True


def _addresses_end(lines: Sequence[ClosingLine], at: int) -> bool:
    """An address on the outside of a letter: its lines are the last ones."""
    few = len(lines) - at <= _ADDRESS_LINES
    return few and all(line.role in _ADDRESS | _NEUTRAL for line in lines[at:])


def _length(lines: Sequence[ClosingLine], at: int) -> int:
    """How far a closer goes: over its lines, and over short ones if a line of the closer follows."""
    end = at + 1
    addressed = lines[at].role is Role.ADDRESS
    for number in range(at + 1, min(len(lines), at + _MOST_LINES)):
        role = lines[number].role
        if role is Role.SHORT and addressed and number == end:
            end = number + 1
            continue
        if role is Role.SHORT and number - end < _SHORT_BETWEEN:
            continue
        if role is Role.DATELINE and number + 1 < len(lines) and lines[number + 1].role in (Role.SALUTE, Role.TEXT):
            break
        if role not in _CLOSING:
            break
        end = number + 1
        addressed = role is Role.ADDRESS or (addressed and role in _ADDRESS)
    return end - at


def closing_blocks(lines: Sequence[ClosingLine]) -> Iterator[Block]:
    """The blocks of the lines of one closer."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.role in _SIGNING:
            end = _last(lines, at, _SIGNATURE)
            yield from _signed(lines[at:end])
            at = end
            continue
        if line.role is Role.ADDRESS:
            end = _last(lines, at, _ADDRESS)
            yield from (_block(a.unit.start, a.unit.end, "addrLine", "address", 0.8) for a in lines[at:end])
            at = end
            continue
        yield from _single(line)
        at += 1


def _last(lines: Sequence[ClosingLine], at: int, roles: frozenset[Role]) -> int:
    """The end of the run of lines with these roles; a line that leads to a signature ends one if a name follows."""
    end = at + 1
    while end < len(lines) and lines[end].role in roles:
        leads = lines[end].role is Role.RECORDED and (lines[end].name_at >= 0 or end + 1 < len(lines))
        if leads:
            break
        end += 1
    return end


def _signed(lines: Sequence[ClosingLine]) -> Iterator[Block]:
    """The signatories; the body in whose name they sign stands before them as text of the closer."""
    while len(lines) > 1 and is_body(lines[0].unit) and lines[1].role in (Role.NAME, Role.MARKED):
        yield _block(lines[0].unit.start, lines[0].unit.end, "text", "body-that-signs", 0.7)
        lines = lines[1:]
    for group in signatories(lines):
        yield _block(group[0].unit.start, group[-1].unit.end, "signed", "signature", 0.9)


def _single(line: ClosingLine) -> Iterator[Block]:
    """A line that stands alone in a closer: valediction and name may share it."""
    unit = line.unit
    kinds = {Role.VALEDICTION: "salute", Role.DATELINE: "dateline"}
    kind = kinds.get(line.role, "text")
    if line.name_at < 0:
        yield _block(unit.start, unit.end, kind, "valediction" if kind == "salute" else "closing-line", 0.9)
        return
    at = unit.start + line.name_at
    before = unit.text[: line.name_at].rstrip()
    if before:
        yield _block(unit.start, unit.start + len(before), kind, "valediction", 0.85)
    yield _block(at, unit.end, "signed", "name-in-line", 0.85)


def _block(start: int, end: int, kind: str, rule: str, confidence: float) -> Block:
    return Block(start=start, end=end, kind=kind, zone="close", rule=rule, confidence=confidence)


def trailing_blocks(lines: Sequence[ClosingLine], at: int) -> tuple[int, tuple[Block, ...]]:
    """Copies, distribution, enclosures or a note that begin at a line: how many lines they take, and their block."""
    first = lines[at]
    if first.role in (Role.ENCLOSURES, Role.FOOTNOTE):
        return 1, (_trailer(lines[at : at + 1], ()),)
    if first.role is Role.FILING:
        filed = at + 1
        while filed < len(lines) and _is_filed(lines[filed - 1], lines[filed]):
            filed += 1
        return filed - at, (_trailer(lines[at:filed], ()),)
    kind = "distribution" if first.role is Role.DISTRIBUTION else "copies"
    end = at + 1
    while end < len(lines) and _goes_on(first.role, lines[end - 1], lines[end]):
        end += 1
    return end - at, (_trailer(lines[at:end], (("type", kind),)),)


def _is_filed(before: ClosingLine, line: ClosingLine) -> bool:
    """Behind a note of the registry come its own dates and signs, and the names on the outside of a petition."""
    short = line.role is not Role.TEXT or len(line.unit.text) <= _LISTED_LENGTH
    return short and line.role not in _NOT_FILED and line.unit.region == before.unit.region


def _goes_on(kind: Role, before: ClosingLine, line: ClosingLine) -> bool:
    """Does a list of copies or a distribution take in a line: a short one, in the same region, of no other sort?"""
    if line.unit.region != before.unit.region or line.role in _NOT_LISTED:
        return False
    if line.role is Role.TEXT:
        return len(line.unit.text) <= _LISTED_LENGTH
    return kind is not Role.DISTRIBUTION or line.role is not Role.COPIES


def _trailer(lines: Sequence[ClosingLine], attrs: Attrs) -> Block:
    block = _block(lines[0].unit.start, lines[-1].unit.end, "trailer", "trailer", 0.85)
    return replace(block, zone="after", attrs=attrs)
