"""Salutes that open a letter, and valedictions that close it."""

from __future__ import annotations

import re

from tei.structure.lexicon import lexicon, words_of
from tei.structure.shapes import ends_sentence

__all__ = ["is_salute", "is_valediction", "run_in_salute"]

_LONGEST = 100
_MOST_WORDS = 11
_RUN_IN_WORDS = 7
_VALEDICTION_WORDS = 16
_ALONE = frozenset({"sir", "sirs", "madam", "madame", "monsieur", "messieurs", "gentlemen", "sire", "señor", "signore"})
_JOINING = frozenset(
    {"and", "und", "et", "y", "e", "le", "la", "the", "u", "i", "и", "nunca", "&", "my", "mon", "mein"}
)
_MARKER = re.compile(r"\s*\[?\d{1,3}\]?$")
_LAST = re.compile(r"[,:!.—–-]+[\"”’]?$")


def is_salute(text: str) -> bool:
    """Is the whole line a salute: "Dear Comrade Krenz!", "Mon cher Butler,", "MR. SECRETARY:"?"""
    if len(text) > _LONGEST:
        return False
    words = words_of(text)
    if not words or len(words) > _MOST_WORDS or is_valediction(text):
        return False
    if _leads(words):  # "Dear friends are hard to find." is none
        return len(words) <= 5 or not text.endswith(".")
    if len(words) == 1 and words[0] in _ALONE:
        return True
    entries = lexicon()
    if 1 < len(words) <= 3 and entries.has("own", words[0]) and all(entries.has("address", word) for word in words[1:]):
        return _LAST.search(text) is not None  # "Your Excellency,"
    if not entries.has("address", words[0]) or not _LAST.search(text) or len(words) > 6:
        return False
    if all(_is_form(word) for word in words):
        return not text.endswith(".")
    named = text.endswith(":") and all(part[0].isupper() or part[0] in "[(" for part in text.split())
    return text.endswith("!") or (named and not text.isupper())  # "Comrade Ulbricht:"


def run_in_salute(text: str) -> int:
    """How long the salute is that a paragraph begins with ("Dear Foster: Mr. Molotov called …"); 0 for none."""
    seen: list[str] = []
    for match in re.finditer(r"\S+", text[:120]):
        raw = match.group()
        seen.extend(words_of(raw))
        if len(seen) > _RUN_IN_WORDS:
            return 0
        abbreviation = raw.endswith(".") and len(raw) <= 5
        if not abbreviation and raw[-1] in ",:!" and match.end() < len(text):
            good = _leads(seen) or (raw[-1] in ":!" and all(_is_form(word) for word in seen))
            return match.end() if good else 0
        if not (raw[0].isupper() or raw[0] in "[(" or _is_form(raw.casefold())):
            return 0
    return 0


def is_valediction(text: str) -> bool:
    """Is the line a valediction without a name: "With communist greetings", "Ihr sehr ergebener"?"""
    if len(text) > 2 * _LONGEST:
        return False
    words = words_of(_MARKER.sub("", text))
    if not words or len(words) > _VALEDICTION_WORDS:
        return False
    entries = lexicon()
    # "Liebe Mutter!": the adjective of a salute does not make a valediction by itself
    leads = len(words) > 1 and entries.has("dear", words[0])
    found = entries.count("valediction", words[1:] if leads else words)
    starts = entries.starts("valediction_start", words)
    if len(text) <= _LONGEST and text[-1] in ",:–—" and _ends_in_verb(words):
        return True  # "Awaiting your reply, we remain,", "I have the honor to be, Sir,"
    if starts and (found or len(words) <= max(2, starts)):
        return not (ends_sentence(text) and len(words) > 9 and found < 2)
    if starts and len(words) <= starts + 3 and all(part[0].islower() for part in text.split()[starts:]):
        return True  # "de tu amiga"
    return (found > 0 and len(words) <= 5) or (starts >= 2 and len(words) <= 6 and not ends_sentence(text))


def _ends_in_verb(words: list[str]) -> bool:
    """Do the words end in what leads to a valediction, perhaps with an address behind it?"""
    entries = lexicon()
    end = len(words)
    while (
        end and len(words) - end < 3 and (entries.has("address", words[end - 1]) or entries.has("dear", words[end - 1]))
    ):
        end -= 1
    return any(
        " ".join(words[max(0, end - count) : end]) in entries.entries["valediction_end"] for count in range(1, 8)
    )


def _leads(words: list[str]) -> bool:
    """Do the words begin with an adjective of salutes, perhaps after a possessive?"""
    entries = lexicon()
    at = 0
    while at < len(words) - 1 and at < 3 and (entries.has("possessive", words[at]) or words[at] in _JOINING):
        at += 1
    if not words:
        return False
    if entries.has("dear", words[at]):
        return len(words) > 1 or words[0].endswith(("er", "ster", "issimo"))
    # an address before the adjective: "Monsieur mon très-cher Oncle!", "Herrn"
    return at == 0 and entries.has("address", words[0]) and any(entries.has("dear", word) for word in words[1:4])


def _is_form(word: str) -> bool:
    entries = lexicon()
    word = word.strip(".,:!")
    return word in _JOINING or any(entries.has(category, word) for category in ("address", "dear", "possessive"))
