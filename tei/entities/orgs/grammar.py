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
from tei.entities.orgs.units import ADJECTIVE, BREAK, HEAD, NAME, NUMERAL, OWNER, PLACE, PLAIN, WORD, Unit

__all__ = ["Named", "names_in"]

Named = tuple[int, int, str, float]
"""Start, end, rule, confidence."""

_OWNERS = frozenset({"people", "peoples", "workers", "worker", "peasants", "women", "soldiers", "writers", "journalists"})
_LOWER_HEADS = frozenset({"embassy", "legation"})
_LOWER_TOPIC_HEADS = frozenset({"ministry", "commissariat"})
_NUMBER = re.compile(r" (?:No\.? ?|Nr\.? ?)?(?:[IVXL]{1,6}|\d{1,3})(?:/[A-Z0-9]+)*(?![\w.,:/-]\w|\w)")
_COMPLETED = re.compile(r" \[(?:[A-Z]\w+ )*([A-Z]\w+)\]")
_SENTENCE_ENDS = frozenset(".!?:;\n")
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

    def name(self, at: int) -> tuple[Named | None, int]:
        """The name in the run that begins here, and the unit at which to go on."""
        units, end = self._units, self._run_end(at)
        last = self._last_head(at, end)
        if last < 0:
            return self._lower_head(at, end)
        first = self._not_a_sentence(self._first(at, last), last)
        stop = self._extended(last)
        if stop == last and first == last and units[last].part == HEAD:
            return None, end  # one generic word is no name
        head = units[last]
        if head.kind == "described" and not self._described(first, last, stop):
            return None, end
        if head.kind == "government" and not self._names_a_state(first, last, stop):
            return None, max(end, stop + 1)
        described = any(unit.part in _DESCRIBING for unit in units[first : stop + 1])
        rule = "acronym" if first == stop and head.kind == "acronym" else "head" if head.part == HEAD else "listed-name"
        stop_at = self._numbered(stop)
        after = bisect_left(self._starts, stop_at)
        return (units[first].start, stop_at, rule, 0.9 if described else 0.8), max(after, stop + 1)

    def _run_end(self, at: int) -> int:
        """The end of the run of units that may belong to one name."""
        units, end = self._units, at
        while end < len(units):
            if units[end].part == OWNER and units[end - 1].word not in _OWNERS and units[end - 1].part != HEAD:
                break
            if not units[end].in_name and not self._joins(end):
                break
            end += 1
        return end

    def _joins(self, at: int) -> bool:
        """ "and" between two subjects: "Agitation and Propaganda Department"."""
        if self._units[at].word not in ("and", "&") or not 0 < at < len(self._units) - 1:
            return False
        before, after = self._units[at - 1], self._units[at + 1]
        topics = self._lexicon.topics
        return before.part == WORD and after.part == WORD and before.word in topics and after.word in topics

    def _last_head(self, at: int, end: int) -> int:
        last = max((i for i in range(at, end) if self._units[i].part in (HEAD, NAME)), default=-1)
        if last >= 0 and last + 1 < end and self._units[last].kind == "acronym":
            follows = self._units[last + 1]
            if follows.kind == "acronym" or (last + 2 == end and self._is_unknown_acronym(last + 1)):
                return last + 1  # "MID SSSR", "USSR MFA DVO"
        return last

    def _is_unknown_acronym(self, at: int) -> bool:
        unit = self._units[at]
        short = unit.part == WORD and unit.capitals and 2 <= unit.end - unit.start <= 6
        return short and not self._in_capitals(at)

    def _in_capitals(self, at: int) -> bool:
        """Does the word stand among words in capitals, so that its own say nothing?"""
        near = self._units[max(0, at - 3) : at + 4]
        words = [unit for unit in near if unit.part in (WORD, HEAD, PLAIN) and unit.end - unit.start > 2]
        return bool(words) and all(self._text[unit.start : unit.end].isupper() for unit in words) and len(words) > 1

    def _first(self, at: int, last: int) -> int:
        """The first unit of the name whose last head is ``last``."""
        units, first = self._units, last
        loose = units[last].part == HEAD and units[last].kind != "government"
        while first > at:
            before = units[first - 1]
            if not (loose or before.part in (*_DESCRIBING, HEAD) or self._is_unknown_acronym(first - 1)):
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
        """The first unit without a word that has its capital from the beginning of a sentence ("Hoped NATO Council")."""
        units = self._units
        begins = first == 0 or (units[first - 1].part == BREAK and units[first - 1].word in _SENTENCE_ENDS)
        if not begins or first == last or units[first].part != WORD or units[first].word in self._lexicon.modifiers:
            return first
        line_end = self._text.find("\n", units[last].end)
        rest = self._text[units[last].end : line_end if line_end >= 0 else None]
        fills_line = len(rest) < 40 and (first == 0 or units[first - 1].word == "\n")
        return first if fills_line else first + 1

    def _lower_head(self, at: int, end: int) -> tuple[Named | None, int]:
        """ "Soviet embassy": a small head after the adjective or name of a state."""
        units = self._units
        if end < len(units) and units[end].word in _LOWER_HEADS and units[end - 1].part in (PLACE, ADJECTIVE):
            first = end - 1
            while first > at and units[first - 1].part in (PLACE, ADJECTIVE):
                first -= 1
            stop = self._extended(end, "mission")
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
        after = self._units[last + 1 : stop + 1]
        return any(unit.part in (PLACE, ADJECTIVE) for unit in (*before, *after))

    def _extended(self, at: int, kind: str = "") -> int:
        """The last unit of the name whose head is ``at``: over prepositions and what they lead to."""
        units = self._units
        kind = kind or units[at].kind or "name"
        if kind == "mission" and at + 1 < len(units) and units[at + 1].part == PLACE and units[at + 1].kind != "acronym":
            at += 1  # a telegram's "Embassy Amman"
        while True:
            stop, next_kind = self._object(at, kind)
            if stop == at:
                return at
            at, kind = stop, next_kind
            if not kind:
                return at

    def _object(self, at: int, kind: str) -> tuple[int, str]:
        """The end of one preposition's phrase after ``at``, and the kind that says what may follow it."""
        units, lexicon_ = self._units, self._lexicon
        link = at + 1
        if link >= len(units) or units[link].part != PLAIN or units[link].word not in lexicon_.prepositions.get(kind, ()):
            return at, kind
        start = link + 1
        if start < len(units) and units[start].word == "the":
            start += 1
        if start + 3 < len(units) and [unit.word for unit in units[start : start + 2]] == ["capital", "of"]:
            start += 3 if units[start + 2].word == "the" else 2
        if start >= len(units):
            return at, kind
        word = units[link].word
        if not units[start].in_name:
            return self._small_topics(at, start, kind)
        end = self._run_end(start)
        last = self._last_head(start, end)
        if last >= 0 and not (units[start].part == PLACE and kind == "mission"):
            stop = self._extended(last)
            return stop, ""
        if units[start].part == PLACE:
            return self._places(start, word), "mission" if kind == "mission" and word != "in" else ""
        if kind in ("mission", "government", "acronym", "name", "force", "topic") or word == "under":
            return at, kind
        stop = self._topics(start, end)
        return (at, kind) if stop < start else (stop, "topic")

    def _places(self, start: int, link: str) -> int:
        """The last unit of one or, after "on" and "for", two places: "Working Group on Germany and Berlin"."""
        units = self._units
        words = [unit.word for unit in units[start + 1 : start + 2]]
        joined = words == ["and"] and link in ("on", "for") and start + 2 < len(units) and units[start + 2].part == PLACE
        ends = joined and (start + 3 == len(units) or not units[start + 3].in_name)
        return start + 2 if ends else start

    def _topics(self, start: int, end: int) -> int:
        """The last unit of the subjects an office is for; ``start - 1`` if there is none."""
        units, at = self._units, start
        while at < len(units):
            unit = units[at]
            if unit.part in (WORD, ADJECTIVE, OWNER, NUMERAL) and not (
                self._in_capitals(at) and unit.word not in self._lexicon.topics
            ):
                at += 1
            elif at > start and self._leads_on(at):
                at += 2 if units[at + 1].in_name else 3
            else:
                break
        return self._without_rest(start, at - 1)

    def _without_rest(self, start: int, stop: int) -> int:
        """Without words after the last subject: "Department of Defense Victor"."""
        known = [at for at in range(start, stop + 1) if self._units[at].word in self._lexicon.topics]
        last = known[-1] if known else stop
        return last if self._units[start].word in self._lexicon.topics else stop

    def _leads_on(self, at: int) -> bool:
        """ "and Welfare", ", Education and Welfare", "with Foreign Parties" after a subject."""
        units = self._units
        if at + 1 >= len(units) or units[at + 1].part not in (WORD, ADJECTIVE):
            return False
        topics = self._lexicon.topics
        if units[at].word in ("and", "&"):
            return units[at + 1].word in topics or units[at - 1].word in topics
        if units[at].word == "with":
            return True
        return units[at].word == "," and units[at + 1].word in topics and units[at - 1].word in topics

    def _small_topics(self, at: int, start: int, kind: str) -> tuple[int, str]:
        """ "Ministry of foreign affairs": subjects in small letters."""
        if self._units[at].word not in _LOWER_TOPIC_HEADS:
            return at, kind
        stop = start
        while stop < len(self._units) and self._units[stop].part == PLAIN and self._units[stop].word in self._lexicon.topics:
            stop += 1
        return (stop - 1, "topic") if stop > start else (at, kind)

    def _numbered(self, stop: int) -> int:
        """The offset where the name ends, with an office's number: "Main Department XX/8"."""
        unit = self._units[stop]
        if unit.kind in ("office", "force"):
            number = _NUMBER.match(self._text, unit.end)
            if number:
                return number.end()
        completed = _COMPLETED.match(self._text, unit.end)
        if completed and (completed.group(1).lower(),) in self._lexicon.heads:
            return completed.end()
        return unit.end
