"""The grammar of an organisation's name.

A name is a run of capitalised units up to its last head or listed name ("Korean Workers' Party Political Bureau"),
then, as the head allows, a preposition and what it is of, for, on or in ("Department for Relations with Foreign
Communist Parties", "Embassy of the USSR in the DPRK"), and so on from the head of that. Offices ("Minister",
"Plenum"), function words and punctuation part names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tei.entities.orgs.lexicon import lexicon
from tei.entities.orgs.phrases import Phrases
from tei.entities.orgs.runs import Runs
from tei.entities.orgs.units import ADJECTIVE, BREAK, HEAD, NAME, NUMERAL, OWNER, PLACE, PLAIN, WORD, Unit

__all__ = ["Named", "names_in"]

Named = tuple[int, int, str, float]
"""Start, end, rule, confidence."""

_LOWER_HEADS = frozenset({"embassy", "legation", "ministry"})
_SENTENCE_ENDS = frozenset(".!?\n")
_REGIMES = frozenset(
    {
        "confederate",
        "federal",
        "imperial",
        "military",
        "nationalist",
        "provisional",
        "republican",
        "revolutionary",
        "royal",
    }
)
_ROMAN = re.compile(r" [IVX]{1,5}(?![\w.])")
_ROMAN_ORDINAL = re.compile(r"[IVX]{1,5}\. (?:\w+ ){0,2}")  # "I. Directorate", "V. Administration"
_DESCRIBING = (PLACE, ADJECTIVE, NAME)


def names_in(text: str, units: Sequence[Unit]) -> Iterator[Named]:
    """The organisations' names in the units of a text, in order, none overlapping another."""
    grammar = _Grammar(text, units)
    at = 0
    while at < len(units):
        if units[at].in_name and units[at].part != OWNER:
            found, at = grammar.name(at)
            if found:
                yield found
        else:
            at += 1


class _Grammar:
    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self._text = text
        self._units = units
        self._starts = [unit.start for unit in units]
        self._lexicon = lexicon()
        self._runs = Runs(text, units)
        self._phrases = Phrases(text, units, self._runs)

    def name(self, at: int) -> tuple[Named | None, int]:
        """The name in the run that begins here, and the unit at which to go on."""
        units, end = self._units, self._runs.end(at)
        last = self._runs.last_head(at, end)
        if last < 0:
            return self._lower_head(at, end)
        first = self._not_a_sentence(self._first(at, last), last)
        stop = self._phrases.extended(last)
        if stop == last and first == last and units[last].part == HEAD and not self._is_numbered(last):
            return None, end  # one generic word is no name
        if first == stop and self._is_surname(first):
            return None, end
        head = units[last]
        if head.kind == "described" and not self._described(first, last, stop):
            return None, end
        if head.kind in ("government", "paper") and not self._names_a_state(first, last, stop):
            return None, max(end, stop + 1)
        described = any(unit.part in _DESCRIBING for unit in units[first : stop + 1])
        rule = "acronym" if first == stop and head.kind == "acronym" else "head" if head.part == HEAD else "listed-name"
        if (
            first
            and head.kind in ("office", "described")
            and _ROMAN_ORDINAL.fullmatch(self._text, units[first - 1].start, head.start)
        ):
            first -= 1
        stop_at = self._phrases.numbered(stop)
        after = bisect_left(self._starts, stop_at)
        return (units[first].start, stop_at, rule, 0.9 if described else 0.8), max(after, stop + 1)

    def _first(self, at: int, last: int) -> int:
        """The first unit of the name whose last head is ``last``."""
        units, first = self._units, last
        narrow = units[last].kind in ("government", "paper")
        loose = units[last].part == HEAD and not narrow
        while first > at:
            before = units[first - 1]
            regime = narrow and before.word in _REGIMES
            qualified = units[last].kind == "party" and before.word in self._lexicon.modifiers
            if not (
                loose
                or regime
                or qualified
                or before.part in (*_DESCRIBING, HEAD)
                or self._runs.is_unknown_acronym(first - 1)
            ):
                break
            first -= 1
            loose = loose or before.part == HEAD
        while first < last and (
            units[first].part in (OWNER, PLAIN, BREAK)
            or (units[first].part == NUMERAL and units[first + 1].part in (NAME, PLACE))  # "15th UN General Assembly"
        ):
            first += 1
        return first

    def _not_a_sentence(self, first: int, last: int) -> int:
        """The first unit without a word that has its capital from the beginning of a sentence ("Hoped NATO …")."""
        units = self._units
        begins = first == 0 or (units[first - 1].part == BREAK and units[first - 1].word in _SENTENCE_ENDS)
        if not begins or first == last or units[first].part != WORD or units[first].word in self._lexicon.modifiers:
            return first
        after = units[first + 1]
        if after.part == OWNER or (after.part == WORD and after.word not in self._lexicon.modifiers):
            return first
        line_end = self._text.find("\n", units[last].end)
        rest = self._text[units[last].end : line_end if line_end >= 0 else None]
        fills_line = len(rest) < 40 and (first == 0 or units[first - 1].word == "\n")
        return first if fills_line else first + 1

    def _is_numbered(self, at: int) -> bool:
        """ "Directorate I": an office that has a numeral for its name."""
        unit = self._units[at]
        return unit.kind == "office" and bool(_ROMAN.match(self._text, unit.end))

    def _is_surname(self, at: int) -> bool:
        """ "Aurel DUMA": a listed name in capitals after a word that is not."""
        if not at:
            return False
        before, unit = self._units[at - 1 : at + 1]
        listed = unit.part == NAME and unit.kind != "acronym" and unit.capitals
        return listed and before.part == WORD and not before.capitals and before.end + 1 == unit.start

    def _lower_head(self, at: int, end: int) -> tuple[Named | None, int]:
        """ "Soviet embassy": a small head after the adjective or name of a state."""
        units = self._units
        if end < len(units) and units[end].word in _LOWER_HEADS and units[end - 1].part in (PLACE, ADJECTIVE):
            first = end - 1
            while first > at and units[first - 1].part in (PLACE, ADJECTIVE):
                first -= 1
            ministry = units[end].word == "ministry"
            stop = self._phrases.extended(end, "office" if ministry else "mission")
            if ministry and stop == end:
                return None, end + 1
            return (units[first].start, units[stop].end, "small-head", 0.75), stop + 1
        return None, end

    def _described(self, first: int, last: int, stop: int) -> bool:
        """A head that means little needs a word before it that makes it a body: "Strategic Air Command"."""
        before = self._units[last - 1] if first < last else None
        return stop > last or (
            before is not None and (before.part in (*_DESCRIBING, HEAD) or before.word in self._lexicon.modifiers)
        )

    def _names_a_state(self, first: int, last: int, stop: int) -> bool:
        before = self._units[first:last]
        if any(unit.word in _REGIMES for unit in before):
            return True
        after = self._units[last + 1 : stop + 1]
        return any(unit.part in (PLACE, ADJECTIVE) for unit in (*before, *after))
