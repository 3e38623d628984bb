"""Who is who: which mentions share an entry, what the entry is called, what points to it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.model import Document, Header, HeaderField, Span
from tei.register import build_register, read_facts, unclaimed_identifiers

KINDS = {"P": "person", "O": "org", "L": "place", "D": "date", "V": "note"}


def marked(text: str, **more: object) -> Document:
    """``{P:Molotov}`` marks a person, O an organisation, L a place, V a variant's bracket (may hold another)."""
    plain, spans, open_at = "", [], []
    for part in re.split(r"(\{[POLDV]:|\})", text):
        if part.startswith("{"):
            open_at.append((KINDS[part[1]], len(plain)))
        elif part == "}":
            kind, start = open_at.pop()
            attrs = (("place", "inline"), ("type", "variant")) if kind == "note" else ()
            spans.append(Span(start, len(plain), kind, attrs))
        else:
            plain += part
    return Document(name="a", text=plain, spans=tuple(spans), **more)  # type: ignore[arg-type]


def entries(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(entry.id, entry.name, entry.variants) for entry in document.register.entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{P:Molotov} and {P:V. M. Molotov}", [("v-m-molotov", "V. M. Molotov", ("Molotov",))]),
        ("{P:Kim Il Sung}, {P:Kim}", [("kim-il-sung", "Kim Il Sung", ("Kim",))]),
        (
            "{P:I. Shcherbakov}, {P:Ivan Shcherbakov}, {P:Shcherbakov}",
            [("ivan-shcherbakov", "Ivan Shcherbakov", ("I. Shcherbakov", "Shcherbakov"))],
        ),
        ("{P:RI SANG-JO}, {P:Ri Sang-jo}", [("ri-sang-jo", "Ri Sang-jo", ("RI SANG-JO",))]),
        (
            "{P:Pak Jeong-ae} {V:[{P:Pak Jong Ae}]}",
            [("pak-jeong-ae", "Pak Jeong-ae", ("Pak Jong Ae",))],
        ),
        ("{P:Nam Il} {V:[{P:Nam Il}]}", [("nam-il", "Nam Il", ())]),
        (
            "{O:Korean Workers’ Party} ({O:KWP}), {O:KWP}",
            [("korean-workers-party", "Korean Workers’ Party", ("KWP",))],
        ),
        ("{O:CPSU CC}, {O:Central Committee of the CPSU}", [
            ("central-committee-of-the-cpsu", "Central Committee of the CPSU", ("CPSU CC",))
        ]),
        ("{L:Moscow} {O:Moscow}", [("moscow", "Moscow", ()), ("moscow-2", "Moscow", ())]),
    ],
)  # fmt: skip
def test_entries(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert entries(build_register(marked(text))) == expected


def test_a_surname_that_two_have_is_an_entry_of_its_own() -> None:
    document = build_register(marked("{P:John Dulles}, {P:Allen Dulles}, {P:Dulles}"))
    assert {entry.id: entry.cert for entry in document.register.entries} == {
        "allen-dulles": "high",
        "dulles": "low",
        "john-dulles": "high",
    }


def test_every_mention_points_to_its_entry_and_reserved_ids_are_left_alone() -> None:
    document = build_register(marked("{P:Molotov} in {L:Moscow}, {P:Molotov}"), reserved=["moscow"])
    assert [span.get("ref") for span in document.of("person", "place")] == ["molotov", "moscow-2", "molotov"]


def test_an_authority_file_gives_numbers() -> None:
    header = Header((
        HeaderField("identifier", "GND:118583395 Vyacheslav Molotov", origin="metadata"),
        HeaderField("identifier", "GeoNames:524901 Moscow", origin="metadata"),
    ))  # fmt: skip
    document = build_register(marked("{L:Moscow}, {P:Molotov}", header=header))
    assert [entry.idno for entry in document.register.entries] == [(), (("GeoNames", "524901"),)]
    assert unclaimed_identifiers(document) == ("GND:118583395 Vyacheslav Molotov",)


@given(st.lists(st.tuples(st.sampled_from("POL"), st.text("abc .[]-'éŁ1", min_size=1, max_size=8)), max_size=8))
def test_ids_are_unique_names_and_every_visible_mention_has_one(parts: list[tuple[str, str]]) -> None:
    document = build_register(marked(", ".join(f"{{{kind}:{text}}}" for kind, text in parts)))
    ids = [entry.id for entry in document.register.entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", entry_id) for entry_id in ids)
    assert {span.get("ref") for span in document.of("person", "org", "place")} - {None} == set(ids)


def letter() -> Document:
    text = "Geneva, 9 November 1955\nDear Foster:\nYours,\nHarold Macmillan"
    spans = (
        Span(0, 36, "opener"), Span(0, 23, "dateline"), Span(0, 6, "place"),
        Span(8, 23, "date", (("when", "1955-11-09"),)), Span(24, 36, "salute"), Span(29, 35, "person"),
        Span(37, 60, "closer"), Span(44, 60, "signed"), Span(44, 60, "person"),
    )  # fmt: skip
    return Document(name="a", text=text, spans=spans, kind="letter")


def test_facts_are_read_from_opener_and_closer() -> None:
    header = read_facts(build_register(letter())).header
    assert {field.name: (field.value, field.origin) for field in header.fields} == {
        "date": ("1955-11-09", "text"),
        "place": ("Geneva", "text"),
        "author": ("Harold Macmillan", "text"),
        "recipient": ("Foster", "text"),
    }
    assert header.field("date").display == "9 November 1955"  # type: ignore[union-attr]


def test_a_house_is_not_the_place_of_a_letter() -> None:
    text = "2 Mill Street, London, 3 May"
    spans = (Span(0, len(text), "dateline"), Span(0, 13, "place"), Span(15, 21, "place"))
    assert read_facts(Document(name="a", text=text, spans=spans)).header.get("place") == "London"


def test_a_telegram_comes_from_its_origin() -> None:
    spans = (Span(0, 13, "opener"), Span(0, 13, "seg", (("type", "origin"),)), Span(6, 13, "place"))
    assert read_facts(Document(name="a", text="From: Jakarta", spans=spans)).header.get("place") == "Jakarta"


def test_facts_never_overrule_the_page() -> None:
    known = Header((HeaderField("author", "Macmillan"), HeaderField("date", "1955-11-10")))
    document = read_facts(
        build_register(letter().__class__(name="a", text=letter().text, spans=letter().spans, header=known))
    )
    assert (document.header.all("author"), document.header.all("date")) == (("Macmillan",), ("1955-11-10",))
    assert document.header.get("recipient") is None  # not known to be a letter
