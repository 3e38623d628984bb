"""Easter and what hangs on it, against dates that calendars of their time give."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.entities.dates import DateContext, find_dates
from tei.entities.dates.feasts import easter, feast_day
from tei.model import DateValue

EASTER = {
    1583: (4, 10),
    1598: (3, 22),
    1700: (4, 11),
    1818: (3, 22),
    1886: (4, 25),
    1900: (4, 15),
    1916: (4, 23),
    1922: (4, 16),
    1943: (4, 25),
    1981: (4, 19),
    2000: (4, 23),
    2038: (4, 25),
}
ORTHODOX = {1900: (4, 22), 1917: (4, 15), 1953: (4, 5), 1983: (5, 8), 2000: (4, 30), 2024: (5, 5)}


@pytest.mark.parametrize("year", EASTER)
def test_easter(year: int) -> None:
    assert easter(year) == datetime.date(year, *EASTER[year])


@pytest.mark.parametrize("year", ORTHODOX)
def test_easter_of_the_eastern_churches(year: int) -> None:
    assert easter(year, julian=True) == datetime.date(year, *ORTHODOX[year])


@given(st.integers(1583, 2099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert datetime.date(year, 3, 22) <= day <= datetime.date(year, 4, 25)
    assert easter(year, julian=True).isoweekday() == 7


@given(st.integers(1583, 2099), st.integers(1, 4))
def test_sundays_of_advent(year: int, number: int) -> None:
    day = feast_day(f"advent{number}", year).date
    assert day
    assert day.isoweekday() == 7
    assert 0 < (datetime.date(year, 12, 25) - day).days - 7 * (4 - number) <= 7


def test_a_feast_that_moves_has_no_day_without_a_year() -> None:
    assert [match.value for match in find_dates("Er kam Pfingsten zu uns.")] == [DateValue()]
    assert [match.value.when for match in find_dates("Er kam am Heiligabend zu uns.")] == ["--12-24"]


def test_a_feast_lies_near_the_document() -> None:
    context = DateContext(DateValue(when="1922-01-08"), "de")
    assert [match.value.when for match in find_dates("Er kam Silvester zu uns.", context)] == ["1921-12-31"]
    assert [match.inferred for match in find_dates("Er kam Silvester zu uns.", context)] == [True]
