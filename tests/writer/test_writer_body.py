"""From spans to the body of an edition, case by case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from writer_documents import STAMP, body_of, marked

from tei.model import Document, EditionSettings, Header, HeaderField, Point, Span
from tei.writer import misfits, write_tei

_CASES = Path(__file__).with_name("body_cases.txt").read_text(encoding="utf-8")
CASES = [
    (title, *(part.strip("\n") for part in case.split("\n---\n")))
    for title, case in re.findall(r"^=== ([^\n]*)\n(.*?)(?=^===|\Z)", _CASES, re.M | re.S)
]


@pytest.mark.parametrize(("notation", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_body(notation: str, expected: str) -> None:
    assert body_of(marked(notation)) == expected


def test_full_provenance_is_written_on_each_mark_of_the_machine() -> None:
    document = marked("{div type=letter ~0.9|{p ~0.6|{person ref=a ~0.3|A}, {person ref=b|B}}}")
    assert body_of(document, full_provenance=True) == (
        '<div type="letter" resp="#teitool" cert="high">\n'
        '  <p resp="#teitool" cert="medium"><persName ref="#a" resp="#teitool" cert="low">A</persName>,'
        ' <persName ref="#b">B</persName></p>\n'
        "</div>"
    )


def test_note_of_the_translator_points_to_him_where_the_header_names_one() -> None:
    notation = "{p|{note place=inline resp=translator ~1|[Translator's note]}}"
    named = Header((HeaderField("translator", "Gary Goldberg"),))
    assert '<note place="inline">[' in body_of(marked(notation))
    for full in (False, True):
        assert body_of(marked(notation, header=named), full_provenance=full).count('resp="#translator"') == 1


@pytest.mark.parametrize("text", ["", " \n\u00a0"])
def test_document_without_words_says_so(text: str) -> None:
    assert body_of(Document(name="a", text=text, kind="letter")) == (
        '<div type="letter">\n  <ab><gap reason="not-in-source"/></ab>\n</div>'
    )


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("{p|{person ref=a|A {place ref=b|B}}}", ["place"]),
        ("{p|one {person ref=a|two} three}", []),
        ("{div type=x|{opener|{p|no paragraph in an opener}}{p|x}}", ["p"]),
        ("{p|a {role|b}} {role|c}", []),
    ],
)
def test_misfits_are_told(notation: str, expected: list[str]) -> None:
    assert [span.kind for span in misfits(marked(notation))] == expected


def test_crossing_marks_of_one_rank_keep_the_first() -> None:
    crossing = (Span(0, 6, "person"), Span(4, 9, "place"))
    document = Document(name="a", text="abcdefghi", spans=crossing)
    assert misfits(document) == crossing[1:]


def test_name_over_two_paragraphs_is_left_out() -> None:
    document = Document(name="a", text="one\ntwo", spans=(Span(0, 3, "p"), Span(4, 7, "p"), Span(2, 5, "person")))
    assert misfits(document) == (Span(2, 5, "person"),)
    assert "persName" not in body_of(document)


def test_line_break_that_stands_at_no_blank_is_none() -> None:
    document = Document(name="a", text="word", spans=(Span(0, 4, "p"),), points=(Point(2, "lb"),))
    assert "<lb/>" not in body_of(document)


def test_page_breaks_before_and_behind_the_body_are_none() -> None:
    document = marked("␌{furniture|head}␌{p|word}␌{furniture|foot}␌")
    assert "<pb/>" not in body_of(document)


def test_schema_and_language_are_named_at_the_top() -> None:
    document = Document(name="Ćwikła/1956.a", text="x", lang="no tag")
    lines = write_tei(document, EditionSettings(schema_href="a&b.rng", id_prefix="p-"), STAMP).decode().split("\n")
    assert lines[:3] == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<?xml-model href="a&amp;b.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="p-1956-a" xml:lang="und">',
    ]


@pytest.mark.parametrize(
    ("name", "expected"), [("teitool", "d-teitool"), ("Kind letter", "d-kind-letter"), ("Ri", "d-ri"), ("ro", "ro")]
)
def test_id_of_the_document_is_its_own(name: str, expected: str) -> None:
    xml = write_tei(marked("{p|{person ref=ri|Ri}}", name=name, kind="letter"), EditionSettings(), STAMP).decode()
    assert f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{expected}"' in xml
