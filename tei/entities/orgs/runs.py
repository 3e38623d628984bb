"""Runs of capitalised units: how far a name may reach, and where its last head is."""

from __future__ import annotations

from collections.abc import Sequence

from tei.entities.orgs.lexicon import lexicon
from tei.entities.orgs.units import ADJECTIVE, HEAD, NAME, OWNER, PLACE, PLAIN, WORD, Unit

__all__ = ["Runs"]

_OWNERS = frozenset(
    {"people", "peoples", "workers", "worker", "peasants", "women", "soldiers", "writers", "journalists"}
)


class Runs:
    """The units of a text, asked for runs. Positions are indices of units, half-open."""

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self._text = text
        self._units = units
        self._lexicon = lexicon()

    def end(self, at: int) -> int:
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
        if before.part == PLACE and after.part in (PLACE, ADJECTIVE):  # "Soviet Union and Eastern Europe Department"
            head = self._units[at + 2 : at + 3]
            return bool(head) and head[0].part == HEAD and head[0].kind == "office"
        topics = self._lexicon.topics
        return before.part == WORD and after.part == WORD and before.word in topics and after.word in topics

    def last_head(self, at: int, end: int) -> int:
        """The last head or listed name in a run; -1 if it has none."""
        last = max((i for i in range(at, end) if self._units[i].part in (HEAD, NAME)), default=-1)
        if last >= 0 and last + 1 < end and self._units[last].kind == "acronym":
            follows = self._units[last + 1]
            if follows.kind == "acronym" or (last + 2 == end and self.is_unknown_acronym(last + 1)):
                return last + 1  # "MID SSSR", "USSR MFA DVO"
        return last

    def is_unknown_acronym(self, at: int) -> bool:
        """A short word in capitals among words that are not."""
        unit = self._units[at]
        short = unit.part == WORD and unit.capitals and 2 <= unit.end - unit.start <= 6
        return short and not self.in_capitals(at)

    def in_capitals(self, at: int) -> bool:
        """Does the word stand among words in capitals, so that its own say nothing?"""
        near = self._units[max(0, at - 3) : at + 4]
        words = [unit for unit in near if unit.part in (WORD, HEAD, PLAIN) and unit.end - unit.start > 2]
        return bool(words) and all(self._text[unit.start : unit.end].isupper() for unit in words) and len(words) > 1
