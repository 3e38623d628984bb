"""Places that no list knows: acronyms of states that the text explains, names that stand where only a place stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import Final

from tei.entities.places.lexicon import cues, demonyms, fold

__all__ = ["explained_acronyms", "names_in_place_position"]

Place = tuple[int, int, str, float]
"""Start, end, rule, confidence."""

_ACRONYM = r"[A-Z](?:[A-Za-z]{0,4}[A-Z])"
_BEFORE_NAME = re.compile(rf"(?<![\w-])({_ACRONYM}) ?[\[(](?:the )?\Z")
_AFTER_NAME = re.compile(rf" ?[\[(](?:the )?[\"“]?({_ACRONYM})[\"”]?[\])]")
_LONGEST: Final = 20  # characters of an acronym with its bracket
_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]+(?:[-'’][^\W\d_]{2,})*"
_NO_NOUN = re.compile(r"(?:isms?|ists?|ians?|ish|ese|tion|ment|ness|ity|ship)\Z")
_PERSON_BEFORE = re.compile(r"(?<![\w-])([A-ZÀ-Þ][\w’'-]*)\.? \Z")


def explained_acronyms(text: str, places: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[Place]:
    """Acronyms explained by a place's full name beside them, wherever they stand in ``text[start:end]``:
    "DRA [Democratic Republic of Afghanistan]", "Central African Federation (CAF)"."""
    found = set()
    for at, stop in places:
        before = _BEFORE_NAME.search(text, max(0, at - _LONGEST), at)
        for beside in (before, _AFTER_NAME.match(text, stop)):
            if beside and _abbreviates(beside.group(1), text[at:stop]):
                found.add(beside.group(1))
    if found:
        for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(sorted(found))})(?![\w-])", text[:end]):
            if match.start() >= start:
                yield match.start(), match.end(), "explained-acronym", 0.9


def _abbreviates(acronym: str, name: str) -> bool:
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return len(initials) > 1 and acronym[0] == initials[0] and set(acronym.upper()) <= set(name.upper())


def names_in_place_position(text: str, start: int, end: int, taken: Set[int]) -> Iterator[Place]:
    """Unknown capitalised words after "at", "near" or "flew to"; ``taken``: where known names begin.

    Not what is a word elsewhere in the text, the adjective of a state, or the end of a person's name.
    """
    for match in _position().finditer(text, start, end):
        at, name = match.end() - len(match[1] or match[2]), match[1] or match[2]
        if at in taken or any(map(_is_word, re.split(r"[-'’ ]", fold(name)))):
            continue
        is_word = re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text)
        if not is_word and not _names_a_person(name, text, at):
            yield at, match.end(), "place-position", 0.6


def _is_word(word: str) -> bool:
    known = any(cues().has(use, word) for use in ("no_place", "function", "title", "direction", "type_of"))
    return known or word in demonyms() or bool(_NO_NOUN.search(word))


def _names_a_person(name: str, text: str, at: int) -> bool:
    """Does the name stand after another capitalised word or a title somewhere else than here?"""
    for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        before = _PERSON_BEFORE.search(text, max(0, match.start() - 20), match.start())
        if before and match.start() != at and not cues().has("function", fold(before.group(1))):
            return True
    return False


@cache
def _position() -> re.Pattern[str]:
    adverb = r"(?:(?:back|home|on|over|down|up|again|[A-Z]\w+) )?"  # "flew back to", "left Baghdad for"
    before = rf"(?:{cues().pattern('motion')}) {adverb}(?:to|from|for|into|through|via|in)"
    after = r"(?![\w-])(?!['’]s?\b| ?\[| [A-ZÀ-Þ&])"
    return re.compile(rf"\b(?:[Aa]t|[Nn]ear|{before}) ({_WORD}(?: {_WORD})?){after}|\b[Ii]n ({_WORD}){after}")
