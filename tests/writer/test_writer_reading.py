"""The two sides of the text rule."""

from __future__ import annotations

import pytest
from lxml import etree
from writer_documents import STAMP, marked

from tei.model import Document, EditionSettings, Region, Span
from tei.writer import fold, reading_text, source_text, write_tei


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>one</p><p>two</p>", "one two"),
        ("<p>o<hi>n</hi>e</p>", "one"),
        ("<p>one<lb/>two</p>", "one two"),
        ("<p>a<pb/>b</p>", "ab"),
        ("<p>a<!-- no --><?no no?>b</p>", "ab"),
        ("<opener>A<salute>B</salute>C</opener>", "A B C"),
        ("<list><item><label>1</label>a</item><item>b</item></list>", "1a b"),
        ("<table><row><cell>a</cell><cell>b</cell></row></table>", "a b"),
        ("<p>a<gap><desc>[b]</desc></gap></p>", "a[b]"),
        ("<p>&#160;a&#x2003;\n b </p>", "a b"),
    ],
)
def test_reading_text(body: str, expected: str) -> None:
    xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>no</teiHeader><text><body>{body}</body></text></TEI>'
    assert fold(reading_text(xml.encode())) == expected


def test_reading_text_has_front_and_back() -> None:
    text = "<text><front><p>a</p></front><body><p>b</p></body><back><p>c</p></back></text>"
    assert fold(reading_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>'.encode())) == "a b c"


def test_reading_text_of_no_xml() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        reading_text(b"<TEI>")


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ((), "one two"),
        ((Region(0, 3, "body"), Region(4, 7, "furniture")), "one"),
        ((Region(0, 1, "body"), Region(1, 2, "furniture"), Region(2, 7, "body")), "o\ne two"),
        ((Region(0, 2, "body"), Region(2, 7, "body")), "one two"),
        ((Region(0, 7, "header"),), ""),
    ],
)
def test_source_text_is_the_body_regions(regions: tuple[Region, ...], expected: str) -> None:
    assert source_text(Document(name="a", text="one two", regions=regions)) == expected


def test_block_may_begin_inside_a_line_without_a_blank() -> None:
    document = marked("{opener|{salute|SIR:—}}{p|Yesterday …}")
    assert source_text(document) == "SIR:—\nYesterday …"
    assert fold(reading_text(write_tei(document, EditionSettings(), STAMP))) == "SIR:— Yesterday …"


def test_mark_that_is_no_block_breaks_nothing() -> None:
    document = Document(name="a", text="oneself", spans=(Span(0, 3, "person"),))
    assert source_text(document) == "oneself"


@pytest.mark.parametrize(("text", "expected"), [("", ""), (" a\u00a0\n b\u3000", "a b"), ("\u200b", "\u200b")])
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected
