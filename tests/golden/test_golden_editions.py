"""Whole editions that a person has read line by line: a folder each, source and edition side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from accepted import DAY, Golden

import tei
from tei.model import Document
from tei.pipeline import Edition
from tei.validation import validate_tei
from tei.writer import fold, reading_text, source_text

CASES = sorted(Path(__file__).parent.glob("*/source.txt"))
NAMES = [path.parent.name for path in CASES]


@pytest.mark.parametrize("source", CASES, ids=NAMES)
def test_edition_is_the_accepted_one(source: Path, golden: Golden) -> None:
    edition = tei.convert(source, date=DAY, name=source.parent.name)
    assert not edition.failed, edition.findings
    golden.same(source.with_name("edition.xml"), edition.xml)
    assert fold(reading_text(edition.xml)) == fold(source_text(edition.document))


@pytest.mark.parametrize("source", CASES, ids=NAMES)
def test_edition_is_valid_by_both_schemas(source: Path) -> None:
    xml = source.with_name("edition.xml").read_bytes()
    assert validate_tei(xml, source.parent.name, "teitool") == ()
    assert validate_tei(xml, source.parent.name, "tei_all") == ()


def names(document: Document, kind: str) -> list[str]:
    """The surfaces of a kind, blanks folded, in the order of the text."""
    return [" ".join(document.surface(span).split()) for span in document.of(kind)]


def test_the_seed_header(seed_edition: Edition) -> None:
    header = seed_edition.document.header
    assert header.get("title") == "Memorandum of a Conversation with DPRK Ambassador to the USSR Ri Sang-jo"
    assert header.get("date") == "1956-09-10"
    assert header.get("funder") == "Leon Levy Foundation"
    assert str(header.get("summary")).startswith("Ri Sang-jo expresses to Shcherbakov his concerns")
    assert str(header.get("related")).startswith("Letter from Ri Sang-jo to CPSU Central Committee")
    assert "welcomes reuse of Digital Archive materials" in str(header.get("rights"))


def test_the_seed_body(seed_edition: Edition) -> None:
    document = seed_edition.document
    body = document.text[slice(*document.body_extent())]
    assert body.startswith("MEMORANDUM OF CONVERSATION\nwith Cde. Ri Sang-jo")
    assert body.endswith("I. Shcherbakov\n3KK")
    assert [document.surface(span) for span in document.of("signed")] == ["[signature] I. Shcherbakov"]


def test_the_seed_persons(seed_edition: Edition) -> None:
    found = names(seed_edition.document, "person")
    assert {name: found.count(name) for name in found} == {
        "Ri Sang-jo": 19,
        "Kim Il Sung": 6,
        "Nam Il": 5,
        "Pak Jeong-ae": 1,
        "Pak Jong Ae": 1,
        "Fedorenko": 1,
        "Khrushchev": 1,
        "Mao Zedong": 1,
        "I. Shcherbakov": 1,
    }


def test_the_seed_organisations_are_the_longest(seed_edition: Edition) -> None:
    found = names(seed_edition.document, "org")
    for name in (
        "Central Committee of the Workers Party of Korea",
        "CPSU CC Department for Relations with Foreign Communist Parties",
        "Korean Workers’ Party Central Committee",
        "CPSU CC Presidium",
        "Communist Party of China Central Committee",
        "Communist Party of China",
        "KWP CC",
    ):
        assert name in found


def test_the_seed_places_and_dates(seed_edition: Edition) -> None:
    document = seed_edition.document
    assert {"DPRK", "PRC", "Moscow", "Pyongyang", "Korea"} <= set(names(document, "place"))
    dates = {document.surface(span): span.get("when") for span in document.of("date")}
    assert dates["10 September 1956"] == "1956-09-10"
    assert dates["July of this year"] == "1956-07"


def test_variants_share_an_entry(seed_edition: Edition) -> None:
    entries = {entry.id: entry for entry in seed_edition.document.register.entries}
    assert entries["pak-jeong-ae"].variants == ("Pak Jong Ae",)
