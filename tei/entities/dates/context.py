"""What a document tells about its dates: its own date, its century, the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tei.entities.dates.calendar import Partial, days_between, extent_of
from tei.entities.dates.forms import Find
from tei.entities.dates.periods import NO_PERIODS, Periods, periods_of
from tei.model import DateValue

__all__ = ["DateContext", "Evidence", "evidence_of"]

_FUTURE_YEARS = 10  # a text speaks of what lies behind it, or shortly before it
_SAME_TIME = 15  # years: without its own date, a document is no more than this older than the dates in it
_NEAR = 40  # days from the document's own date that decide between two orders of day and month ...
_MUCH_NEARER = 3  # ... if the other order is so many times as far
_AMERICAN = frozenset({"en", "un", ""})  # languages in which 10/9/56 can be either

_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")
_SHORT = ("two", "no_day", "short_year")


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known before reading: the document's own date and its language (BCP 47; ``und`` unknown).

    ``sure``: whether the century of the own date is known, not told by the spelling of the text alone.
    """

    own: DateValue | None = None
    language: str = "und"
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """``anchor``: the document's own date; ``years``: the years that it gives in full.

    ``orders``: how often the day stands first, and how often second, in dates with a dot or a slash. ``periods``: what
    the words tell of the century, where no year does; ``sure``: as in ``DateContext``. ``day``: the document's own
    day where its year is not known.
    """

    anchor: Partial | None = None
    language: str = "und"
    years: tuple[int, ...] = ()
    orders: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    periods: Periods = NO_PERIODS
    sure: bool = True
    day: Partial | None = None

    def full_year(
        self, two_digits: int, day: Partial | None = None, weekday: int | None = None
    ) -> tuple[int | None, bool]:
        """The latest year with these last digits that is not far in the future of the document, if that is known; else
        the one that the words of the text fit. And whether the century is only told so.

        ``day``: the month and the day beside it; ``weekday`` as well.
        """
        own = self.anchor.year if self.anchor else None
        latest = own or max(self.years, default=None)
        if latest is not None:
            bound = latest + _FUTURE_YEARS
            year = bound - (bound - two_digits) % 100
            if own or latest - year <= _SAME_TIME:
                return year, not self.sure
        return self.periods.full_year(two_digits, day, weekday), True

    def day_first(self, mark: str, first: int, second: int, year: int | None) -> bool | None:
        """Does the day stand first? ``None`` if nothing tells."""
        if first > 12 or second > 12:
            return first > 12
        before, after = self.orders.get(mark, (0, 0))
        if first == second or before != after:
            return first == second or before > after
        if self.anchor and self.anchor.day and year:
            one = days_between(Partial(year, second, first), self.anchor)
            other = days_between(Partial(year, first, second), self.anchor)
            if min(one, other) <= _NEAR and max(one, other) >= _MUCH_NEARER * min(one, other):
                return one < other
        return None if mark == "slash" and self.language[:2] in _AMERICAN else True


def evidence_of(finds: Iterable[Find], context: DateContext, text: str = "") -> Evidence:
    """What the dates of a text tell about each other, and where they leave the century open, what its words tell."""
    years: set[int] = set()
    orders = {"dot": [0, 0], "slash": [0, 0]}
    short = False
    for find in finds:
        sense = find.values["year"][1] if "year" in find.values else {}
        short = short or not sense.keys().isdisjoint(_SHORT)
        if "year" in sense and "month" in find.values:
            years.add(int(sense["year"]))
        elif "three" in sense:
            years.add(1000 + int(sense["three"]))
        if "a" in find.values and "b" in find.values:
            first, second = (int(find.values[role][1]["num"]) for role in ("a", "b"))
            if (first > 12) != (second > 12):
                orders[mark_of(find)][first <= 12] += 1
    ends = extent_of(context.own) if context.own else None
    day = _day_of(context.own) if context.own and ends is None else None
    return Evidence(
        anchor=ends[0] if ends else None,
        language=context.language,
        years=tuple(sorted(years)),
        orders={mark: (counts[0], counts[1]) for mark, counts in orders.items()},
        periods=periods_of(text, context.language) if short and ends is None else NO_PERIODS,
        sure=context.sure,
        day=day,
    )


def _day_of(own: DateValue) -> Partial | None:
    """The day of a value without a year."""
    match = _YEARLESS.fullmatch(own.when or "")
    return Partial(None, int(match[1]), int(match[2])) if match else None


def mark_of(find: Find) -> str:
    """What stands between the numbers of a numeric date."""
    return "slash" if "slash" in find.form.name or "mixed" in find.form.name else "dot"
