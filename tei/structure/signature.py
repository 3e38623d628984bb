"""Signatures: which lines are one signatory's, and what in them is office and mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei.model import Origin, Span
from tei.structure.brackets import signature_marks, signature_sign
from tei.structure.closing_line import ClosingLine, Role, is_office
from tei.structure.lexicon import lexicon, words_of
from tei.structure.shapes import looks_like_name

__all__ = ["office_of", "signatories", "signature_parts"]

_ORIGIN = Origin("structure", "office-line", 0.85)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.?\s")
_INITIALS = re.compile(r"[A-ZÄÖÜА-Я]{2,4}")  # "J. C. King / CWH": of who drafted the text
_AFTER_COMMA = re.compile(r",\s*")
_NAME_ROLES = (Role.NAME, Role.MARKED)


def signatories(lines: Sequence[ClosingLine]) -> Iterator[tuple[ClosingLine, ...]]:
    """The lines of a signature, parted by signatory.

    A name takes the offices before it, back to the signatory before, and those behind it unless another name with
    an office before it follows; lines of different body regions are never joined.
    """
    part: list[ClosingLine] = []
    for number, line in enumerate(lines):
        if part and _begins(part, line, lines[number + 1 :]):
            yield tuple(part)
            part = []
        part.append(line)
    if part:
        yield tuple(part)


def _begins(part: Sequence[ClosingLine], line: ClosingLine, following: Sequence[ClosingLine]) -> bool:
    if line.unit.region != part[-1].unit.region:
        return True
    named = any(_names(other) for other in part)
    if _names(line):
        return named and not _typed_below(part, line) and not _INITIALS.fullmatch(line.unit.text)
    offices_first = part[0].role is Role.OFFICE or not named
    name_follows = any(_names(other) for other in following)
    return named and offices_first and name_follows


def _typed_below(part: Sequence[ClosingLine], line: ClosingLine) -> bool:
    """ "Alex / U. Alexis Johnson": a short name as signed, and the whole one typed below it."""
    first, words = part[-1].unit.words, line.unit.words
    return len(part) == 1 and len(first) == 1 and len(words) >= 2 and any(word[0] == first[0][0] for word in words[:-1])


def _names(line: ClosingLine) -> bool:
    """Does the line name someone? A mark at the end of an office, with no name, does not."""
    if line.role is Role.MARKED and not signature_sign().sub("", line.unit.text).strip(" ()"):
        return False
    if line.role is Role.MARKED:
        return not (is_office(line.unit.text) and line.unit.text.endswith("]"))
    return line.role in _NAME_ROLES or (line.role is Role.OFFICE and line.unit.text.endswith(")"))


def signature_parts(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The ``role`` and ``signature-mark`` spans of one ``signed``; brackets are read elsewhere."""
    return (*signature_marks(text, start, end), *_roles(text, start, end))


def office_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The ``role`` of someone in a list: "Mr. Ronald Bailey, Counselor, British Embassy"."""
    extent = _office(text, start, end, ())
    return (Span(*extent, "role", (), _ORIGIN),) if extent and extent[0] > start else ()


def _roles(text: str, start: int, end: int) -> Iterator[Span]:
    """Stretches between line ends and marks that hold an office and no name in parentheses; neighbours are joined."""
    found: list[tuple[int, int]] = []
    at = start
    cuts = [*re.finditer(r"\n", text[start:end]), *signature_sign().finditer(text[start:end])]
    for cut, resume in (*sorted((start + m.start(), start + m.end()) for m in cuts), (end, end)):
        stop = max(cut, at)
        extent = _office(text, at, stop, found)
        if extent:
            joins = found and not text[found[-1][1] : extent[0]].strip()
            found[-1:] = [(found[-1][0], extent[1])] if joins else [*found[-1:], extent]
        at = max(at, resume)
    for first, last in found:
        yield Span(first, last, "role", (), _ORIGIN)


def _office(text: str, start: int, end: int, before: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The extent of an office in ``text[start:end]``: an office's words, or the words that go on from an office."""
    surface = _PARENTHESIS.sub("", text[start:end])
    bare = surface.strip(" \t\n\u00a0,;")
    if not bare:
        return None
    goes_on = bool(before) and not text[before[-1][1] : start].strip() and bare[0].islower()
    office = is_office(bare) and any(lexicon().is_office(word) for word in words_of(bare))
    if not (office or goes_on) or _leads_name(bare):
        return None
    first = start + surface.index(bare)
    lead = _name_before(bare)
    return first + lead, first + len(bare)


def _name_before(bare: str) -> int:
    """How much of an office line is the name before it: "Harold Smith, Prime Minister", "Thos. C. Donn Justice"."""
    head, comma, _ = bare.partition(",")
    if comma and looks_like_name(head) and not is_office(head):
        match = _AFTER_COMMA.match(bare, len(head))
        return match.end() if match else 0
    if not _INITIAL.search(bare):
        return 0
    for match in re.finditer(r"\S+", bare):
        if is_office(match.group()):
            return match.start() if _INITIAL.search(bare[: match.start()]) else 0
    return 0


def _leads_name(bare: str) -> bool:
    """ "General Phillips": one office word before a name is a title, not an office of its own line."""
    words = words_of(bare)
    return (
        1 < len(words) <= 3
        and lexicon().has("office", words[0])
        and not any(lexicon().has("office", word) for word in words[1:])
        and not ("," in bare or "of" in words)
    )
