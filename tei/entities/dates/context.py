"""What a document tells about its dates: its own date, its century, the order of day and month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tei.entities.dates.calendar import Partial, days_between, extent_of, is_real, shift_month
from tei.entities.dates.forms import Find
from tei.model import DateValue

__all__ = ["DateContext", "Evidence", "evidence_of"]

_FUTURE_YEARS = 10  # a text speaks of what lies behind it, or shortly before it
_SAME_TIME = 15  # years: without its own date, a document is no more than this older than the dates in it
_FAR_AHEAD, _FAR_BACK = 215, 300  # days: no month of the document's own year is meant any more
_NEAR = 40  # days from the document's own date that decide between two orders of day and month ...
_MUCH_NEARER = 3  # ... if the other order is so many times as far
_AMERICAN = frozenset({"en", "un", ""})  # languages in which 10/9/56 can be either


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known before reading: the document's own date and its language (BCP 47; ``und`` unknown)."""

    own: DateValue | None = None
    language: str = "und"


@dataclass(frozen=True, slots=True)
class Evidence:
    """``anchor``: the document's own date; ``years``: the years that it gives in full.

    ``orders``: how often the day stands first, and how often second, in dates with a dot or a slash.
    """

    anchor: Partial | None = None
    language: str = "und"
    years: tuple[int, ...] = ()
    orders: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def full_year(self, two_digits: int) -> int | None:
        """The latest year with these last digits that is not far in the future of the document, if that is known."""
        own = self.anchor.year if self.anchor else None
        latest = own or max(self.years, default=None)
        if latest is None:
            return None
        bound = latest + _FUTURE_YEARS
        year = bound - (bound - two_digits) % 100
        return year if own or latest - year <= _SAME_TIME else None

    def year_near(self, month: int, day: int | None, near: Partial) -> int:
        """The year of a month or day that has none: that of ``near``, or the one beside it that is much nearer."""
        assert near.year is not None
        here = Partial(near.year, month, min(day, 28) if day else None).date
        there = near.date
        assert here and there
        if near.month is None:
            return near.year
        ahead = (here - there).days
        if ahead > _FAR_AHEAD:
            return near.year - 1
        return near.year + 1 if ahead < -_FAR_BACK else near.year

    def month_near(self, day: int, near: Partial) -> Partial | None:
        """The day of the month that lies nearest."""
        if near.year is None or near.month is None:
            return None
        months = (shift_month(near.year, near.month, step) for step in (0, -1, 1))
        days = [Partial(year, month, day) for year, month in months]
        real = [candidate for candidate in days if is_real(candidate)]
        if near.day is None:
            return real[0] if real else None
        return min(real, key=lambda candidate: days_between(candidate, near), default=None)

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


def evidence_of(finds: Iterable[Find], context: DateContext) -> Evidence:
    """What the dates of a text tell about each other."""
    years: set[int] = set()
    orders = {"dot": [0, 0], "slash": [0, 0]}
    for find in finds:
        sense = find.values["year"][1] if "year" in find.values else {}
        if "year" in sense and "month" in find.values:
            years.add(int(sense["year"]))
        if "a" in find.values and "b" in find.values:
            first, second = (int(find.values[role][1]["num"]) for role in ("a", "b"))
            if (first > 12) != (second > 12):
                orders[mark_of(find)][first <= 12] += 1
    ends = extent_of(context.own) if context.own else None
    return Evidence(
        anchor=ends[0] if ends else None,
        language=context.language,
        years=tuple(sorted(years)),
        orders={mark: (counts[0], counts[1]) for mark, counts in orders.items()},
    )


def mark_of(find: Find) -> str:
    """What stands between the numbers of a numeric date."""
    return "slash" if "slash" in find.form.name or "mixed" in find.form.name else "dot"
