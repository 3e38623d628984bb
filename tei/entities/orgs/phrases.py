"""What leads on from the head of a name: "of the USSR", "for Relations with Foreign Communist Parties", "XX/8"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei.entities.orgs.lexicon import lexicon
from tei.entities.orgs.runs import Runs
from tei.entities.orgs.units import ADJECTIVE, NUMERAL, OWNER, PLACE, PLAIN, WORD, Unit

__all__ = ["Phrases"]

_LOWER_TOPIC_HEADS = frozenset({"ministry", "commissariat"})
_OFFICES_OF = frozenset({"office", "chancellery", "secretariat", "staff"})
_NUMBER = re.compile(r" (?:No\.? ?|Nr\.? ?)?(?:[IVXL]{1,6}|\d{1,3})(?:/[A-Z0-9]+)*(?![\w.,:/-]\w|\w)")
_COMPLETED = re.compile(r" \[(?:[A-Z]\w+ )*([A-Z]\w+)\]")
_MOST_PHRASES = 6  # "Department of … of … of …": no real name has more


class Phrases:
    """The phrases after a head. Positions are indices of units; an end is the last unit, not the one after it."""

    def __init__(self, text: str, units: Sequence[Unit], runs: Runs) -> None:
        self._text = text
        self._units = units
        self._runs = runs
        self._lexicon = lexicon()

    def extended(self, at: int, kind: str = "") -> int:
        """The last unit of the name whose head is ``at``: over prepositions and what they lead to."""
        kind = kind or self._units[at].kind or "name"
        for _ in range(_MOST_PHRASES):
            at = self._post(at, kind)
            stop, kind = self._phrase(at, kind)
            if stop == at:
                break
            at = stop
        return at

    def _post(self, at: int, kind: str) -> int:
        """With the town after a mission in a telegram: "Embassy Amman"."""
        after = self._units[at + 1 : at + 2]
        return at + 1 if kind == "mission" and after and after[0].part == PLACE and after[0].kind != "acronym" else at

    def _phrase(self, at: int, kind: str) -> tuple[int, str]:
        """The end of one preposition's phrase after ``at``, and the kind that says what may follow it."""
        units, start = self._units, self._object_start(at, kind)
        if start < 0:
            return at, kind
        if (holder := self._office_holder(at, start)) >= 0:
            return holder, "topic"
        if not units[start].in_name:
            return self._small_topics(at, start, kind)
        link = units[at + 1].word
        last = self._runs.last_head(start, self._runs.end(start))
        if last >= 0 and not (units[start].part == PLACE and kind == "mission"):
            return last, units[last].kind or "name"
        if units[start].part == PLACE:
            return self._places(start, link), "mission" if kind == "mission" and link != "in" else ""
        plain = kind not in ("mission", "government", "acronym", "name", "force") and link != "under"
        if not plain or (kind == "topic" and units[start].word not in self._lexicon.topics):
            return at, kind
        stop = self._topics(start)
        return (at, kind) if stop < start else (stop, "topic")

    def _object_start(self, at: int, kind: str) -> int:
        """Where the preposition's object begins, articles and "the capital of" left out; -1 if there is none."""
        units, link = self._units, at + 1
        if link >= len(units) or units[link].part != PLAIN:
            return -1
        if units[link].word not in self._lexicon.prepositions.get(kind, ()):
            return -1
        start = link + 1
        if start < len(units) and units[start].word == "the":
            start += 1
        if start + 3 < len(units) and [unit.word for unit in units[start : start + 2]] == ["capital", "of"]:
            start += 3 if units[start + 2].word == "the" else 2
        return start if start < len(units) else -1

    def _office_holder(self, at: int, start: int) -> int:
        """The last unit of a person's office that an office is named after ("Office of the Legal Adviser"), or -1."""
        units, found, stop = self._units, -1, start
        if units[at].word not in _OFFICES_OF:
            return found
        while stop < len(units) and (units[stop].in_name or units[stop].kind == "office"):
            found = stop if units[stop].kind == "office" else found
            stop += 1
        return found

    def _places(self, start: int, link: str) -> int:
        """The last unit of one or, after "on" and "for", two places: "Working Group on Germany and Berlin"."""
        units = self._units
        words = [unit.word for unit in units[start + 1 : start + 2]]
        joined = (
            words == ["and"] and link in ("on", "for") and start + 2 < len(units) and units[start + 2].part == PLACE
        )
        ends = joined and (start + 3 == len(units) or not units[start + 3].in_name)
        return start + 2 if ends else start

    def _topics(self, start: int) -> int:
        """The last unit of the subjects an office is for; ``start - 1`` if there is none."""
        units, at = self._units, start
        while at < len(units):
            unit = units[at]
            if unit.part in (WORD, ADJECTIVE, OWNER, NUMERAL) and not (
                self._runs.in_capitals(at) and unit.word not in self._lexicon.topics
            ):
                at += 1
            elif at > start and self._leads_on(at):
                at += 2 if units[at + 1].in_name else 3
            else:
                break
        return self._without_rest(start, at - 1)

    def _without_rest(self, start: int, stop: int) -> int:
        """Without a person's name after the last subject: "Department of Defense Victor V. Cooper"."""
        units, topics = self._units, self._lexicon.topics
        known = [at for at in range(start, stop + 1) if units[at].word in topics]
        if not known or units[start].word not in topics or known[-1] == stop:
            return stop
        named = stop - known[-1] > 1 or (stop + 1 < len(units) and units[stop + 1].kind == "initial")
        return known[-1] if named else stop

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
        while (
            stop < len(self._units)
            and self._units[stop].part == PLAIN
            and self._units[stop].word in self._lexicon.topics
        ):
            stop += 1
        return (stop - 1, "topic") if stop > start else (at, kind)

    def numbered(self, stop: int) -> int:
        """The offset where the name ends, with an office's number: "Main Department XX/8"."""
        unit = self._units[stop]
        if unit.kind in ("office", "force"):
            number = _NUMBER.match(self._text, unit.end)
            if number:
                return number.end()
        completed = _COMPLETED.match(self._text, unit.end)
        if completed and (completed.group(1).lower(),) in self._lexicon.heads and not self._expands(unit, completed):
            return completed.end()
        return unit.end

    def _expands(self, unit: Unit, completed: re.Match[str]) -> bool:
        """Do the words in brackets only say what the acronym means: "CC [Central Committee]"?"""
        initials = "".join(word[0] for word in completed.group().strip(" []").split())
        return self._text[unit.start : unit.end].endswith(initials)
