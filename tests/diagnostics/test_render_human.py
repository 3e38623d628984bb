"""The form for people: the place is underlined, whatever the line is made of, and nothing steers a terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import HOSTILE, SAMPLE, found, line_of

from tei.diagnostics import RENDERERS, Options, Place, Report, Severity, render_human, summary
from tei.diagnostics.cell import cell
from tei.diagnostics.colour import wants_colour
from tei.diagnostics.excerpt import excerpt

ANSI = re.compile("\x1b\\[[0-9;]*m")


def show(report: Report, **options: object) -> str:
    return RENDERERS["human"](report, Options(**options))  # type: ignore[arg-type]


def test_a_finding_with_its_line() -> None:
    text = show(SAMPLE, line_of=line_of)
    assert text.startswith(
        "a.xml:2:8: error CTL001 control-characters-dropped: 2 control character(s) were left out, the first U+0001\n"
        "    2 |     <p>漢字 <persname>Мо\u0301лотов</persname></p>\n"
        "      |             ^~~~~~~~~~\n"
        "    in text/body/p[1]\n"
        "    They cannot stand in XML; --explain lists each of them with its place.\n"
        "a.xml:3:1: warning"
    )
    assert text.endswith("1 error, 2 warnings, 1 info in 3 files; 1 can be put right with --fix\n")


def test_without_lines_it_is_what_convert_prints() -> None:
    assert render_human([found(Place("a.txt", 3, 7))]) == (
        "a.txt:3:7: warning CTL001 control-characters-dropped: 2 control character(s) were left out, the first U+0001\n"
        "    They cannot stand in XML; --explain lists each of them with its place.\n"
    )


@pytest.mark.parametrize(
    ("line", "column", "end_column", "shown", "below"),
    [
        ("<p>one</p>", 4, 7, "<p>one</p>", "   ^~~"),
        ("\t\t<p>", 3, 6, "        <p>", "        ^~~"),
        ("<a>漢字</a>", 4, 6, "<a>漢字</a>", "   ^~~~"),
        ("漢<b/>", 2, 6, "漢<b/>", "  ^~~~"),
        ("e\u0301<b/>", 3, 7, "e\u0301<b/>", " ^~~~"),
        ("e\u0301<b/>", 2, 3, "e\u0301<b/>", "^"),
        ("a\u00a0\u3000<b/>", 4, 8, "a   <b/>", "    ^~~~"),
        ("\x1b[1m<b/>", 5, 9, "\\x1b[1m<b/>", "       ^~~~"),
        ("<a>", 4, 4, "<a>", "   ^"),
        ("<a>", 9, 12, "<a>", "   ^"),
        ("<a>", 2, 0, "<a>", " ^"),
        ("<a>", 0, 0, "<a>", ""),
        ("\U0001f600<b/>", 2, 6, "\U0001f600<b/>", "  ^~~~"),
        ("\u202e<b/>", 2, 6, "\\u202e<b/>", "      ^~~~"),
    ],
)
def test_the_mark_stands_below_the_place(line: str, column: int, end_column: int, shown: str, below: str) -> None:
    place = Place("a", 1, column, "", 1 if end_column else 0, end_column)
    result = excerpt(line, place, 80)
    assert (result.text, result.indent + result.mark) == (shown, below)


def test_of_several_lines_the_first_is_marked() -> None:
    result = excerpt("<p>one", Place("a", 3, 4, "", 5, 2), 80)
    assert (result.indent + result.mark, result.note) == ("   ^~~", " to line 5")


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 1000 + "<b/>" + "c" * 1000
    result = excerpt(line, Place("a", 1, 1001, "", 1, 1005), 60)
    assert len(result.text) == 60
    assert result.text.startswith("…a")
    assert result.text.endswith("c…")
    assert result.text[len(result.indent) :].startswith("<b/>")
    assert result.mark == "^~~~"


def test_the_ends_of_a_long_line_are_cut_on_one_side() -> None:
    line = "漢" * 500
    first, last = excerpt(line, Place("a", 1, 1), 60), excerpt(line, Place("a", 1, 500), 60)
    assert first.text.startswith("漢")
    assert first.text.endswith("…")
    assert last.text.startswith("…")
    assert last.text.endswith("漢")


def test_a_line_of_many_megabytes_takes_no_time() -> None:
    line = "x" * 20_000_000
    for column in range(1, 20_000_000, 200_000):
        assert len(excerpt(line, Place("a", 1, column, "", 1, column + 1_000_000), 80).text) <= 80


CHARS = st.one_of(st.characters(), st.sampled_from("\t<>&é漢\u0301\u200d\u202e\x1b\x9b\u3000\U0001f600ᅡ"))


def columns(text: str) -> int:
    return sum(cell(char)[1] for char in text)


@settings(max_examples=200, deadline=None)
@given(st.text(CHARS, max_size=90), st.integers(0, 100), st.integers(0, 100), st.integers(20, 60))
def test_any_line(line: str, column: int, end_column: int, width: int) -> None:
    result = excerpt(line, Place("a", 1, column, "", 1, end_column), width)
    assert columns(result.text) <= width
    assert all(unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in result.text)
    assert not column or result.mark.startswith("^")
    assert len(result.indent + result.mark) <= max(columns(result.text), 0) + 1
    if 0 < column <= len(line) and cell(line[column - 1])[1] and line[column - 1] not in "\t":
        below = result.text
        while columns(below) > columns(result.text) - len(result.indent):
            below = below[1:]
        assert below.lstrip("\u0301").startswith(cell(line[column - 1])[0])


def test_nothing_steers_the_terminal() -> None:
    place = Place(f"a{HOSTILE}.xml", 1, 1, f"p{HOSTILE}", 1, 3)
    text = show(Report((place.file,), (found(place, first=HOSTILE),)), line_of=lambda file, line: HOSTILE)
    assert all(char.isprintable() or char == "\n" for char in text)
    text.encode("utf-8")


def test_colour_only_wraps() -> None:
    plain, coloured = show(SAMPLE, line_of=line_of), show(SAMPLE, line_of=line_of, colour=True)
    assert coloured != plain
    assert ANSI.sub("", coloured) == plain


@pytest.mark.parametrize(
    ("terminal", "environment", "wanted"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_who_wants_colour(terminal: bool, environment: dict[str, str], wanted: bool) -> None:
    assert wants_colour(terminal, environment) is wanted


def test_summary() -> None:
    error, warning = found(Place("a"), severity=Severity.ERROR), found(Place("b"))
    files = tuple(f"{number}" for number in range(201))
    assert (
        summary(Report(("a", "b", *files), (error, error, error, warning))) == "3 errors, 1 warning in 2 of 203 files"
    )
    assert summary(Report(("a",), (error,))) == "1 error in 1 file"
    assert summary(Report(("a", "b"), ())) == "no errors in 2 files"
    assert show(Report(("a",), ()), summary=False) == ""
