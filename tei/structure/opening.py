"""The opener of a document: heads, header lines, addressee, dateline, salute.

Lines are read from the first one on until running text begins, at most ``_MOST_LINES``. *Strong* lines are those of a
known form; what stands between two strong lines belongs to the opener, what stands behind the last one is
text, but for a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tei.model import Attrs
from tei.structure.dateline import dated_part, is_bare_date, is_dateline, is_place_line
from tei.structure.header_line import (
    header_type,
    is_addressee,
    is_heading,
    is_participants,
    is_subject,
    names_participants,
)
from tei.structure.kind import announced_kind
from tei.structure.legalise import Block
from tei.structure.lexicon import lexicon
from tei.structure.marks import is_ornament, is_page_mark, list_mark
from tei.structure.opening_line import SUBJECT, OpeningLine, opener_blocks
from tei.structure.recognisers import Recognisers
from tei.structure.salute import is_salute, run_in_salute
from tei.structure.shapes import ends_sentence, is_capitals, is_prose, is_spaced_capitals, looks_like_name, small_words
from tei.structure.unit import Unit, cut, merged

__all__ = ["Opening", "read_opening"]

_MOST_LINES = 40
_ROUTING: Attrs = (("type", "routing"),)
_LABELLED = re.compile(r"\S{1,12}\s?:\s?\S")
_LETTERHEAD_LINES = 8
_LETTERHEAD_LENGTH = 70
_TITLE_WORDS = 4
_TITLE_SHARE = 0.7
_PARTICIPANT_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Opening:
    """The blocks of an opener, how many units it used up, and what it left of the next one if it took its salute."""

    blocks: tuple[Block, ...]
    used: int
    remainder: Unit | None = None


def read_opening(text: str, units: Sequence[Unit], start: int, recognisers: Recognisers) -> Opening:
    """The opener that begins at a unit, perhaps none."""
    window = units[start : start + 2 * _MOST_LINES]
    lines: list[OpeningLine] = []
    at = 0
    while at < len(window) and at < _MOST_LINES:
        found, count = _line(text, window, at, lines, recognisers)
        if found is None:
            break
        lines.extend(found)
        at += count
        if found[-1].kind == "salute" and not _dated_next(window, at, recognisers):
            break
    following = window[at] if at < len(window) else None
    saluted = any(line.kind == "salute" for line in lines)
    if following and not saluted and (length := run_in_salute(following.text)):
        salute, remainder = cut(text, following, length)
        return Opening(tuple(opener_blocks([*lines, OpeningLine(salute, "salute")])), at, remainder)
    kept = _kept(lines, following is not None)
    return Opening(tuple(opener_blocks(lines[:kept])), at - (len(lines) - kept))  # a line that is not kept is one unit


def _line(
    text: str, units: Sequence[Unit], at: int, lines: Sequence[OpeningLine], recognisers: Recognisers
) -> tuple[list[OpeningLine] | None, int]:
    """What the unit at a place is, and how many units it takes; ``None`` where running text begins."""
    unit = units[at]
    following = units[at + 1] if at + 1 < len(units) else None
    if two := _two_lines(text, unit, following):
        return [two], 2
    if is_salute(unit.text):
        return [OpeningLine(unit, "salute")], 1
    if is_page_mark(unit.text):
        return [OpeningLine(unit, "fw", weak=True)], 1
    if is_ornament(unit.text):
        return [OpeningLine(unit, "seg", (("type", "ornament"),), weak=True)], 1
    if found := _copies_for(unit, lines):
        return [found], 1
    if is_participants(unit):
        people = _people(units, at + 1, recognisers)
        return [OpeningLine(unit, "participants"), *people], 1 + len(people)
    if names_participants(unit):
        return [OpeningLine(unit, "seg", (("type", "participants"),))], 1
    if length := dated_part(unit.text, recognisers):
        date, rest = cut(text, unit, length)
        return [OpeningLine(date, "dateline"), OpeningLine(rest, "seg", (("type", _beside_date(rest)),))], 1
    if is_dateline(unit.text, recognisers):
        dated = bool(lines) and lines[-1].kind == "seg" and bool(recognisers.dates(lines[-1].unit.text))
        timed = dated and lines[-1].attrs != SUBJECT and is_bare_date(unit.text, recognisers) and ":" in unit.text
        return [OpeningLine(unit, "seg", (("type", "times"),)) if timed else OpeningLine(unit, "dateline")], 1
    if _is_dateline_of_place(unit, following, lines, recognisers):
        return [OpeningLine(unit, "dateline")], 1
    if is_subject(unit):
        return _subject(unit, following), 2 if _label_alone(unit) and following else 1
    return _other(unit, lines, _salute_ahead(units, at), recognisers), 1


def _beside_date(unit: Unit) -> str:
    return "number" if lexicon().starts("copies", unit.words) else "classification"


def _salute_ahead(units: Sequence[Unit], at: int) -> bool:
    """Do short lines alone part a line from a salute: a letterhead?"""
    for unit in units[at : at + _LETTERHEAD_LINES]:
        if is_salute(unit.text):
            return True
        if len(unit.text) > _LETTERHEAD_LENGTH:
            return False
    return False


def _other(unit: Unit, lines: Sequence[OpeningLine], ahead: bool, recognisers: Recognisers) -> list[OpeningLine] | None:
    """A line that is neither dateline nor salute: head, addressee, header line, or a short line of its place.

    ``ahead`` says that a salute follows soon, so that the line belongs to the opener whatever it is.
    """
    kind = header_type(unit, recognisers)
    addressed = kind in (None, "routing") and is_addressee(unit, recognisers)
    if addressed and not _LABELLED.match(unit.text):
        return [OpeningLine(unit, "addrLine")]
    if kind:
        return [OpeningLine(unit, "seg", (("type", kind),))]
    if _is_named(unit, lines, recognisers) and not _goes_on_from(lines):
        return [OpeningLine(unit, "addrLine")]
    if (is_heading(unit.text) or _is_title_line(unit)) and not list_mark(unit.text):
        return [OpeningLine(unit, *_head(unit, lines))]
    if _goes_on_from(lines):
        return [replace(lines[-1], unit=unit)]
    if lines and lines[-1].kind == "head" and _is_subtitle(unit):
        return [OpeningLine(unit, "head", (("type", "sub"),))]
    bracket = unit.text.startswith("[") and unit.text.endswith("]")
    if not ahead and ((is_prose(unit.text) and not bracket) or list_mark(unit.text)):
        return None
    return [OpeningLine(unit, "seg", (("type", _weak_type(unit)),), weak=True)]


def _goes_on_from(lines: Sequence[OpeningLine]) -> bool:
    """Does the header line before end in a word that wants another: "From the diary of"?"""
    if not lines or lines[-1].kind != "seg" or not lines[-1].unit.words or len(lines[-1].unit.words) < 2:
        return False
    return lexicon().has("particle", lines[-1].unit.words[-1])


def _is_subtitle(unit: Unit) -> bool:
    plain = not ends_sentence(unit.text) and ":" not in unit.text and list_mark(unit.text) is None
    return plain and len(unit.text) <= _PARTICIPANT_LENGTH


def _head(unit: Unit, lines: Sequence[OpeningLine]) -> tuple[str, Attrs]:
    """A heading is a head unless the opener has begun: then it says whom the text is from or what it is about."""
    entries = lexicon()
    kind = announced_kind(unit.text)
    office = any(entries.has("body", word) or entries.has("office", word) for word in unit.words)
    dated = any(line.kind == "dateline" for line in lines)
    if office and kind is None and not dated and len(unit.words) <= 12:
        return "seg", (("type", "origin"),)
    if lines and lines[-1].kind == "head":
        return "head", (("type", "sub"),)
    begun = dated or any(line.kind in ("salute", "head", "addrLine") for line in lines)
    titled = kind is not None and not any(line.kind in ("salute", "head") for line in lines)
    if titled and (not begun or is_capitals(unit.text)):
        return "head", ()
    return ("seg", (("type", "subject"),)) if begun or any(line.kind == "seg" for line in lines) else ("head", ())


def _weak_type(unit: Unit) -> str:
    entries = lexicon()
    return "origin" if any(entries.has("body", word) for word in unit.words) else "header"


def _two_lines(text: str, unit: Unit, following: Unit | None) -> OpeningLine | None:
    """A salute that breaks before the name: "Dear Cde. / I. V. Stalin"."""
    if following is None or following.region != unit.region:
        return None
    if is_salute(unit.text + " " + following.text) and unit.text.endswith(".") and looks_like_name(following.text):
        entries = lexicon()
        if (
            entries.has("address", unit.words[-1])
            or entries.has("addressee", unit.words[-1])
            or len(unit.words[-1]) <= 3
        ):
            return OpeningLine(merged(text, (unit, following)), "salute")
    return None


def _people(units: Sequence[Unit], at: int, recognisers: Recognisers) -> list[OpeningLine]:
    """The lines of a list of participants: until a label, a dateline, a salute or running text."""
    found: list[OpeningLine] = []
    for unit in units[at : at + _MOST_LINES]:
        stops = is_subject(unit) or is_salute(unit.text) or is_dateline(unit.text, recognisers)
        long = len(unit.text) > _PARTICIPANT_LENGTH or (ends_sentence(unit.text) and small_words(unit.text) >= 4)
        bracket = unit.text.startswith("[") and ends_sentence(unit.text.rstrip("]"))
        if stops or long or bracket or is_participants(unit) or is_ornament(unit.text):
            break
        found.append(OpeningLine(unit, "participant"))
    return found


def _label_alone(unit: Unit) -> bool:
    return lexicon().starts("subject", unit.words) == len(unit.words)


def _subject(unit: Unit, following: Unit | None) -> list[OpeningLine]:
    first = OpeningLine(unit, "seg", SUBJECT)
    return [first, OpeningLine(following, "seg", SUBJECT)] if _label_alone(unit) and following else [first]


def _copies_for(unit: Unit, lines: Sequence[OpeningLine]) -> OpeningLine | None:
    """A line of a list of recipients: "- Comrade Puja" under "Produced in 6 copies for:"."""
    mark = list_mark(unit.text)
    if mark is None or not lines or lines[-1].attrs != _ROUTING or len(unit.text) > 60:
        return None
    listed = lines[-1].unit.text.endswith(":") or list_mark(lines[-1].unit.text) is not None
    return OpeningLine(unit, "seg", _ROUTING) if listed else None


def _is_dateline_of_place(
    unit: Unit, following: Unit | None, lines: Sequence[OpeningLine], recognisers: Recognisers
) -> bool:
    """A place alone on its line, in an opener of heads and header lines: "JOURNAL … / Pyongyang"."""
    if not lines or lines[-1].kind == "addrLine" or ":" in unit.text or following is None or is_salute(following.text):
        return False
    if any(line.kind == "dateline" and recognisers.places(line.unit.text) for line in lines):
        return False
    formed = any(line.kind == "head" or (line.kind == "seg" and not line.weak) for line in lines)
    return formed and is_place_line(unit.text, recognisers)


def _is_named(unit: Unit, lines: Sequence[OpeningLine], recognisers: Recognisers) -> bool:
    """A name alone on its line behind header lines: whom a telegram is for."""
    formed = sum(line.kind == "seg" and not line.weak for line in lines) >= 2
    return formed and looks_like_name(unit.text, 3) and bool(recognisers.names(unit.text)) and not lines[-1].weak


def _is_title_line(unit: Unit) -> bool:
    """A title too long for a heading: most words begin with a capital and it is no sentence."""
    parts = [part for part in unit.text.split() if len(part) > 3]
    if len(parts) < _TITLE_WORDS or len(unit.text) > 200 or ends_sentence(unit.text) or unit.text[-1] in ",;:":
        return False
    capital = sum(part.lstrip("[(\"“‘'")[:1].isupper() for part in parts)
    return capital >= _TITLE_SHARE * len(parts) and capital >= _TITLE_WORDS


def _dated_next(units: Sequence[Unit], at: int, recognisers: Recognisers) -> bool:
    return at < len(units) and is_dateline(units[at].text, recognisers)


def _kept(lines: Sequence[OpeningLine], text_follows: bool) -> int:
    """How many of the lines belong to the opener: up to the last strong one, and a title behind it."""
    count = len(lines)
    while count and lines[count - 1].weak:
        count -= 1
    formed = sum(line.kind == "seg" and not line.weak for line in lines) >= 3
    titles = [_is_title(line.unit) or (formed and len(line.unit.text) <= 60) for line in lines[count:]]
    if (
        titles
        and text_follows
        and all(titles)
        and len(titles) <= 2
        and all(line.kind == "seg" for line in lines[count:])
    ):
        return len(lines)
    return count


def _is_title(unit: Unit) -> bool:
    """Words with capitals and no full stop, as a title has them."""
    parts = [part for part in unit.text.split() if len(part) > 3]
    if ends_sentence(unit.text) or not parts or is_spaced_capitals(unit.text):
        return False
    return is_capitals(unit.text) or sum(part[0].isupper() for part in parts) > len(parts) / 2
