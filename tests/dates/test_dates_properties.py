"""Any text: bounds, order, real values; the same answer again; time in proportion to length."""

import csv
import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.entities.dates import DateContext, annotate_dates, find_dates, parse_date
from tei.entities.dates.lexicon import LANGUAGES
from tei.model import DateValue, Document
from tei.tables import read_table

W3C = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T\d\d:\d\d:00Z?)?|\d{4}(?:-(?:0[1-9]|1[0-2]))?"
    r"|--(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|---(?:0[1-9]|[12]\d|3[01])"
)
WORDS = sorted({row[1] for language in LANGUAGES for row in read_table("tei.entities.dates", f"words_{language}.csv")})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        [
            "IX",
            "I",
            "XII",
            "10th",
            "1950s",
            "'56",
            "[5]6",
            "[19]56",
            "1 9 5 6",
            "19XX",
            "“13”",
            "13:15",
            "301200Z",
            "3 II 07",
        ]
    ),
    st.integers(0, 2100).map(str),
    st.sampled_from([".", ",", "-", "–", "/", ":", "(", ")", "[", "]", "\n", "\n\n", " ", "’", "&", "$", "%"]),
)
DATED = st.lists(PIECES, max_size=25).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts)))
TEXTS = st.one_of(st.text(max_size=80), st.text("0123456789./-[] IVXMay\n", max_size=60), DATED)
CONTEXTS = st.builds(
    DateContext,
    st.one_of(
        st.none(),
        st.dates(datetime.date(1500, 1, 1), datetime.date(2050, 1, 1)).map(lambda day: DateValue(when=day.isoformat())),
        st.sampled_from([DateValue(when="1956"), DateValue(when="1956-09"), DateValue(from_="1956-02-29", to="1957")]),
    ),
    st.sampled_from([*LANGUAGES, "und", "zh"]),
)


@given(TEXTS, CONTEXTS)
def test_matches_lie_in_the_text_in_order(text: str, context: DateContext) -> None:
    at = 0
    for match in find_dates(text, context):
        assert at <= match.start < match.end <= len(text)
        surface = text[match.start : match.end]
        assert surface == surface.strip()
        assert 0.5 <= match.confidence <= 1
        at = match.end


@given(TEXTS, CONTEXTS)
def test_values_are_real_dates(text: str, context: DateContext) -> None:
    for match in find_dates(text, context):
        check_value(match.value)


@given(TEXTS)
def test_a_whole_date_has_a_year(text: str) -> None:
    value = parse_date(text)
    if value is not None:
        check_value(value)
        assert all(iso[0] != "-" for _, iso in value.attrs())


@given(TEXTS, st.sampled_from([*LANGUAGES, "und"]))
def test_documents_are_marked_without_a_crash(text: str, language: str) -> None:
    spans = list(annotate_dates(Document(name="d", text=text, lang=language), ()))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == list(annotate_dates(Document(name="d", text=text, lang=language), ()))


def check_value(value: DateValue) -> None:
    for _, iso in value.attrs():
        found = W3C.fullmatch(iso)
        assert found, iso
        if found["day"]:
            datetime.date.fromisoformat(found["day"])
    for first, last in ((value.from_, value.to), (value.not_before, value.not_after)):
        assert bool(first) == bool(last)
        if first and last and first[0] != "-":
            length = min(len(first), len(last))
            assert first[:length] <= last[:length], value
    assert sum(map(bool, (value.when, value.from_, value.not_before))) <= 1


HOSTILE = (
    "1.",
    "1 ",
    "May ",
    "10 May ",
    "1/",
    "1956 ",
    "[",
    "1 9 ",
    "d. ",
    "the 8th and ",
    "a b c ",
    "I",
    "eighteen ",
    "x1",
    "Mai",
)


@pytest.mark.timeout(20)  # a quadratic search takes minutes
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_text_ends(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    matches = find_dates(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)


@given(st.data())
def test_other_numbers_are_no_dates(data: st.DataObject) -> None:
    with (Path(__file__).parent / "data/no_dates.csv").open(encoding="utf-8", newline="") as file:
        template = data.draw(st.sampled_from([row["text"] for row in csv.DictReader(file)]))
    digits = {f"n{size}": data.draw(st.integers(10 ** (size - 1), 10**size - 1)) for size in range(1, 6)}
    days = st.integers(1, 31)
    text = template.format(a=data.draw(days), b=data.draw(days), **digits)
    assert find_dates(text, DateContext(DateValue(when="1956-09-10"))) == (), text
