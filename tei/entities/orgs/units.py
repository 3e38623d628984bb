"""The text as the organisation grammar sees it: a sequence of units, each with its part in a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from tei.entities.orgs.lexicon import Lexicon, fold, lexicon
from tei.entities.persons.lexicon import is_common
from tei.entities.places.lexicon import demonyms
from tei.entities.tokens import CAPITAL, CAPS, INITIAL, LOWER, NUMBER, Token, all_tokens, shouted_tokens
from tei.model import Span

__all__ = ["ADJECTIVE", "BREAK", "HEAD", "NAME", "NUMERAL", "OWNER", "PLACE", "PLAIN", "WORD", "Unit", "units_of"]

PLACE: Final = "place"  # a place; a state's acronym; in brackets too
ADJECTIVE: Final = "adjective"  # of a state: "Soviet", "[Chinese]", "North Korean"
HEAD: Final = "head"  # the noun that says what the body is: "Ministry", "General Staff"
NAME: Final = "name"  # a listed name or acronym: "Gosplan", "CPSU"
WORD: Final = "word"  # another word with a capital
NUMERAL: Final = "numeral"  # "8th", "Fourth"
OWNER: Final = "owner"  # the sign of a genitive: "'s", "’"
PLAIN: Final = "plain"  # a lower-case or function word
BREAK: Final = "break"  # punctuation, an office, a line's end: no name goes over it

_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_MOST_INITIALS = 8
_LONG_LINE = 50  # a line of so many characters that ends without a stop goes on in the next one


class Unit(NamedTuple):
    """A stretch of the text with its part; ``kind`` is a head's kind, ``word`` the folded first word.

    A named tuple, since a document has thousands.
    """

    start: int
    end: int
    part: str
    word: str
    kind: str = ""
    capitals: bool = False

    @property
    def in_name(self) -> bool:
        return self.part not in (PLAIN, BREAK)


def units_of(text: str, start: int, end: int, places: Sequence[Span], acronyms: frozenset[str]) -> list[Unit]:
    """The units of ``text[start:end]``. ``places``: candidates in the order of the text, none overlapping another;
    ``acronyms``: those that the text itself defines."""
    found = all_tokens(text)
    first = bisect_left(found, start, key=itemgetter(0))
    last = bisect_left(found, end, key=itemgetter(0))
    return _Reader(text, found[first:last], places, acronyms).read()


class _Reader:
    def __init__(self, text: str, found: Sequence[Token], places: Sequence[Span], acronyms: frozenset[str]) -> None:
        self._text = text
        self._tokens = found
        self._places = {span.start: span.end for span in places}
        self._acronym_places = {span.start for span in places if span.origin and span.origin.rule == "acronym"}
        self._lexicon: Lexicon = lexicon()
        self._acronyms = self._lexicon.acronyms | acronyms
        self._demonyms = demonyms()
        self._shouted = shouted_tokens(text, found)
        self._words = [token.text if token.shape == LOWER else fold(token.text) for token in found]

    def read(self) -> list[Unit]:
        units: list[Unit] = []
        at, count, previous = 0, len(self._tokens), None
        while at < count:
            token = self._tokens[at]
            if previous is not None and token.start - previous > 0 and self._breaks(previous, token.start):
                units.append(Unit(previous, token.start, BREAK, "\n"))
            if token.shape == LOWER:  # most of a text, so it goes the short way
                units.append(Unit(token.start, token.end, PLAIN, token.text))
                at, previous = at + 1, token.end
                continue
            unit, at = self._unit(at)
            units.append(unit)
            previous = unit.end
        return units

    def _breaks(self, end: int, start: int) -> bool:
        """Does a line's end, or a wide blank, between two tokens part names?"""
        gap = self._text[end:start]
        if gap in ("", " "):
            return False
        if "\n" not in gap:
            return len(gap) > 2
        line = self._text.rfind("\n", 0, end) + 1
        return gap.count("\n") > 1 or end - line < _LONG_LINE

    def _unit(self, at: int) -> tuple[Unit, int]:
        token, word = self._tokens[at], self._words[at]
        if token.shape == LOWER:
            return Unit(token.start, token.end, PLAIN, word), at + 1
        listed = self._listed(at) if token.shape in (CAPITAL, CAPS) else None
        place = self._places.get(token.start, 0)
        if place and not (listed and listed[0].end > place):
            return self._until(at, place, PLACE)
        if listed:
            return listed
        if token.shape in (CAPITAL, CAPS):
            return self._capital(at)
        if token.shape == NUMBER:
            return self._ordinal(at)
        if token.text == "[":
            return self._bracket(at)
        if token.shape == INITIAL:
            return self._initials(at)
        if token.text.lower() in ("'s", "’s") or (
            token.text in "'’" and self._words[at - 1 : at] and self._words[at - 1].endswith("s")
        ):
            return Unit(token.start, token.end, OWNER, "'"), at + 1
        return Unit(token.start, token.end, BREAK, token.text), at + 1

    def _listed(self, at: int) -> tuple[Unit, int] | None:
        """A listed name or a head that begins here, the longest first."""
        token, word = self._tokens[at], self._words[at]
        capitals = token.shape == CAPS
        for length in self._lexicon.name_starts.get(word, ()):
            words = self._phrase(at, length)
            if words in self._lexicon.names:
                kind = self._lexicon.heads.get(words) or (
                    "party" if self._lexicon.heads.get(words[-1:]) == "party" else "name"
                )
                return Unit(token.start, self._tokens[at + length - 1].end, NAME, word, kind, capitals), at + length
        if token.text in self._acronyms and not self._is_small(at):
            return Unit(token.start, token.end, NAME, word, "acronym", capitals), at + 1
        for length in self._lexicon.head_starts.get(word, ()):
            kind = self._lexicon.heads.get(self._phrase(at, length), "")
            if kind:
                return Unit(token.start, self._tokens[at + length - 1].end, HEAD, word, kind, capitals), at + length
        return None

    def _capital(self, at: int) -> tuple[Unit, int]:
        token, word = self._tokens[at], self._words[at]
        capitals = token.shape == CAPS
        if self._words[at + 1 : at + 2] == ["-"] and self._is_hyphenated(at):
            return Unit(token.start, self._tokens[at + 2].end, WORD, word, "", capitals), at + 3
        part = WORD
        kind = ""
        if word in self._demonyms:
            part = ADJECTIVE
        elif word in self._lexicon.stops and not (
            word == "chief" and self._words[at + 1 : at + 2] and self._leads(at + 1)
        ):
            part, kind = BREAK, "office"
        elif word in self._lexicon.function_words or self._is_small(at):
            part = PLAIN
        return Unit(token.start, token.end, part, word, kind, capitals), at + 1

    def _is_small(self, at: int) -> bool:
        """A word that is no part of a name although it has a capital: its line is in capitals ("THOSE WHO SAID")."""
        word = self._words[at]
        return at in self._shouted and is_common(word) and word not in self._lexicon.vocabulary

    def _leads(self, at: int) -> bool:
        """Does a head stand here, so that "Chief" before it is no office: "First Chief Directorate"?"""
        listed = self._listed(at)
        return listed is not None and listed[0].part == HEAD

    def _is_hyphenated(self, at: int) -> bool:
        """A word parted at its hyphen by a blank or a line's end: "All- Union"."""
        hyphen, rest = self._tokens[at + 1], self._tokens[at + 2 : at + 3]
        return bool(rest) and hyphen.start == self._tokens[at].end and rest[0].shape == CAPITAL

    def _phrase(self, at: int, length: int) -> tuple[str, ...]:
        """The next words as one phrase; empty if a capital is missing where a noun stands or a line ends inside."""
        found = self._tokens[at : at + length]
        if len(found) < length or (length > 1 and any(self._breaks(a.end, b.start) for a, b in pairwise(found))):
            return ()
        if length > 1 and found[-1].shape == LOWER:
            return ()
        return tuple(self._words[at : at + length])

    def _until(self, at: int, end: int, part: str) -> tuple[Unit, int]:
        start, first = self._tokens[at].start, at
        while at < len(self._tokens) and self._tokens[at].start < end:
            at += 1
        kind = "acronym" if start in self._acronym_places else ""
        return Unit(start, end, part, self._words[first], kind, self._text[start:end].isupper()), at

    def _ordinal(self, at: int) -> tuple[Unit, int]:
        token = self._tokens[at]
        if _ORDINAL.match(self._text, token.end):
            return Unit(token.start, self._tokens[at + 1].end, NUMERAL, token.text), at + 2
        return Unit(token.start, token.end, BREAK, token.text, "number"), at + 1

    def _bracket(self, at: int) -> tuple[Unit, int]:
        """ "[UN]", "[Chinese]", "[GDR]": part of the name that follows; any other bracket parts names."""
        token = self._tokens[at]
        if token.start in self._places:
            return self._until(at, self._places[token.start], PLACE)
        if at + 2 < len(self._tokens) and self._tokens[at + 1].text != "[":
            inner, after = self._unit(at + 1)
            closes = after < len(self._tokens) and self._tokens[after].text == "]"
            if closes and inner.part in (PLACE, ADJECTIVE, NAME) and not self._expands(at, after):
                return Unit(token.start, self._tokens[after].end, inner.part, inner.word, inner.kind), after + 1
        return Unit(token.start, token.end, BREAK, "["), at + 1

    def _expands(self, at: int, after: int) -> bool:
        """Is the bracket only the long or short form of what stands before it: "CC [Central Committee]"?"""
        inside = [token.text for token in self._tokens[at + 1 : after]]
        before = [token.text for token in self._tokens[max(0, at - 12) : at]]
        if not before:
            return False
        if len(inside) > 1:
            return before[-1] == "".join(word[0] for word in inside)
        initials = "".join(word[0] for word in before if word[0].isupper())
        return len(inside[0]) > 2 and inside[0].isupper() and initials.endswith(inside[0])

    def _initials(self, at: int) -> tuple[Unit, int]:
        """ "U.N.", "C.C.": an acronym written with stops."""
        end = at
        while (
            end < min(len(self._tokens), at + _MOST_INITIALS)
            and self._tokens[end].shape == INITIAL
            and (end == at or self._tokens[end].start == self._tokens[end - 1].end)
        ):
            end += 1
        start, stop = self._tokens[at].start, self._tokens[end - 1].end
        if self._text[start:stop] in self._acronyms:
            return Unit(start, stop, NAME, self._text[start:stop].lower(), "acronym", True), end
        return Unit(start, self._tokens[at].end, BREAK, self._words[at], "initial"), at + 1
