"""Header lines of telegrams and memoranda, addressees and headings: what a short line of the opener is."""

from __future__ import annotations

import re

from tei.structure.kind import announced_kind
from tei.structure.lexicon import lexicon, words_of
from tei.structure.recognisers import Recognisers
from tei.structure.shapes import ends_sentence, is_capitals, is_prose, is_spaced_capitals, small_words
from tei.structure.unit import Unit

__all__ = ["header_type", "is_addressee", "is_heading", "is_participants", "is_subject", "names_participants"]

# Asked in this order: the first category of which the line begins with an entry.
_TYPES: tuple[tuple[str, str], ...] = (
    ("seg_classification", "classification"),
    ("seg_precedence", "precedence"),
    ("seg_number", "number"),
    ("seg_times", "times"),
    ("seg_origin", "origin"),
    ("copies", "number"),
    ("distribution", "routing"),
    ("seg_routing", "routing"),
)
_ALONE = frozenset({"classification", "precedence"})  # their words open sentences too: the line must be short
_MOST_ALONE = 8
_CARBON = frozenset({"cc", "c.c"})  # also an abbreviation of Central Committee
_DASH = re.compile(r"[–—]")
_LABEL = re.compile(r"[^\W\d_][\w /.-]{1,30}:")
_REFERENCE = re.compile(r"[\W\d_]*(?:[A-Za-z]{1,8}[\W\d_]+){0,10}[A-Za-z]{0,3}")
_HEADING_WORDS = 14
_FEW_SMALL = 2


def header_type(unit: Unit, recognisers: Recognisers) -> str | None:
    """The type of a header line: number, origin, precedence, routing, times, classification; ``None`` for none."""
    text = unit.text
    words = words_of(_DASH.sub(" ", text)) if _DASH.search(text) else unit.words
    if not words:
        return None
    entries = lexicon()
    labelled = _LABEL.match(text) is not None
    for category, name in _TYPES:
        count = entries.starts(category, words)
        if not count:
            continue
        if name in _ALONE and not labelled and len(words) > _MOST_ALONE:
            continue
        if is_prose(text) and not labelled and not _tabular(text, recognisers):
            continue
        if name == "number" and not any(char.isdigit() for char in text):
            continue
        if name == "number" and text.endswith(":"):
            name = "routing"  # "Produced in 6 copies for:"
        if name == "routing" and ((words[0] in _CARBON and not labelled) or recognisers.dates(text)):
            continue
        if name in ("origin", "routing") and count == 1 and not labelled and not is_capitals(text) and len(words) > 9:
            continue
        return name
    if (
        any(char.isdigit() for char in text)
        and len(text) <= 60
        and _REFERENCE.fullmatch(text)
        and not ends_sentence(text)
        and small_words(text) < _FEW_SMALL
    ):
        return "times" if recognisers.dates(text) else "number"
    return None


def is_subject(unit: Unit) -> bool:
    """A label of the subject: "Subject: …", "SUBJECT", "Betr.: …"."""
    count = lexicon().starts("subject", unit.words)
    if not count or len(unit.text) > 300:
        return False
    return count == len(unit.words) or ":" in unit.text[: unit.text.find(" ", len(unit.words[0])) + 2 or 20]


def is_participants(unit: Unit) -> bool:
    """The heading of a list of participants, alone on its line."""
    words = unit.words
    count = lexicon().starts("participants", words)
    if not count:
        # "OTHERS PRESENT", "Also present:"
        return (
            1 < len(words) <= 3
            and unit.text[-1] not in ".!?"
            and lexicon().has("participants", words[-1])
            and len(unit.text) <= 30
        )
    return count == len(words) or (len(words) <= count + 2 and unit.text.endswith(":"))


def names_participants(unit: Unit) -> bool:
    """Participants on the line of their label: "Present: Comrades Honecker, Stoph", "Interpreter: Li Jia"."""
    count = lexicon().starts("participants", unit.words)
    label, colon, rest = unit.text.partition(":")
    return bool(count and colon and rest.strip()) and len(words_of(label)) <= count + 4


def is_addressee(unit: Unit, recognisers: Recognisers) -> bool:
    """A line that names the person or office addressed: "To the Ministry of Foreign Affairs:", "Herrn Dr"."""
    text, words = unit.text, unit.words
    if not words or is_prose(text) or len(words) > 16:
        return False
    count = lexicon().starts("addressee", words)
    if not count:
        return False
    rest = text.split()[count:]
    if not rest:
        return len(words) > 1 or text.endswith(":") or words[0] not in ("to", "an", "à", "a", "al")
    names = bool(recognisers.names(text)) or any(lexicon().has(c, w) for w in words for c in ("office", "body"))
    return names or all(part[0].isupper() or part[0] in '[("' or len(part) <= 3 for part in rest)


def is_heading(text: str) -> bool:
    """A title in the document's own text: capitals, or a short line that announces a kind of document."""
    words = words_of(text)
    if not words or len(words) > _HEADING_WORDS or text.rstrip().endswith((",", ";", ":")):
        return False
    if is_spaced_capitals(text) or is_capitals(text):
        return True
    first = announced_kind(" ".join(words[:3]))
    small = sum(part[0].islower() for part in text.split() if len(part) > 3)
    return first is not None and small <= 1 and not ends_sentence(text.rstrip(".")) and len(words) <= 6


def _tabular(text: str, recognisers: Recognisers) -> bool:
    """A line of office data though it is long: it has digits and a date or a colon early on."""
    return any(char.isdigit() for char in text) and (bool(recognisers.dates(text)) or ":" in text[:40])
