"""Known place names in a text, and whether what stands beside each lets it count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tei.entities.places.lexicon import REGION, Cues, Name, cues, fold, gazetteer, is_name_or_adjective

__all__ = ["Found", "KnownNames"]

_CAPITAL = re.compile(r"(?<![\w])[^\W\d_a-zß-öø-ÿ]\w*")
_WORD_BEFORE = re.compile(r"(\w+)(?:'s)?([.:]?)[ ]+[\[\"“„»«(']*\Z")
_ELISION = re.compile(r"\b([dl])'\Z")
_PREFIX = re.compile(r"(\w+)-\Z")
_NEXT_CAPITAL = re.compile(r"[ \n\u00a0]*-?[ \n\u00a0]*[^\W\d_a-zß-öø-ÿ]\w*")
_SECOND_PART = re.compile(r"-([^\W\d_a-zß-öø-ÿ]\w+)")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\b|Feb\b|Aug\b|Sept?\b"
    r"|Oct\b|Nov\b|Dec\b|Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin"
    r"|juillet|août|septembre|octobre|novembre|décembre)"
)
_DATE_AFTER = re.compile(
    rf"[,.]?\s{{1,3}}(?:(?:the|den|d\.|am|le|ce|el|il|li)\s)?(?:{_MONTH}|\d\d?(?:st|nd|rd|th|er|\.)?\s?{_MONTH}"
    rf"|\d\d?[./]\s?(?:\d\d?|[IVX]{{1,4}})\b[./])|,\s{{1,3}}(?:den|d\.|le|the)\s\d",
    re.IGNORECASE,
)
# A district of a German or Austrian town, or the river it lies on: "Wien IX", "Berlin C.2", "Frankfurt a. M."
_DISTRICT = re.compile(
    r" (?:[IVX]{1,5}(?:/\d+)?\.?|(?:NW|NO|SW|SO|[NOSWC])(?:\.? ?\d{1,2}|\.))(?![\w.])"
    r"| ?(?:a\. ?|a/|/ ?|a\. ?d\. ?)(?:Main|Saale|Oder|Rhein|M|S|O|Rh|N)\b\.?"
)
_DIRECTION = re.compile(r"(?:\[([^\W\d_]+)\]|([^\W\d_]+(?:-[^\W\d_]+)?))[ ]\Z")
_LOOK = 40  # characters that are looked at before a name


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in the text, half-open; ``confidence`` 0: nothing beside it lets it count."""

    start: int
    end: int
    name: Name
    confidence: float
    rule: str


class KnownNames:
    """The known names of one text.

    ``german``: a genitive's "s" may follow ("Deutschlands"), and a second part may be joined ("Berlin-Steglitz").
    """

    def __init__(self, text: str, *, german: bool = False) -> None:
        self._text = text
        self._folded = fold(text)
        self._german = german
        self._names = gazetteer()
        self._cues: Cues = cues()

    def between(self, start: int, end: int) -> Iterator[Found]:
        """Those in ``text[start:end]``, in order, none overlapping another; also those that do not count."""
        at = start
        for match in _CAPITAL.finditer(self._text, start, end):
            if match.start() < at:
                continue
            for name in self._beginning(self._folded[match.start() : match.end()]):
                stop = self._stop(name, match.start(), end)
                if stop:
                    found = self._judge(name, match.start(), stop)
                    yield found
                    at = found.end
                    break

    def _beginning(self, word: str) -> tuple[Name, ...]:
        """The names that begin with a word; in German also those of which it is the genitive."""
        names = self._names.beginning(word)
        if self._german and word.endswith("s"):
            return (*names, *self._names.beginning(word[:-1]))
        return names

    def _stop(self, name: Name, start: int, limit: int) -> int:
        """Where the name ends that begins at ``start``; 0 if it does not stand there."""
        end = start + len(name.folded)
        if end > limit or not self._folded.startswith(name.folded, start):
            return 0
        surface = self._text[start:end]
        lone = surface.isupper() and not name.written.isupper() and (len(surface) < 5 or name.needs)
        if lone and not self._in_capitals(start):
            return 0  # "ICA" and "CENTO" are no towns
        if name.is_acronym:
            if surface != name.written:
                return 0
        elif not surface.isupper() and any(
            c.isupper() and s.islower() for c, s in zip(name.written, surface, strict=True)
        ):
            return 0
        if self._german and self._folded[end : end + 1] == "s" and not name.is_acronym:
            end += 1
        return 0 if self._folded[end : end + 1].isalnum() or self._folded[end : end + 2] == "'[" else end

    def _judge(self, name: Name, start: int, end: int) -> Found:
        before = self._folded[max(0, start - _LOOK) : start]
        word = _WORD_BEFORE.search(before) or _ELISION.search(before)
        previous = word.group(1) + ("'" if word.re is _ELISION else "") if word else ""
        if self._is_part_of_a_name(name, start, before, previous):
            return Found(start, end, name, 0.0, "part-of-a-name")
        stop, rule = self._region(start, end)
        if name.is_acronym:
            confidence = 0.0 if name.written == "US" and self._in_capitals(start) and previous != "the" else 0.95
            return Found(start, end, name, confidence, "acronym")
        if not name.needs:
            dated = _DATE_AFTER.match(self._text, end) and self._begins_line(start)
            rule = rule or ("dateline" if dated else "known-name")
            return Found(self._directed(start), self._joined(stop), name, 1.0 if dated else 0.95, rule)
        if not rule:
            rule = self._context(name, start, end, previous)
        if not rule and self._cues.has("article", previous):
            return Found(start, end, name, 0.0, "after-an-article")
        confidence = 1.0 if rule == "dateline" else 0.75 if rule else 0.0
        if name.needs == "name" and rule == "preposition":
            confidence = 0.65
        return Found(start, stop, name, confidence, rule)

    def _is_part_of_a_name(self, name: Name, start: int, before: str, previous: str) -> bool:
        if prefix := _PREFIX.search(before):
            word = self._text[start - len(prefix.group()) : start - 1]
            if word.islower() or self._cues.has("prefix", prefix.group(1)):
                return False
            return not (name.needs != "name" and self._ends_a_name(prefix, before))
        if not previous or name.is_acronym or not before.endswith((" ", "(")):
            return False
        stop = before.rstrip(" (")[-1:]  # "the Romanian ambassador. Romania …" is no title, "Gen. Lincoln" is one
        return self._cues.has("title_short" if stop in ".:" else "title", previous)

    def _ends_a_name(self, prefix: re.Match[str], before: str) -> bool:
        """Does a place or an adjective end before the hyphen: "Israel-", "Sino-", "Far East-"?"""
        words = before[: prefix.end() - 1].split()
        return is_name_or_adjective(prefix.group(1)) or any(
            name.folded == " ".join(words[-2:]) for name in self._names.beginning("".join(words[-2:-1]))
        )

    def _context(self, name: Name, start: int, end: int, previous: str) -> str:
        """What lets an ambiguous name count: the name of the rule, or nothing."""
        if name.needs == "article":
            follows = _NEXT_CAPITAL.match(self._text, end)
            before = previous == "the" or self._cues.has("article", previous) or self._text[start - 1 : start] == "-"
            ok = before and not follows
            return "article" if ok else ""
        strong = self._cues.has("before_strong", previous) or bool(
            _motion().search(self._folded, max(0, start - _LOOK), start)
        )
        weak = name.needs == "context" and self._cues.has("before_weak", previous)
        alone = (strong and name.needs == "context") or not _NEXT_CAPITAL.match(self._text, end)
        if (strong or weak) and alone:
            return "preposition"
        return "dateline" if self._begins_line(start) and _DATE_AFTER.match(self._text, end) else ""

    def _begins_line(self, start: int) -> bool:
        line = self._text.rfind("\n", 0, start) + 1
        return not self._text[line:start].strip(" \u00a0\t[(")

    def _region(self, start: int, end: int) -> tuple[int, str]:
        """The end with the abbreviation of a region after the name, and the rule's name."""
        region = REGION.match(self._text, end)
        return (region.end(), "town-and-region") if region and start < end else (end, "")

    def _joined(self, end: int) -> int:
        """The end with what German joins to a town's name: a second part, a district, a river."""
        if not self._german:
            return end
        second = _SECOND_PART.match(self._text, end)
        if second and not is_name_or_adjective(fold(second.group(1))) and not second.group(1).endswith("en"):
            end = second.end()
        district = _DISTRICT.match(self._text, end)
        return district.end() if district else end

    def _directed(self, start: int) -> int:
        """The start with a direction before the name: "North China", "[North] Korea"."""
        before = self._text[max(0, start - _LOOK) : start]
        direction = _DIRECTION.search(before)
        if direction is None:
            return start
        word = direction.group(1) or direction.group(2)
        if not word[0].isupper() or not self._cues.has("direction", word.lower()):
            return start
        return start - len(direction.group())

    def _in_capitals(self, at: int) -> bool:
        """Is the line of capitals throughout, so that "US" may be the pronoun?"""
        start = self._text.rfind("\n", 0, at) + 1
        end = self._text.find("\n", at)
        line = self._text[start : end if end >= 0 else None]
        return line.isupper()


@cache
def _motion() -> re.Pattern[str]:
    """ "flew to", "on the way from", "left Baghdad for"."""
    return re.compile(rf"\b(?:{cues().pattern('motion')}) (?:\w+ )?(?:to|from|for|into|through|via) \Z")
