"""What a form means: from the tokens in its roles to a value."""

from __future__ import annotations

from typing import Final

from tei.entities.dates.calendar import Partial, is_real, last_day, month_near, year_near
from tei.entities.dates.context import Evidence, mark_of
from tei.entities.dates.forms import Find
from tei.entities.dates.roles import TWO_DIGITS, Reading, Values, value_of, year_of
from tei.entities.dates.special import READERS, read_weekday
from tei.entities.dates.vague import part_of, turn
from tei.model import DateValue

__all__ = ["read"]

_NEAR_BY = 70  # days from the document's date within which "13.9" is a date and no other number
# Forms that are a number and a word or mark beside it: a number that is no year looks the same.
_BARE_YEARS: Final = ("and-year", "year", "years")
_PAST, _FUTURE = 400, 40
_FIRST_YEAR, _LAST_YEAR = 1400, 2060
_REFERENCES: Final = ("ref_month", "ref_year", "turn")  # "ult.", "of this year", "last"
_JULIAN: Final = {17: 11, 18: 12, 19: 13}  # days between the calendars, by the first two digits of the year
_LAST_JULIAN = 1925
_SIDES: Final = {"dated-": -1, "awaited-": 1}  # forms of a day that lies behind the document, or ahead of it


def read(find: Find, evidence: Evidence, recent: Partial | None) -> Reading | None:
    """The meaning of a form; ``None`` if no such date can be meant.

    ``recent``: the last day or month, with its year, that the text named before.
    """
    if find.form.name in ("turn-weekday", "weekday-alone", "weekday-turn"):
        return read_weekday(find.values, evidence)
    for role, reader in READERS:
        if role in find.values:
            return reader(find.values, evidence, recent)
    ends = _numeric(find, evidence) if "a" in find.values else _ends(find.values, evidence)
    if ends is None:
        return None
    first = ends[0]
    if find.form.name == "month" and "short" in find.values["month"][1]:  # "sep" and "set" are words too
        return None
    if find.form.name.startswith(_BARE_YEARS) and not _plausible(first.year, evidence):
        return None
    if "a" in find.values and "year" not in find.values and not _near_by(first, evidence):
        return None
    return _valued(find.values, _completed(find, ends, evidence, recent))


def _plausible(year: int | None, evidence: Evidence) -> bool:
    """May a number be a year? Not one long after the document or very long before it."""
    own = evidence.anchor.year if evidence.anchor else max(evidence.years, default=None)
    if year is None:
        return True
    return own - _PAST <= year <= own + _FUTURE if own else _FIRST_YEAR <= year <= _LAST_YEAR


_Ends = tuple[Partial, Partial | None, bool]


def _ends(values: Values, evidence: Evidence) -> _Ends | None:
    """First and last day as they are written; the last is ``None`` where only one is meant."""
    year, guessed = year_of(values, "year", evidence)
    year2, _ = year_of(values, "year2", evidence)
    month, month2 = value_of(values, "month"), value_of(values, "month2")
    day, day2 = value_of(values, "day"), value_of(values, "day2")
    if "tail" in values:
        year2 = _tail(year, values["tail"][1]["number"])
        if day:  # "10 February 1731/32": the year began in March
            return (Partial(year2, month, day), None, False) if year and year2 == year + 1 else None
    elif "year2" in values and year and values["year2"][0] in TWO_DIGITS:
        year2 = _tail(year, f"{value_of(values, 'year2'):02}")
    if not any(role in values for role in ("day2", "month2", "year2", "tail")):
        return Partial(year, month, day), None, guessed
    last = Partial(year2 or year, month2 or month, day2 or (day if month2 and not day2 and day else None))
    if day2 is None and month2 and day:
        last = last._replace(day=None)
    first = Partial(year, month, day)
    if not year2 and month and month2 and month > month2 and year:
        first = first._replace(year=year - 1)
    link = values["link"][0] if "link" in values else "to"
    if link != "to" and (new := _new_style(first, last)):
        return new, None, guessed
    if link == "open":
        return None
    if year and last.year and not _ordered(first, last):
        return None
    return (first, None, guessed) if first == last else (first, last, guessed)


def _tail(year: int | None, digits: str) -> int | None:
    """1914 and "18" → 1918; ``None`` if that lies before the year."""
    if year is None:
        return None
    full = year // 10 ** len(digits) * 10 ** len(digits) + int(digits)
    return full if full > year else (full + 100 if len(digits) == 2 and full + 100 - year < 10 else None)


def _new_style(old: Partial, new: Partial) -> Partial | None:
    """The Gregorian day of a date in both calendars, else ``None``."""
    year = new.year or 1850
    apart = _JULIAN.get(year // 100)
    if apart is None or year > _LAST_JULIAN or not (old.day and new.day and old.month and new.month):
        return None
    length = last_day(old.year, old.month) if is_real(old._replace(day=None)) else 31
    days = new.day - old.day + (length if (new.month - old.month) % 12 == 1 else 0)
    if new.month == old.month and new.day < old.day:  # "27/8 March": the month belongs to the later day
        days += last_day(old.year, (old.month - 2) % 12 + 1)
    return new if abs(days - apart) <= 1 else None


def _ordered(first: Partial, last: Partial) -> bool:
    return [part or 0 for part in first] <= [part or 99 for part in last]


def _numeric(find: Find, evidence: Evidence) -> _Ends | None:
    """Dates in numbers alone, in either order."""
    values = find.values
    year, guessed = year_of(values, "year", evidence)
    a, b = value_of(values, "a") or 0, value_of(values, "b") or 0
    a2, b2 = value_of(values, "a2"), value_of(values, "b2")
    if a2 is not None:
        year2 = year_of(values, "year2", evidence)[0] or year
        first, last = Partial(year, b, a), Partial(year2, b2 or b, a2)
        return (first, last, guessed) if is_real(last) and _ordered(first, last) else None
    order = evidence.day_first(mark_of(find), a, b, year)
    if order is None:
        return Partial(year), None, guessed
    day, month = (a, b) if order else (b, a)
    if month > 12 or (not order and mark_of(find) == "dot" and values.get("year", ("two",))[0] in TWO_DIGITS):
        return None  # "2.13.6" is rather the number of a section
    if a > 12 and b > 12:
        return None
    return Partial(year, month, day), None, guessed


def _near_by(day: Partial, evidence: Evidence) -> bool:
    anchor = evidence.anchor
    if not anchor or not anchor.year or not anchor.month or not day.month or not is_real(day):
        return False
    near = day._replace(year=year_near(day.month, day.day, anchor))
    return is_real(near) and abs((near.date - anchor.date).days) <= _NEAR_BY if near.date and anchor.date else False


def _completed(find: Find, ends: _Ends, evidence: Evidence, recent: Partial | None) -> _Ends | None:
    """With the parts that a text leaves out because its reader knew them."""
    values = find.values
    first, last, inferred = ends
    near = evidence.anchor or recent
    if first.year and first.day and first.month is None:  # "April 5 and 6, 1956"
        return (first._replace(month=recent.month), None, inferred) if recent else None
    if near is None or near.year is None:
        return first, last, inferred
    if not values.keys().isdisjoint(_REFERENCES):
        turned = turn(values, first, near, recent)
        return (turned, turn(values, last, near, recent) if last else None, True) if turned else None
    if first.year is None and first.month is None and first.day:
        side = next((side for name, side in _SIDES.items() if find.form.name.startswith(name)), 0)
        if recent and _same_stretch(recent, near):
            near, side = recent, 0
        found = month_near(first.day, near, side)
        return (found, None, True) if found else (first, last, inferred)
    if first.year is None and first.month and "year" not in values:
        end = last or first
        year = year_near(end.month or first.month, end.day, near)
        year = _year_by_weekday(values, first, year)
        turn_of_year = last is not None and last.month is not None and last.month < first.month
        first = first._replace(year=year - turn_of_year)
        last = last._replace(year=year) if last else None
        return first, last, True
    return first, last, inferred


def _same_stretch(recent: Partial, own: Partial) -> bool:
    """Is the month just named one that a bare day can belong to? Not one of another year."""
    return recent.month is not None and recent.year == own.year


def _year_by_weekday(values: Values, day: Partial, year: int) -> int:
    weekday = value_of(values, "weekday")
    if weekday and day.day:
        for near in (year, year - 1, year + 1):
            candidate = day._replace(year=near)
            if is_real(candidate) and candidate.date and candidate.date.isoweekday() == weekday:
                return near
    return year


def _valued(values: Values, ends: _Ends | None) -> Reading | None:
    if ends is None:
        return None
    first, last, inferred = ends
    if not is_real(first) or (last and not is_real(last)):
        return None
    mention = first if first.month else None
    part = values.get("part") or values.get("season")
    if part:
        bounds = part_of(part[1][part[0]], first, last)
        return Reading(bounds, inferred, mention=None) if bounds is not None else None
    if last:
        return Reading(DateValue(from_=first.iso, to=last.iso), inferred, mention=last if last.month else None)
    return Reading(DateValue(when=first.iso), inferred, mention=mention)
