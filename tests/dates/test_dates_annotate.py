"""Dates of a document: its own date, blocks, regions, confidence."""

import pytest

from tei.entities.dates import annotate_dates
from tei.model import Document, Header, HeaderField, Region, Span


def marked(document: Document) -> list[tuple[str, dict[str, str]]]:
    return [(document.surface(span), dict(span.attrs)) for span in annotate_dates(document, ())]


def dated(text: str, date: str = "1956-09-10", lang: str = "en") -> Document:
    return Document(name="d", text=text, lang=lang, header=Header((HeaderField("date", date),)))


def test_header_gives_the_year() -> None:
    assert marked(dated("He came on 3 July.")) == [("3 July", {"when": "1956-07-03"})]


def test_what_was_inferred_is_not_sure() -> None:
    spans = list(annotate_dates(dated("He came on 3 July, and on 4 July 1956."), ()))
    assert [span.origin.cert for span in spans if span.origin] == ["medium", "high"]
    assert all(span.origin and span.origin.annotator == "dates" and span.origin.rule for span in spans)


def test_dateline_gives_the_year() -> None:
    text = "A word of 3 May 1949 before.\nMoscow, 10 September 1956\nHe came on 3 July."
    start = text.index("Moscow")
    dateline = Span(start, text.index("\nHe"), "dateline")
    document = Document(name="d", text=text, lang="en", spans=(dateline,))
    assert marked(document)[-1] == ("3 July", {"when": "1956-07-03"})


@pytest.mark.parametrize(
    "text",
    [
        "Moscow, 10 September 1956\nHe came on 3 July.",
        "He came on 3 July.\nMoscow, 10 September 1956",
        "In a long line that has more than ninety characters he wrote on 10 September 1956 that this was so and not "
        "otherwise.\nHe came on 3 July.",
    ],
)
def test_a_full_date_near_an_end_gives_the_year(text: str) -> None:
    assert ("3 July", {"when": "1956-07-03"}) in marked(Document(name="d", text=text, lang="en"))


def test_without_any_year_there_is_none() -> None:
    assert marked(Document(name="d", text="He came on 3 July.", lang="en")) == [("3 July", {"when": "--07-03"})]


def test_a_header_date_without_a_day() -> None:
    assert marked(dated("He came on 3 July and went on the 8th.", "1956")) == [
        ("3 July", {"when": "1956-07-03"}),
        ("8th", {"when": "1956-07-08"}),
    ]


def test_only_the_body() -> None:
    text = "10 May 1950\n11 May 1950\n12 May 1950"
    regions = (Region(0, 11, "header"), Region(12, 23, "body"), Region(24, 35, "furniture"))
    document = Document(name="d", text=text, lang="en", regions=regions)
    assert marked(document) == [("11 May 1950", {"when": "1950-05-11"})]


def test_no_body_no_dates() -> None:
    document = Document(name="d", text="10 May 1950", regions=(Region(0, 11, "furniture"),))
    assert marked(document) == []


def test_a_date_wraps_in_a_paragraph() -> None:
    text = "The delegation arrived in the capital on 10\nSeptember 1956 and was received."
    assert marked(dated(text)) == [("10\nSeptember 1956", {"when": "1956-09-10"})]


def test_a_date_does_not_cross_a_block() -> None:
    text = "The delegation arrived in the capital on 10\nSeptember 1956 and was received."
    at = text.index("\n")
    blocks = (Span(0, at, "p"), Span(at + 1, len(text), "p"))
    document = Document(name="d", text=text, lang="en", spans=blocks)
    assert marked(document) == [("September 1956", {"when": "1956-09"})]


def test_a_date_does_not_cross_short_lines_or_paragraphs() -> None:
    assert marked(dated("Copy 10\nSeptember 1956")) == [("September 1956", {"when": "1956-09"})]
    text = "The delegation arrived in the capital on 10\n\nSeptember 1956 and was received."
    assert marked(dated(text)) == [("September 1956", {"when": "1956-09"})]


def test_a_year_alone_in_its_line_belongs_to_the_line_before() -> None:
    document = Document(name="d", text="Dresden den 20 Sept\n1833.\nTheuerster", lang="de")
    assert marked(document) == [("20 Sept\n1833", {"when": "1833-09-20"})]


def test_relative_dates_need_a_value() -> None:
    assert marked(Document(name="d", text="He came yesterday.", lang="en")) == []
    assert marked(dated("He came yesterday.")) == [("yesterday", {"when": "1956-09-09"})]


def test_each_part_is_read_with_its_own_date() -> None:
    text = "Bonn, 3 May 1911\nHe came yesterday.\nBonn, 9 May 1911\nHe came yesterday and stays until the 21st."
    datelines = tuple(Span(at, at + 16, "dateline") for at in (0, text.index("Bonn", 9)))
    document = Document(name="d", text=text, lang="en", spans=datelines)
    assert [attrs["when"] for _, attrs in marked(document)] == [
        "1911-05-03",
        "1911-05-02",
        "1911-05-09",
        "1911-05-08",
        "1911-05-21",
    ]


def test_a_dateline_without_a_year_takes_that_of_the_latest_date() -> None:
    text = "Bonn, 3 May\nHis letter of 28 April 1911 came yesterday; that of 5 May 1909 had said so."
    document = Document(name="d", text=text, lang="en", spans=(Span(0, 11, "dateline"),))
    assert [attrs["when"] for _, attrs in marked(document)] == ["1911-05-03", "1911-04-28", "1911-05-02", "1909-05-05"]


def test_a_dateline_without_any_year_dates_the_days_near_it() -> None:
    text = "Bonn, 28 February\nHis letter came yesterday."
    document = Document(name="d", text=text, lang="en", spans=(Span(0, 17, "dateline"),))
    assert [attrs["when"] for _, attrs in marked(document)] == ["--02-28", "--02-27"]


def test_the_stop_of_a_short_year_belongs_to_the_dateline() -> None:
    document = Document(name="d", text="Bonn, den 3. Mai 11.\nLieber Freund!\nIch kam am 2. Mai 11.\n", lang="de")
    assert [surface for surface, _ in marked(document)] == ["3. Mai 11.", "2. Mai 11"]


def test_century_comes_from_the_document() -> None:
    assert marked(dated("He came on 3.7.49.", "1956")) == [("3.7.49", {"when": "1949-07-03"})]
    assert marked(dated("He came on 3.7.49.", "1856")) == [("3.7.49", {"when": "1849-07-03"})]
    assert marked(dated("He came on 3.7.57.", "1956")) == [("3.7.57", {"when": "1957-07-03"})]
    assert marked(dated("He came on 3.7.99.", "1956")) == [("3.7.99", {"when": "1899-07-03"})]
    assert marked(Document(name="d", text="He came on 3.7.49.", lang="en")) == [("3.7.49", {"when": "--07-03"})]


def test_order_of_day_and_month_is_learned_from_the_document() -> None:
    assert marked(dated("Sent 9/24/56, read 9/10/56.", "1956")) == [
        ("9/24/56", {"when": "1956-09-24"}),
        ("9/10/56", {"when": "1956-09-10"}),
    ]
    assert marked(dated("Sent 24/9/56, read 9/10/56.", "1956")) == [
        ("24/9/56", {"when": "1956-09-24"}),
        ("9/10/56", {"when": "1956-10-09"}),
    ]
    assert marked(dated("Read 9/10/56.", "1956")) == [("9/10/56", {"when": "1956"})]
    assert marked(dated("Gelesen 9/10/56.", "1956", "de")) == [("9/10/56", {"when": "1956-10-09"})]
