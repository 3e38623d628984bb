"""What holds for every document: its text is kept, its edition valid, its marks there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from lxml import etree
from writer_documents import STAMP, legal_documents, wild_documents

from tei.model import ENTITIES, Document, EditionSettings
from tei.resources import resource
from tei.writer import fold, misfits, reading_text, source_text, write_tei

SCHEMA = etree.RelaxNG(file=str(resource("schemas", "teitool.rng")))
TEI = "{http://www.tei-c.org/ns/1.0}"
NAMES = {"person": "persName", "org": "orgName", "place": "placeName", "date": "date"}


def edition(document: Document, **settings: bool) -> bytes:
    return write_tei(document, EditionSettings(**settings), STAMP)


@given(wild_documents())
def test_text_is_kept_whatever_the_spans(document: Document) -> None:
    assert fold(reading_text(edition(document))) == fold(source_text(document))


@given(wild_documents())
def test_source_text_is_the_body_but_for_blanks(document: Document) -> None:
    body = "".join(document.text[region.start : region.end] for region in document.body)
    assert "".join(source_text(document).split()) == "".join(body.split())


@given(legal_documents())
def test_legal_document_gives_a_valid_edition_with_its_text(document: Document) -> None:
    xml = edition(document)
    SCHEMA.assertValid(etree.fromstring(xml).getroottree())
    assert fold(reading_text(xml)) == fold(source_text(document))


@given(legal_documents())
def test_every_name_and_date_is_there_once(document: Document) -> None:
    body = etree.fromstring(edition(document)).find(f"{TEI}text")
    assert body is not None
    found = Counter(etree.QName(element).localname for element in body.iter() if element.getparent() is not None)
    left_out = Counter(span.kind for span in misfits(document))
    for kind in ENTITIES:
        assert found[NAMES[kind]] == len(document.of(kind)) - left_out[kind]


@given(legal_documents())
def test_no_element_is_empty(document: Document) -> None:
    body = etree.fromstring(edition(document)).find(f"{TEI}text")
    assert body is not None
    empty = {etree.QName(e).localname for e in body.iter() if not "".join(e.itertext()).strip()}
    assert empty <= {"lb", "pb", "gap", "ab", "div", "body", "text"}


@given(legal_documents())
def test_full_provenance_marks_every_decision(document: Document) -> None:
    root = etree.fromstring(edition(document, full_provenance=True))
    SCHEMA.assertValid(root.getroottree())
    names = [e for name in NAMES.values() for e in root.iterfind(f"{TEI}text//{TEI}{name}")]
    assert all(e.get("resp") == "#teitool" and e.get("cert") in ("high", "medium", "low") for e in names)


@given(legal_documents())
def test_order_of_spans_does_not_matter(document: Document) -> None:
    turned = replace(document, spans=document.spans[::-1], points=document.points[::-1])
    assert edition(turned) == edition(document)
