"""The century of a year in two digits: from the words of a text, and only from them."""

import pytest

from tei.entities.dates import DateContext, annotate_dates, find_dates
from tei.entities.dates.periods import periods_of
from tei.model import Document
from tei.tables import read_table


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Bern, 3. Mai 69\nDer Antheil wird Euch mitgetheilt.", "1869-05-03"),
        ("Bern, 3. Mai 07\nDer Anteil wird Euch mitgeteilt.", "1907-05-03"),
        ("Bern, 3. Mai 07\nIch weiß, daß er kommen muß.", "1907-05-03"),
        ("Bern, 3. Mai 98\nIch weiß, daß er kommen muß.", "1898-05-03"),
        ("Bern, 3. Mai 15\nDie E-Mail stand im Internet.", "2015-05-03"),
        ("Lyon, 3 mai 35\nLes enfans étoient ici.", "1835-05-03"),
        ("Moscow, 3 May 62\nThe Soviet note was phoned in.", "1962-05-03"),
        ("Москва, 3 мая 56 г.\nСоветский посол сказал.", "1956-05-03"),
        ("Bern, Freitag 3. Mai 07.\nEr kommt.", "1907-05-03"),
    ],
)
def test_words_tell_the_century(text: str, when: str) -> None:
    match = find_dates(text)[0]
    assert (match.value.when, match.inferred) == (when, True)
    assert match.confidence < 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Bern, 3. Mai 07\nEr kommt nach Bern.",
        "Bern, 3. Mai 50\nIch weiß, daß er kommen muß.",  # 1850 as well as 1950
        "Bern, 3. Mai 69\nDer Antheil steht auf der Webseite im Internet.",  # word against word
    ],
)
def test_where_nothing_tells_there_is_no_year(text: str) -> None:
    assert [match.value.when for match in find_dates(text)] == ["--05-03"]


def test_a_year_in_full_comes_first() -> None:
    text = "Bern, 3. Mai 69\nDas Urteil vom 4. Mai 1769 steht fest."
    assert [match.value.when for match in find_dates(text)] == ["1769-05-03", "1769-05-04"]


def test_what_hangs_on_an_inferred_century_is_inferred() -> None:
    text = "Bern, den 3. Mai 69\nLieber Freund!\nDer Antheil ging am 28. April 69 ab."
    spans = list(annotate_dates(Document(name="d", text=text, lang="de"), ()))
    assert [dict(span.attrs)["when"] for span in spans] == ["1869-05-03", "1869-04-28"]
    assert [span.origin.cert for span in spans if span.origin] == ["medium", "medium"]


def test_each_word_counts_once() -> None:
    assert periods_of("Theil Theil THEIL").told == periods_of("Theil").told


def test_periods_have_a_bound() -> None:
    for word, languages, first, last in read_table("tei.entities.dates", "periods.csv"):
        assert word == word.lower()
        assert set(languages.split()) <= {"de", "en", "es", "fr", "it", "ru"}
        assert first or last
        assert int(first or 0) < int(last or 9999)


def test_own_date_without_a_year() -> None:
    text = "Paris, 15. October.\nLieber Freund!\nIch habe gestern gelesen."
    document = Document(name="d", text=text, lang="de")
    assert [match.value.when for match in find_dates(text, DateContext(None, "de"))] == ["--10-15", None]
    assert len(list(annotate_dates(document, ()))) == 1  # no dateline is marked: the day is not the letter's
