"""The dates of a text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tei.entities.dates.calendar import Partial
from tei.entities.dates.context import DateContext, Evidence, evidence_of
from tei.entities.dates.forms import Find, find_forms, prefix_end, starters
from tei.entities.dates.lexer import tokenise
from tei.entities.dates.reading import read
from tei.entities.dates.roles import Reading
from tei.entities.dates.tokens import BLANK, BREAK, WRAP, Tokens
from tei.model import DateValue

__all__ = ["DateMatch", "Scan", "find_dates"]

_INFERRED = 0.75
# Forms in which a stop makes a number a day: "vom 9. war".
_ENDS_IN_A_STOP = frozenset(
    {
        "awaited-day-dotted",
        "dated-day-dotted",
        "day-dotted",
        "days-of-month",
        "days-of-ref",
        "roman-day",
        "weekday-day-dotted",
    }
)
_TURN_OUTSIDE = "turn-month"  # "last March": editors mark the month
_BEFORE_DATELINE = 40  # characters before the date in its line, at most: "Weimar an der Ilm, Lindengasse 10, den"
_DAY_OR_MONTH = ("a", "day", "month")
_AMERICAN = frozenset({"numeric-slash", "season-yy"})


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date in a text: code points, half-open.

    ``relative``: it names no day, month or year of the calendar ("yesterday"). ``inferred``: a part of its value comes
    from the document's own date. ``rule`` is the name of a form in ``data/forms.csv``.
    """

    start: int
    end: int
    value: DateValue
    relative: bool
    inferred: bool
    rule: str
    confidence: float


def find_dates(text: str, context: DateContext = DateContext()) -> tuple[DateMatch, ...]:  # noqa: B008 - frozen
    """The dates of a text in its order, none overlapping another.

    A value has what the text and ``context`` tell and no more: "10 September" alone is ``--09-10``.
    """
    return Scan(text, context.language).matches(context)


class Scan:
    """A text whose forms have been found once, to be read with more than one context."""

    def __init__(
        self, text: str, language: str = "und", extents: Sequence[tuple[int, int]] = (), breaks: Container[int] = ()
    ) -> None:
        self._text = text
        self._stretches = [
            _Stretch(text, tokenise(text, start, end, language, breaks)) for start, end in extents or [(0, len(text))]
        ]

    def matches(self, context: DateContext, borrow: bool = True) -> tuple[DateMatch, ...]:
        """The dates, read with what the context and all of them together tell.

        ``borrow``: whether a day without a month or a month without a year has them from the date before it.
        """
        finds = (find for stretch in self._stretches for at, found in stretch.finds for find in found[:1])
        evidence = evidence_of(finds, context, self._text)
        return tuple(match for stretch in self._stretches for match in stretch.matches(evidence, borrow))


class _Stretch:
    def __init__(self, text: str, tokens: Tokens) -> None:
        self._text = text
        self._tokens = tokens
        self.finds: list[tuple[int, list[Find]]] = list(self._candidates())

    def _candidates(self) -> Iterator[tuple[int, list[Find]]]:
        for at in starters(self._tokens):
            found = list(find_forms(self._tokens, at))
            after = prefix_end(self._tokens, at)
            if after:
                sense = self._tokens.senses[at]
                weekday = ("weekday" if "weekday" in sense else "weekday_short", sense)
                found = [
                    *(
                        replace(find, first=at, values={**find.values, "weekday": weekday})
                        for find in find_forms(self._tokens, after)
                        if not find.values.keys().isdisjoint(("month", "a", "ref_month"))
                    ),
                    *found,
                ]
                found.sort(key=lambda find: -find.last)
            if found:
                yield at, found

    def matches(self, evidence: Evidence, borrow: bool) -> Iterator[DateMatch]:
        done = 0
        recent: Partial | None = None
        for index, (at, finds) in enumerate(self.finds):
            if at < done:
                continue
            for find in finds:
                reading = read(find, evidence, recent if borrow else None)
                if reading is not None and not self._yields(find, index):
                    done = find.last
                    recent = reading.mention or recent
                    yield self._match(find, reading)
                    break

    def _yields(self, find: Find, index: int) -> bool:
        """Is this date without a year the head of a longer one with a year? "telegram 12 July 2, 1955"."""
        if "year" in find.values:
            return False
        for at, finds in islice(self.finds, index + 1, index + 4):
            if at >= find.last:
                return False
            if finds[0].last > find.last and {"month", "year"} <= finds[0].values.keys():
                return True
        return False

    def _match(self, find: Find, reading: Reading) -> DateMatch:
        start, end = self._extent(find)
        confidence = find.form.confidence
        if reading.inferred or reading.relative:
            confidence = min(confidence, _INFERRED)
        return DateMatch(start, end, reading.value, reading.relative, reading.inferred, find.form.name, confidence)

    def _extent(self, find: Find) -> tuple[int, int]:
        """Offsets, without brackets that enclose the whole and without a stop that ends a sentence or a line."""
        tokens, last = self._tokens, find.last - 1
        if find.first == last and last in tokens.cores:
            return tokens.cores[last]
        first = find.first
        if find.form.name == _TURN_OUTSIDE:
            first += 1 + (tokens.signs[first + 1] in (BLANK, WRAP))
        if self._text[tokens.starts[last]] == "." and last > find.first and not self._keeps_stop(find, last):
            last -= 1
            while tokens.signs[last] in (BLANK, WRAP):
                last -= 1
        return tokens.starts[first], tokens.ends[last]

    def _keeps_stop(self, find: Find, last: int) -> bool:
        """A stop that shortens a word or makes a number a day belongs to the date, unless a line ends with it."""
        tokens = self._tokens
        after = tokens.signs[last + 1 : last + 2]
        if "year_suffix" in tokens.senses[last - 1]:  # "1956 г.": never without
            return True
        if after == BREAK:
            return _is_short_day_first(find) and self._heads_a_letter(find.first, last + 1)
        return bool(after) and ("short" in tokens.senses[last - 1] or find.form.name in _ENDS_IN_A_STOP)

    def _heads_a_letter(self, first: int, line_end: int) -> bool:
        """Does a short line end here that more text follows?"""
        start = self._tokens.starts[first]
        line_start = self._text.rfind("\n", 0, start) + 1
        return line_end + 1 < len(self._tokens.signs) and start - line_start <= _BEFORE_DATELINE


def _is_short_day_first(find: Find) -> bool:
    """ "11.5.09.", "4. Dez. 09.": editors take the stop in, as they do not behind a year in full or a day behind."""
    if "year" not in find.values or find.values["year"][0] not in ("two", "no_day") or find.form.name in _AMERICAN:
        return False
    return next(role for role in find.values if role in _DAY_OR_MONTH) != "month"
