"""TEI as gold and as prediction: the reading text, and what is marked where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from eval_gold import GOLD, gold_docs

import tei
from tei.errors import ReadError
from tei.evaluation.align import align
from tei.evaluation.edition import NoEditionError, read_edition, read_edition_prediction
from tei.evaluation.marks import Prediction
from tei.evaluation.standoff import read_prediction
from tei.writer import fold, reading_text


def edition(body: str, text: str = "") -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text{text}><body>{body}</body></text></TEI>'.encode()


def marks(body: str) -> list[tuple[str, str]]:
    """Type and words of each mark that counts."""
    document = read_edition(edition(body), "a", "a.xml")
    return [(mark.type, document.text[mark.start : mark.end]) for mark in document.marks if not mark.soft]


def test_blocks_are_lines_and_blanks_are_folded() -> None:
    body = "<div><head>One</head>\n  <p>two\n  three<lb/>four</p> <closer>five <signed>\n six </signed></closer></div>"
    assert read_edition(edition(body), "a", "a.xml").text == "One\n\ntwo three\nfour\n\nfive\nsix"


def test_marks_are_trimmed_and_empty_ones_left_out() -> None:
    body = (
        "<p>to <persName ref='#a'> Ann\n Bee </persName>, <placeName/> <date when='1900-01-02T10:00'>today</date></p>"
    )
    assert marks(body) == [("person", "Ann Bee"), ("date", "today")]
    person, date = read_edition(edition(body), "a", "a.xml").marks
    assert (person.ref, date.value) == ("a", (("when", "1900-01-02"),))


def test_names_by_type_and_parts_of_a_letter() -> None:
    body = (
        "<opener><dateline><placeName>Rome</placeName>, <date>May</date></dateline><salute>Dear A,</salute></opener>"
        "<p><name type='org'>Bank</name> <name>Ship</name> <geogName>Po</geogName></p>"
        "<closer>Yours <signed><persName>B</persName></signed></closer>"
    )
    assert marks(body) == [
        *(("dateline", "Rome, May"), ("place", "Rome"), ("date", "May"), ("salute", "Dear A,")),
        *(("org", "Bank"), ("place", "Po"), ("closer", "Yours\nB"), ("signed", "B"), ("person", "B")),
    ]


def test_descriptions_and_names_inside_names_do_not_count() -> None:
    body = "<p><rs type='person'>my aunt</rs> of the <orgName>Bank of <placeName>Rome</placeName></orgName></p>"
    assert marks(body) == [("org", "Bank of Rome")]
    assert len(read_edition(edition(body), "a", "a.xml").marks) == 3
    (only,) = read_edition_prediction(edition(body), "a.xml").marks
    assert only.type == "org"


def test_of_two_readings_that_of_the_source_is_read() -> None:
    body = "<p><choice><corr>the</corr><sic>teh</sic></choice> <app><rdg>x</rdg><lem>y</lem></app> end</p>"
    assert read_edition(edition(body), "a", "a.xml").text == "teh y end"


def test_language_and_certainty() -> None:
    assert read_edition(edition("<p>a</p>", ' xml:lang="de"'), "a", "a.xml").lang == "de"
    (mark,) = read_edition_prediction(edition("<p><persName cert='low'>A</persName></p>"), "a.xml").marks
    assert (mark.cert, mark.confidence) == ("low", None)


def test_what_is_no_edition() -> None:
    with pytest.raises(NoEditionError, match=r"a\.xml: the root element is grammar; expected TEI"):
        read_edition(b"<grammar/>", "a", "a.xml")
    with pytest.raises(ReadError, match=r"a\.xml: .*; expected well-formed XML"):
        read_edition(b"<TEI", "a", "a.xml")


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    data = b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "%s">]>' % secret.as_uri().encode() + edition("<p>a&x;b</p>")
    assert "secret" not in read_edition(data, "a", "a.xml").text


@pytest.mark.parametrize("name", ["wilson", "frus_full"])
def test_editions_of_teitool_say_what_their_stand_off_form_says(name: str) -> None:
    for doc in gold_docs(GOLD / f"{name}.jsonl")[:12]:
        made = tei.convert(doc["text"], name=doc["id"], date="2026-01-01", to=("standoff",))
        assert fold(read_edition(made.xml, "a", "a.xml").text) == fold(reading_text(made.xml))
        expected = read_prediction(made.outputs[0][1], doc["id"])
        found = align(read_edition_prediction(made.xml, "a.xml"), doc["text"], "a.xml")
        assert found.body == expected.body
        assert {(m.start, m.end, m.type, m.value, m.cert) for m in found.marks} == {
            (m.start, m.end, m.type, m.value, m.cert) for m in expected.marks
        }


def prediction(text: str, *extents: tuple[int, int]) -> Prediction:
    spans = [{"start": start, "end": end, "type": "person"} for start, end in extents]
    return read_prediction(json.dumps({"text": text, "spans": spans}).encode(), "p.json")


def test_texts_may_differ_in_blanks_and_one_may_be_a_part() -> None:
    assert [(m.start, m.end) for m in align(prediction("Ann Bee", (0, 7)), "x\n Ann\nBee y", "p").marks] == [(3, 10)]
    part = align(prediction("Menu Ann Bee", (0, 4), (5, 12)), "Ann  Bee", "p")
    assert [(m.start, m.end) for m in part.marks] == [(0, 8)]


def test_another_text_is_refused() -> None:
    with pytest.raises(ReadError, match="behind 3 visible characters it has 'Bee'; expected 'Cee'"):
        align(prediction("Ann Bee", (0, 3)), "Ann Cee", "p.json")
    with pytest.raises(ReadError, match="a mark ends at 9"):
        align(Prediction(marks=prediction("123456789", (0, 9)).marks), "short", "p.json")
