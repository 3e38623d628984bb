"""The reading of forms that are no days and months in order: decades, feasts, fiscal years, what is seen from today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tei.entities.dates.calendar import Partial, is_real, year_near
from tei.entities.dates.context import Evidence
from tei.entities.dates.feasts import feast_day
from tei.entities.dates.roles import Reading, Values, value_of, year_of
from tei.entities.dates.vague import century, decade, fiscal_year, nearest_weekday, relative, turn, turn_weekday
from tei.model import DateValue

__all__ = ["READERS", "read_weekday"]

_SUNDAYS_OF_ADVENT: Final = 4

_Reader = Callable[[Values, Evidence, Partial | None], Reading | None]


def _read_decade(values: Values, evidence: Evidence, _: Partial | None) -> Reading | None:
    number = value_of(values, "decade") if "decade" in values else value_of(values, "decade_word")
    assert number is not None
    if "cardinal" in values:
        hundred = value_of(values, "cardinal") or 0
        if not 14 <= hundred <= 20:
            return None
        number += hundred * 100
    if number % 10:
        return None
    full = number if number >= 100 else evidence.full_year(number)[0]
    return Reading(decade(full, values.get("part")))


def _read_century(values: Values, _: Evidence, __: Partial | None) -> Reading | None:
    number = value_of(values, "day")
    return Reading(century(number)) if number and 1 <= number <= 21 else None


def _read_fiscal(values: Values, evidence: Evidence, _: Partial | None) -> Reading | None:
    year = year_of(values, "year", evidence)[0]
    return Reading(fiscal_year(year) if year else DateValue())


def _read_relative(values: Values, evidence: Evidence, _: Partial | None) -> Reading | None:
    rule = values["relative"][1]["relative"]
    return Reading(relative(rule, evidence.anchor or evidence.day), inferred=True, relative=True)


def read_weekday(values: Values, evidence: Evidence) -> Reading:
    if "weekday_alone" in values:
        day = nearest_weekday(value_of(values, "weekday_alone") or 1, evidence.anchor)
    else:
        day = turn_weekday(value_of(values, "weekday") or 1, values["turn"][0].startswith("next"), evidence.anchor)
    return Reading(day, inferred=True, relative=True)


def _read_feast(values: Values, evidence: Evidence, recent: Partial | None) -> Reading | None:
    category, sense = values.get("feast", ("", {}))
    rule = sense[category] if category else f"advent{value_of(values, 'day')}"
    if not category and not 1 <= int(rule[6:]) <= _SUNDAYS_OF_ADVENT:
        return None
    year, inferred = year_of(values, "year", evidence)
    near = evidence.anchor or recent
    if year is None and near and near.year:
        inferred = True
        year = _feast_year(values, rule, near, recent)
    day = feast_day(rule, year)
    return Reading(DateValue(when=day.iso) if day.month else DateValue(), inferred)


def _feast_year(values: Values, rule: str, near: Partial, recent: Partial | None) -> int | None:
    """The year of a feast that has none: that of the document, or the one before or after it."""
    assert near.year is not None
    if "ref_year" in values:
        turned = turn(values, Partial(), near, recent)
        return turned.year if turned else None
    here = feast_day(rule, near.year)
    if not here.month or not near.month:
        return None
    if "turn" not in values:
        return year_near(here.month, here.day, near)
    turned = turn(values, here._replace(year=None), near, recent)
    return turned.year if turned else None


def _read_telegram_time(values: Values, evidence: Evidence, _: Partial | None) -> Reading | None:
    digits = values["dtg"][1]["dtg"]
    year, inferred = year_of(values, "year", evidence)
    day = Partial(year, value_of(values, "month"), int(digits[:2]))
    if not is_real(day):
        return None
    time = f"T{digits[2:4]}:{digits[4:]}:00Z" if year else ""
    return Reading(DateValue(when=f"{day.iso}{time}"), inferred, mention=day)


# Role → what reads a form that has it; the others are read by their first and last day.
READERS: Final[tuple[tuple[str, _Reader], ...]] = (
    ("relative", _read_relative),
    ("century", _read_century),
    ("decade", _read_decade),
    ("decade_word", _read_decade),
    ("fiscal", _read_fiscal),
    ("feast", _read_feast),
    ("advent", _read_feast),
    ("dtg", _read_telegram_time),
)
