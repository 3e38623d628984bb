"""What a line near the end of a document is: valediction, name, office, dateline, copies …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from tei.structure.brackets import bracket_spans, signature_sign
from tei.structure.dateline import is_dateline, is_place_line, is_venue
from tei.structure.header_line import header_type, is_addressee
from tei.structure.lexicon import lexicon, words_of
from tei.structure.marks import footnote_number, is_ornament, is_page_mark, list_mark
from tei.structure.recognisers import Recognisers
from tei.structure.salute import is_salute, is_valediction
from tei.structure.shapes import bare_name, ends_sentence, is_prose, is_spaced_capitals, looks_like_name
from tei.structure.unit import Unit

__all__ = ["ClosingLine", "Role", "closing_line", "is_body", "is_office"]


class Role(Enum):
    """The roles of lines, asked in the order of ``closing_line``."""

    PAGE = "page mark"
    ORNAMENT = "ornament"
    FOOTNOTE = "footnote"
    FILING = "note of the registry"
    POSTSCRIPT = "postscript"
    DISTRIBUTION = "distribution"
    COPIES = "copies"
    ENCLOSURES = "enclosures"
    RECORDED = "words that lead to a signature"
    MARKED = "name with a mark of signature"
    VALEDICTION = "valediction"
    DATELINE = "dateline"
    NUMBER = "number"
    REMARK = "remark of an editor"
    ADDRESS = "addressee"
    SALUTE = "salute"
    OFFICE = "office"
    NAME = "name"
    SHORT = "short line"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A unit and its role. ``name_at`` is the offset in the line where a name begins behind other words, or -1."""

    unit: Unit
    role: Role
    name_at: int = -1


_COPIES_COUNT = re.compile(
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several)\s(?:copies|copy)\b", re.IGNORECASE
)
_COUNTED = re.compile(r"^\d{1,3}\s")
_TYPIST = re.compile(r"\d{1,3}\s?[A-ZА-Я]{2,4}|[a-zа-я]{1,3}/[A-Za-zА-Яа-я]{1,3}\.?|[A-ZА-Я]{2,4}:[a-zа-я]{2,4}")
_BY_MARK = re.compile(r"(?:his|her)\s(?:[xX×+]\s)?mark\b")
_SEAL = re.compile(r"\s[(\[]?(?:seal|L\.\s?S)[)\].]*$", re.IGNORECASE)
_TELEGRAM_NAME = re.compile(r"[–—-]\s?(?P<name>[^\W\d_][\w .’'-]{1,40}?)\s?[–—-]\s?\d{1,5}\s?[–—-]?")
_FILING_LENGTH = 60
_MARKED_WORDS = 18
_WHOLE_WORDS = 5
_NAME_WORDS = 5
_NAMED_SHARE = 0.6
_AND = re.compile(r"\b(?:and|und|et|y|e|&)\b")


def closing_line(unit: Unit, recognisers: Recognisers, signed: bool) -> ClosingLine:
    """A line by its own words; but an addressee at the end stands behind a signature."""
    text = unit.text
    if is_page_mark(text):
        return ClosingLine(unit, Role.PAGE)
    if is_ornament(text):
        return ClosingLine(unit, Role.ORNAMENT)
    if footnote_number(text):
        return ClosingLine(unit, Role.FOOTNOTE)
    if _is_filing(unit):
        return ClosingLine(unit, Role.FILING)
    if _is_remark(text):
        return ClosingLine(unit, Role.REMARK)
    if lexicon().starts("postscript", unit.words):
        return ClosingLine(unit, Role.POSTSCRIPT)
    found = _office_line(unit) or _personal_line(unit, recognisers)
    if found is None and signed and _is_address(unit, recognisers):
        return ClosingLine(unit, Role.ADDRESS)
    return found or _by_shape(unit, recognisers)


def _is_filing(unit: Unit) -> bool:
    """ "[to the archives]", "Filed May 22, 1862", "Petition of"."""
    short = len(unit.text) <= _FILING_LENGTH and not unit.text.endswith((".", ":", ","))
    return short and lexicon().starts("filing", unit.words) > 0 and not is_prose(unit.text)


def _is_address(unit: Unit, recognisers: Recognisers) -> bool:
    """An addressee, but not the office of who signed: "General Secretary of the SED" below a name."""
    if unit.text[0] in "([/" or unit.text.endswith(":") or not is_addressee(unit, recognisers):
        return False
    entries = lexicon()
    return not any(entries.has("office", word) for word in unit.words[: entries.starts("addressee", unit.words)])


def _office_line(unit: Unit) -> ClosingLine | None:
    """Lines of office practice: copies, distribution, "recorded by", a mark of signature."""
    text, words = unit.text, unit.words
    entries = lexicon()
    count = entries.starts("by_order", words)
    if count and not signature_sign().match(text):
        return _recorded(unit, count)
    if _has_number(text) and lexicon().starts("seg_number", words):
        return ClosingLine(unit, Role.NUMBER)
    if signature_sign().search(text) and len(words) <= _MARKED_WORDS and not _runs_on(text):
        return ClosingLine(unit, Role.MARKED)
    if _TELEGRAM_NAME.fullmatch(text) or (len(words) <= _NAME_WORDS + 2 and _is_deed_signature(text)):
        return ClosingLine(unit, Role.MARKED)
    if is_prose(text) and not text.endswith(":"):
        return None
    numbered = bool(words) and words[0].isdigit() and not _COPIES_COUNT.match(text)  # "6430 Extracts to Cdes.: …"
    count = entries.starts("distribution", words[1:] if numbered else words)
    if count and (count == len(words) or not _is_sentence(text)):
        return ClosingLine(unit, Role.DISTRIBUTION)
    if (
        _TYPIST.fullmatch(text)
        or _COPIES_COUNT.match(text)
        or (entries.starts("copies", words) and not _is_sentence(text))
    ):
        return ClosingLine(unit, Role.COPIES)
    if len(text) <= 80 and entries.starts("attachment", words_of(_COUNTED.sub("", text))):
        return ClosingLine(unit, Role.ENCLOSURES)
    return None


def _is_deed_signature(text: str) -> bool:
    """ "Anna E. Catlett seal", "her X mark Jane Allen": under a deed."""
    if match := _BY_MARK.match(text):
        return looks_like_name(text[match.end() :])
    match = _SEAL.search(text)
    return match is not None and looks_like_name(text[: match.start()])


def _recorded(unit: Unit, count: int) -> ClosingLine | None:
    """ "Recorded by I. Shcherbakov", "By order of the Minister": words, and perhaps a name behind them."""
    text = unit.text
    at = _word_offset(text, count)
    rest = text[at:].strip()
    if not rest or not rest.strip(".:,)"):
        return ClosingLine(unit, Role.RECORDED)
    if len(words_of(rest)) > 12 or _runs_on(text):
        return None
    if signature_sign().match(rest) or looks_like_name(rest):
        return ClosingLine(unit, Role.RECORDED, at)
    return ClosingLine(unit, Role.RECORDED) if not is_prose(text) else None


def _personal_line(unit: Unit, recognisers: Recognisers) -> ClosingLine | None:
    """Valedictions, datelines, salutes."""
    text = unit.text
    if is_dateline(text, recognisers) or is_venue(text.rpartition("\n")[2]):
        return ClosingLine(unit, Role.DATELINE)
    if is_valediction(text) and len(text) <= 160 and not _is_quoted(text):
        return ClosingLine(unit, Role.VALEDICTION, _name_behind(text))
    if is_salute(text):
        return ClosingLine(unit, Role.SALUTE)
    return None


def _by_shape(unit: Unit, recognisers: Recognisers) -> ClosingLine:
    text = unit.text
    if is_spaced_capitals(text):
        return ClosingLine(unit, Role.NAME)
    if is_prose(text) or _is_quoted(text):
        return ClosingLine(unit, Role.TEXT)
    if header_type(unit, recognisers) == "number" and len(unit.words) <= 5:
        return ClosingLine(unit, Role.NUMBER)
    if is_place_line(text, recognisers):
        return ClosingLine(unit, Role.SHORT)
    if is_office(text):
        return ClosingLine(unit, Role.OFFICE)
    if _is_name(text, recognisers):
        return ClosingLine(unit, Role.NAME)
    short = len(text) <= 60 and not list_mark(text) and len(unit.words) <= 8
    return ClosingLine(unit, Role.SHORT if short else Role.TEXT)


def _is_name(text: str, recognisers: Recognisers) -> bool:
    """Could the line be a signature without an office: a name, initials, several names with "and"?"""
    bare = bare_name(text)
    if ":" in bare:
        return False
    if looks_like_name(text, _NAME_WORDS) or _small_given_name(bare):
        return True
    named = sum(end - start for start, end in recognisers.names(bare))
    if named >= _NAMED_SHARE * len(bare) and len(words_of(bare)) <= _NAME_WORDS + 2 and not bare.endswith(("?", "!")):
        return True
    parts = [part.strip(" ,") for part in _AND.split(bare)]
    return 2 <= len(parts) <= 3 and all(part and looks_like_name(part, 3) for part in parts)


def _small_given_name(bare: str) -> bool:
    """ "maria B. Lopez": a given name that the writer began with a small letter."""
    parts = bare.split()
    if not 2 <= len(parts) <= 4 or not parts[0].isalpha() or not parts[0][0].islower() or len(parts[0]) < 3:
        return False
    entries = lexicon()
    known = [key for key in entries.entries if key.startswith("function_")]
    if any(entries.has(c, parts[0].casefold()) for c in (*known, "particle", "place_link", "own", "valediction_start")):
        return False
    return all(part[0].isupper() for part in parts[1:]) and looks_like_name(" ".join(parts[1:]), 3)


def is_office(text: str) -> bool:
    """Does the line hold a word for an office, a rank or a body, and no sentence?"""
    words = words_of(text)
    entries = lexicon()
    if len(words) > 22 or _runs_on(text):
        return False
    return any(entries.is_office(word) or entries.has("body", word) for word in words)


def is_body(unit: Unit) -> bool:
    """Does a line name an organisation and no office?"""
    entries = lexicon()
    offices = any(entries.is_office(word) for word in unit.words)
    return not offices and entries.count("body", unit.words) > 0 and not signature_sign().search(unit.text)


def _name_behind(text: str) -> int:
    """Where in a valediction the name begins: "Faithfully yours, Chris." → 18; -1 if there is none.

    A possessive and a name ("Dein Paul", "Your loving Mary") are one signature: the name begins at 0.
    """
    matches = list(re.finditer(r"\S+", text))
    entries = lexicon()
    last = -1
    for number, match in enumerate(matches):
        words = words_of(match.group())
        if not words:
            continue
        known = any(entries.has(c, words[0]) for c in ("valediction", "possessive", "valediction_start"))
        if known or match.group()[0].islower() or not match.group()[0].isalpha():
            last = number
    if last == len(matches) - 1 or last < 0:
        return -1
    at = matches[last + 1].start()
    if not looks_like_name(text[at:], 4) or text.rstrip().endswith("!"):
        return -1
    if len(matches) > _WHOLE_WORDS or text[:at].rstrip().endswith((",", ".", "!")):
        return at
    before = words_of(text[:at])
    return 0 if any(entries.has("own", word) for word in before[-2:]) else at


def _runs_on(text: str) -> bool:
    """More than one sentence, or one with a verb's share of small words."""
    small = sum(part[0].islower() for part in text.split())
    return len(text) > 160 or (ends_sentence(text.rstrip(".")) is False and text.endswith(".") and small >= 5)


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and sum(part[0].islower() for part in text.split() if len(part) > 3) >= 3


def _word_offset(text: str, count: int) -> int:
    """Where in a text the words behind the first ``count`` begin."""
    seen = 0
    for match in re.finditer(r"\S+", text):
        if seen >= count:
            return match.start()
        seen += len(words_of(match.group()))
    return len(text)


def _is_remark(text: str) -> bool:
    """The whole line is one bracket that is a gap or a note: "[handwritten:]", "[…]"."""
    if not (text.startswith("[") and text.endswith("]")):
        return False
    spans = list(bracket_spans(text, 0, len(text), signed=True))
    return bool(spans) and spans[0].start == 0 and spans[0].end == len(text) and spans[0].kind in ("gap", "note")


def _is_quoted(text: str) -> bool:
    return text[0] in '“„«"' or text[-1] in '”“»"'


def _has_number(text: str) -> bool:
    return len(text) <= 50 and any(char.isdigit() for char in text)
