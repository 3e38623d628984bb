"""A date that is written in any of the ways of a language is read back, whatever stands around it and in any order."""

import csv
import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tei.entities.dates import DateContext, find_dates
from tei.entities.dates.lexicon import LANGUAGES
from tei.tables import read_table

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PLACES = ("Weimar", "St. Petersburg", "La Paz", "Halle a/S.", "Genève")
with (Path(__file__).parent / "data/patterns.csv").open(encoding="utf-8", newline="") as file:
    PATTERNS = [(row["language"], row["pattern"]) for row in csv.DictReader(file)]
MONTHS = {
    (language, month): [
        entry
        for category, entry, value in read_table("tei.entities.dates", f"words_{language}.csv")
        if category in ("month", "month_word", "local_month") and value == str(month)
    ]
    for language in LANGUAGES
    for month in range(1, 13)
}


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str, datetime.date]:
    """Language, a text with a date in it, the date."""
    language, pattern = draw(st.sampled_from(PATTERNS))
    day = draw(st.dates(datetime.date(1583, 1, 1), datetime.date(2049, 12, 31)))
    month = draw(st.sampled_from(MONTHS[language, day.month]))
    text = pattern.format(
        place=draw(st.sampled_from(PLACES)),
        day=day.day,
        day02=f"{day.day:02}",
        month=month[0].upper() + month[1:],
        number=day.month,
        number02=f"{day.month:02}",
        roman=ROMAN[day.month - 1],
        year=day.year,
    )
    return language, text, day


def days(text: str, language: str) -> list[str | None]:
    return [match.value.when for match in find_dates(text, DateContext(None, language))]


@given(written())
def test_a_written_date_is_read_back(case: tuple[str, str, datetime.date]) -> None:
    language, text, day = case
    assert days(text, language) == [day.isoformat()], text


@given(st.lists(written().filter(lambda case: case[0] == "de"), min_size=1, max_size=4))
def test_the_order_of_paragraphs_changes_no_value(cases: list[tuple[str, str, datetime.date]]) -> None:
    texts = [text for _, text, _ in cases]
    assert days("\n\n".join(texts), "de") == [day.isoformat() for _, _, day in cases]
    assert days("\n\n".join(texts[::-1]), "de") == [day.isoformat() for _, _, day in cases[::-1]]


@given(written(), st.sampled_from(["", "x. ", "Ein Wort davor, und noch eines. ", "№ 7\n\n"]))
def test_what_stands_before_changes_no_value(case: tuple[str, str, datetime.date], before: str) -> None:
    language, text, day = case
    assert day.isoformat() in days(before + text, language)
