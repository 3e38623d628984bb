"""Persons: cases as text, bounds on any text, the data files."""

import csv
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.entities.persons import annotate_persons, find_persons
from tei.model import Document, Region

DATA = Path(__file__).parents[2] / "tei" / "entities" / "persons" / "data"

# Names in the order of the text.
CASES = [
    ("Cde. Ri Sang-jo wrote to Comrade Khrushchev.", ["Ri Sang-jo", "Khrushchev"]),
    ("[signature] I. Shcherbakov", ["I. Shcherbakov"]),
    ("Present were Mr. V.M. Molotov and Mr. Dulles.", ["V.M. Molotov", "Dulles"]),
    ("Yesterday Ambassador [Anastas] Mikoyan spoke with Mr. Dulles.", ["[Anastas] Mikoyan", "Dulles"]),
    ("I met Kim Gwang-hyeop [Kim Kwang Hyop] yesterday.", ["Kim Gwang-hyeop", "Kim Kwang Hyop"]),
    ("Sincerely yours,\nReuben B. Robertson, Jr.", ["Reuben B. Robertson, Jr."]),
    ("To Comrades Ponomarev B.N. and Katushev, K.F., Moscow", ["Ponomarev B.N.", "Katushev, K.F."]),
    ("I saw Che [Ernesto Guevara] and Koča [Popović].", ["Che", "Ernesto Guevara", "Koča [Popović]"]),
    ("Cable to Mr. Filippov [Stalin] from Mr. Dulles.", ["Filippov", "Stalin", "Dulles"]),
    ("A delegation under Major-General V.E. Kuznetsov arrives.", ["V.E. Kuznetsov"]),
    ("For [Federal Councilor Friedrich Traugott] Wahlen", ["Friedrich Traugott] Wahlen"]),
    ("Distribution: comrades I. Gh. Maurer, E. Bodnaras", ["I. Gh. Maurer", "E. Bodnaras"]),
    ("Handwritten: To Comrade Dash[[r]]ov from Mr. Dulles.", ["Dash[[r]]ov", "Dulles"]),
    ("As U Thant proposed, Pope John XXIII wrote to him.", ["U Thant", "John XXIII"]),
    ("COMRADE KIM IL SUNG SAID: COMRADE ZHOU ENLAI HAS COME.", ["KIM IL SUNG", "ZHOU ENLAI"]),
    ("The Ministry of Foreign Affairs sent no answer.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_names_stand_without_titles(text: str, names: list[str]) -> None:
    spans = list(annotate_persons(Document(name="d", text=text), ()))

    assert [text[span.start : span.end] for span in spans] == names


def test_a_name_found_once_is_marked_everywhere() -> None:
    text = "I saw Mr. John Hammarskjold.\nThe Hammarskjold reply and Hammarskjold's note were late."

    spans = list(annotate_persons(Document(name="d", text=text), ()))

    assert [text[s.start : s.end] for s in spans] == ["John Hammarskjold", "Hammarskjold", "Hammarskjold"]


def test_only_the_body_is_marked() -> None:
    text = "Mr. Dulles\nMr. Molotov"
    regions = (Region(0, 10, "furniture"), Region(11, len(text), "body"))

    spans = list(annotate_persons(Document(name="d", text=text, regions=regions), ()))

    assert [text[s.start : s.end] for s in spans] == ["Molotov"]


PIECES = st.sampled_from(
    [
        "Kim",
        "Il",
        "Mr.",
        "[",
        "]",
        "de",
        "I.",
        "(",
        "\n",
        " ",
        ",",
        "Wm.",
        "Jr.",
        "x",
        "S H T Y",
        "12",
        "U",
        "XII",
        "SAID",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join)))
def test_bounds_hold_on_any_text(text: str) -> None:
    spans = list(annotate_persons(Document(name="d", text=text), ()))

    for span in spans:
        surface = text[span.start : span.end]
        assert surface and surface == surface.strip() and "\n" not in surface
        assert span.origin and span.origin.annotator == "persons" and 0 <= span.origin.confidence <= 1
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in find_persons(text))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.[ct]sv")), ids=lambda path: path.name)
def test_lists_are_sorted_and_have_a_source(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ",", quoting=csv.QUOTE_NONE))[1:]
    sources = tomllib.loads((DATA / "SOURCE.toml").read_text(encoding="utf-8"))

    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)
    assert any(path.name in entry["files"] and entry["licence"] for entry in sources.values())
