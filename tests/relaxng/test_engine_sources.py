"""Where a document comes from and how it is written does not change what is found in it."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.relaxng import Schema
from tei.relaxng.automaton import machine
from tei.relaxng.document import events, validator
from tei.relaxng.finding import Finding, Rule

SCHEMA = b"""
    start = element a { attribute t { text }?, (b | c)* }
    b = element b { attribute id { xsd:ID }?, attribute n { xsd:integer }?, text }
    c = element c { (element d { empty } & element e { empty } & element f { text }?), b* }
    """
TEXT = '<a t="中文é">\n  <b n="x">ä</b>ü<zz/>\n<c><d/><f>ß</f><d/><e/></c></a>'


@pytest.fixture
def schema() -> Schema:
    return Schema.load(SCHEMA, syntax="compact")


def without_offsets(findings: list[Finding]) -> list[Finding]:
    return [finding._replace(extent=finding.extent._replace(offset=0, end_offset=0)) for finding in findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "gb18030", "big5hkscs", "utf8"])
def test_encodings(schema: Schema, encoding: str) -> None:
    declared = encoding.removesuffix("-le")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n{TEXT}'
    if encoding == "big5hkscs":
        text = text.replace("ß", "s").replace("ä", "a")
    source = text.encode(encoding)
    findings = list(schema.validate(source))
    plain = list(schema.validate(text.replace(declared, "utf-8").encode()))
    assert without_offsets(findings) == without_offsets(plain)
    plain_codec = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)
    for finding in findings:
        raw = source[finding.extent.offset : finding.extent.end_offset].decode(plain_codec)
        line = text.split("\n")[finding.extent.line - 1]
        assert line[finding.extent.column - 1 : finding.extent.end_column - 1] == raw
        assert raw


def test_mark_of_utf8(schema: Schema) -> None:
    findings = list(schema.validate(b"\xef\xbb\xbf" + TEXT.encode()))
    assert without_offsets(findings) == without_offsets(list(schema.validate(TEXT.encode())))
    assert findings[0].extent.offset == 3 + next(schema.validate(TEXT.encode())).extent.offset


def test_lines_end_in_many_ways(schema: Schema) -> None:
    findings = list(schema.validate(b"<a>\r\n<b/>\r\r\n  <c\r\n/>\n</a>"))
    assert [(finding.rule, finding.extent[:4]) for finding in findings] == [
        (Rule.CONTENT_INCOMPLETE, (4, 3, 5, 3)),
    ]


@pytest.mark.parametrize(
    ("declared", "rule"),
    [("klingon", Rule.NOT_WELL_FORMED), ("utf-16", Rule.NOT_WELL_FORMED), ("rot13", Rule.NOT_WELL_FORMED)],
)
def test_encoding_that_does_not_fit(schema: Schema, declared: str, rule: Rule) -> None:
    findings = list(schema.validate(f'<?xml version="1.0" encoding="{declared}"?><a/>'.encode()))
    assert [finding.rule for finding in findings] == [rule]
    assert declared in findings[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis"])
def test_bytes_that_do_not_fit(schema: Schema, encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?><a><zz/>\n<b>'.encode() + b"\xff</b></a>"
    findings = list(schema.validate(source))
    assert [finding.rule for finding in findings] == [Rule.ELEMENT_UNKNOWN, Rule.NOT_WELL_FORMED]
    assert findings[1].extent[:2] == (2, 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_end_of_a_document_cut_off(schema: Schema, encoding: str) -> None:
    source = "\ufeff<a>é<b>".encode(encoding)
    *_, last = schema.validate(source)
    assert (last.rule, last.extent[:2]) == (Rule.NOT_WELL_FORMED, (1, 8))
    assert last.extent.offset == last.extent.end_offset == len(source)


PARTS = """<b n="1">|<b id='i'>|</b>|<c>|</c>|<d/>|<e/>|<f>é</f>|text|
 |<zz>|</zz>|&amp;|<b n='z'/>|</a>"""
parts = st.sampled_from(PARTS.split("|"))


@settings(max_examples=60, deadline=None)
@given(st.lists(parts, max_size=25), st.integers(50, 150))
def test_pieces_of_any_size(document: list[str], size: int) -> None:
    """Pieces end before tags; in a long run of text, comments and the like they may not, which moves its end."""
    schema = Schema.load(SCHEMA, syntax="compact")
    source = ("<a>" + "".join(document) + "</a>").encode()
    findings = list(schema.validate(source))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "PIECE", size)
        patch.setattr(validator, "PIECE", size)
        assert list(schema.validate(io.BytesIO(source))) == findings
    for finding in findings:
        assert finding.extent.offset <= finding.extent.end_offset <= len(source)


@settings(max_examples=30, deadline=None)
@given(st.lists(parts, max_size=25))
def test_small_tables(document: list[str]) -> None:
    source = ("<a>" + "".join(document) + "</a>").encode()
    findings = list(Schema.load(SCHEMA, syntax="compact").validate(source))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine, "_MOST_ENTRIES", 1)
        patch.setattr(machine, "_MOST_VALUES", 1)
        patch.setattr(events, "PIECE", 60)
        patch.setattr(validator, "PIECE", 60)
        schema = Schema.load(SCHEMA, syntax="compact")
        assert list(schema.validate(source)) == findings
        assert list(schema.validate(source)) == findings


class Endless(io.RawIOBase):
    """A long document that is nowhere."""

    def __init__(self, body: bytes, times: int) -> None:
        self._parts = iter([b"<a>", *[body] * times, b"</a>"])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return 0

    def readinto(self, buffer: bytearray) -> int:
        self._rest = self._rest or next(self._parts, b"")
        found, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(found)] = found
        return len(found)


def test_memory_is_bounded(schema: Schema) -> None:
    tracemalloc.start()
    try:
        body = b"<b n='1'>text</b>\n<c><d/><e/></c>" * 500 + b"<b n='x'/>"
        count = sum(1 for _ in schema.validate(io.BufferedReader(Endless(body, 200))))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 200
    assert peak < 8_000_000  # of 3.4 MB that were read, three quarters of a million tags


def test_two_documents_at_once(schema: Schema) -> None:
    one, two = schema.validate(TEXT.encode()), schema.validate(TEXT.encode())
    expected = list(schema.validate(TEXT.encode()))
    assert [finding for pair in zip(one, two, strict=True) for finding in pair] == [f for e in expected for f in (e, e)]
