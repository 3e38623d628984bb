"""What a line near the end of a document is by the lines beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tei.structure.closing_line import ClosingLine, Role, closing_line
from tei.structure.dateline import is_place_line
from tei.structure.recognisers import Recognisers
from tei.structure.shapes import ends_sentence
from tei.structure.unit import Unit

__all__ = ["closing_lines"]

_NUMBER = re.compile(r"\d{1,4}\.?")
_DOCKET_LINES = 4
_BETWEEN_LENGTH = 60
_DOCKETED = frozenset({Role.NAME, Role.OFFICE, Role.SHORT})
_BETWEEN = frozenset({Role.SALUTE, Role.NAME, Role.SHORT, Role.OFFICE})
_SIGNED = frozenset({Role.NAME, Role.MARKED})


def closing_lines(units: Sequence[Unit], recognisers: Recognisers) -> tuple[ClosingLine, ...]:
    """The lines with their roles: each by its own words, then by those beside it."""
    lines: list[ClosingLine] = []
    signed = False
    for unit in units:
        line = closing_line(unit, recognisers, signed)
        named = line.role is Role.NAME or (line.role is Role.MARKED and bool(line.unit.words[1:]))
        signed = named or line.name_at >= 0 or (signed and line.role is not Role.SALUTE)
        if lines and _names_below(lines[-1], line) and not is_place_line(unit.text, recognisers):
            lines[-1] = replace(lines[-1], name_at=-1)  # "dein treuer Freund / Hans Meyer", "In Eile / Dein"
        lines.append(line)
    for at, line in enumerate(lines):
        if role := _role_between(lines, at, recognisers):
            lines[at] = replace(line, role=role, name_at=-1)
    return tuple(lines)


def _names_below(before: ClosingLine, line: ClosingLine) -> bool:
    """Is what seemed a name behind a valediction part of it, because the name stands below?"""
    if before.role is not Role.VALEDICTION or before.name_at < 0:
        return False
    signs = line.name_at == 0 or not ends_sentence(line.unit.text)
    return line.role is Role.NAME or (line.role is Role.VALEDICTION and signs)


def _role_between(lines: Sequence[ClosingLine], at: int, recognisers: Recognisers) -> Role | None:
    """The role that a line's neighbours give it, if it is another than its own."""
    role = lines[at].role
    if role is Role.SHORT and _number_of_docket(lines, at):
        return Role.FILING
    if not at or lines[at - 1].unit.region != lines[at].unit.region:
        return None
    if role in _BETWEEN and _within_valediction(lines, at, recognisers):
        return Role.VALEDICTION
    # the place of an office: "MINISTER OF FOREIGN AFFAIRS / REPUBLIC OF SOUTH AFRICA"
    below_office = lines[at - 1].role is Role.OFFICE and role is Role.SHORT and not lines[at].unit.gap
    return Role.OFFICE if below_office and is_place_line(lines[at].unit.text, recognisers) else None


def _within_valediction(lines: Sequence[ClosingLine], at: int, recognisers: Recognisers) -> bool:
    """ "we remain, / Gentlemen, / Your obedient servants": the address between the parts of a valediction."""
    line, before = lines[at], lines[at - 1]
    following = lines[at + 1].role if at + 1 < len(lines) else None
    if len(line.unit.text) > _BETWEEN_LENGTH:
        return False
    if line.role is Role.SALUTE:
        led = before.role is Role.VALEDICTION or (before.role is Role.TEXT and before.unit.text.endswith(","))
        return led and (following is Role.VALEDICTION or (before.role is Role.VALEDICTION and following in _SIGNED))
    split = before.role is Role.VALEDICTION and before.name_at < 0 and following is Role.VALEDICTION
    return split and not recognisers.names(line.unit.text)


def _number_of_docket(lines: Sequence[ClosingLine], at: int) -> bool:
    """A number alone, then names, then a note of filing: the outside of a petition."""
    if not _NUMBER.fullmatch(lines[at].unit.text):
        return False
    for line in lines[at + 1 : at + 1 + _DOCKET_LINES]:
        if line.role is Role.FILING:
            return True
        if line.role not in _DOCKETED:
            return False
    return False
