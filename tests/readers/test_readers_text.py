"""Plain text: encodings, line ends, what XML forbids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.errors import LimitError, ReadError
from tei.readers import MAX_BYTES, read_text

WORDS = "Vidaković an Popović, “Havana”"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        b"\xff\xfe" + WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16 little", "utf-16 big"],
)
def test_unicode_is_read_without_a_warning(data: bytes) -> None:
    source = read_text(data, name="a.txt")
    assert source.text == WORDS
    assert source.findings == ()


def test_other_bytes_are_recognised_and_named() -> None:
    text = (
        "Sehr geehrter Herr Müller, die Übergabe der Akten erfolgt nächste Woche in Köln. Mit freundlichen Grüßen\n" * 3
    )
    source = read_text(text.encode("cp1252"), name="a.txt")
    assert source.text == text
    assert [found.code for found in source.findings] == ["ENC001"]


def test_forced_encoding() -> None:
    assert read_text("Köln".encode("cp850"), name="a.txt", encoding="cp850").text == "Köln"


@pytest.mark.parametrize(("end", "name"), [("\r\n", "CRLF"), ("\r", "CR"), ("\n", "LF")])
def test_line_ends_become_lf(end: str, name: str) -> None:
    assert read_text(f"one{end}two".encode(), name=name).text == "one\ntwo"


def test_form_feed_becomes_a_page_break_and_moves_nothing() -> None:
    source = read_text(b"one\n\ftwo", name="a.txt")
    assert source.text == "one\n two"
    assert [(p.at, p.kind) for p in source.points] == [(4, "pb")]


def test_dropped_controls_are_listed_and_points_stay_in_place() -> None:
    source = read_text(b"a\x00b\n\x07c\fd".replace(b"\x00", b"\x01"), name="a.txt", drop_controls=True)
    assert source.text == "ab\nc d"
    assert [str(d) for d in source.dropped] == ["U+0001 at line 1, column 2", "U+0007 at line 2, column 1"]
    assert source.text[source.points[0].at] == " "
    assert [found.code for found in source.findings] == ["CTL001"]


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"", None, "the file is empty"),
        (b" \n\t\n", None, "the file is empty"),
        (b"%PDF-1.7\n", None, "a PDF file"),
        (b"PK\x03\x04", None, "a ZIP or Office file"),
        (b"abc\x00def", None, "byte 0 at 3"),
        (b"a\nb\x0bc", None, "U+000B at line 2, column 2"),
        (b"K\xf6ln", "utf-8", "byte 1 (f6) is not utf-8"),
        (b"a", "klingon", "'klingon' is unknown"),
        (b"a", "hex", "'hex' is unknown"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(data, name="a.txt", encoding=encoding)
    assert message in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")


def test_too_large() -> None:
    with pytest.raises(LimitError):
        read_text(b"a" * (MAX_BYTES + 1), name="a.txt")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_is_never_altered(text: str) -> None:
    if text.isspace() or text.startswith("\ufeff") or any(mark in text for mark in "\ufffe\uffff"):
        return
    assert read_text(text.encode(), name="a.txt").text == text
