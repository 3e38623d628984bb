"""Findings are values: filled, comparable, sendable to another process, harmless."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from reports import HOSTILE, SAMPLE, found

import tei.diagnostics
from tei.diagnostics import Edit, Fix, Place, Report, Severity, code, finding


def test_all_public_names_are_there() -> None:
    assert {name: getattr(tei.diagnostics, name) for name in tei.diagnostics.__all__}
    with pytest.raises(AttributeError, match="nothing"):
        _ = tei.diagnostics.nothing  # type: ignore[attr-defined]


def test_severity_is_the_code_s_unless_given() -> None:
    assert found(Place()).severity is code("CTL001").severity is Severity.WARNING
    assert found(Place(), severity=Severity.ERROR).is_error
    assert tei.diagnostics.Diagnostic("TXT001", Place(), "m", "h").severity is Severity.ERROR


def test_a_field_that_the_message_names_must_be_given() -> None:
    with pytest.raises(KeyError):
        finding("ENC001", Place())
    with pytest.raises(KeyError):
        finding("AAA999", Place())


def test_places_sort_by_file_line_and_column_and_read_as_editors_want() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 2, 9), Place("a", 2, 1)]
    assert [str(place) for place in sorted(places)] == ["a:2:1", "a:2:9", "a:10:1", "b:1:1"]
    assert str(Place("a")) == "a"


def test_what_a_file_holds_is_shown_escaped() -> None:
    message = found(Place(), first=HOSTILE).message
    assert message.isprintable()
    assert "\\x1b[31m\\x9b2J\\u202e\\u2028\\r\\n" in message
    assert "\\udc80 é" in message


def test_joiners_that_scripts_need_are_left() -> None:
    assert "می\u200cخواهم" in found(Place(), first="می\u200cخواهم").message


def test_findings_cross_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(SAMPLE)) == SAMPLE
    (first, *_) = pickle.loads(pickle.dumps(SAMPLE)).findings
    assert first.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("message", "help", "sentences"),
    [
        ("it is wrong", "Mend it.", "it is wrong. Mend it."),
        ("A date says when.", "See rule dated.", "A date says when. See rule dated."),
        ("who is it?", "Name them.", "who is it? Name them."),
        ("it is wro…", "Mend it.", "it is wro… Mend it."),
        ("it is wrong", "", "it is wrong."),
        ("A date says when.", "", "A date says when."),
    ],
)
def test_message_and_help_as_sentences(message: str, help: str, sentences: str) -> None:
    assert tei.diagnostics.Diagnostic("SCH001", Place(), message, help).sentences == sentences


def test_findings_do_not_change() -> None:
    with pytest.raises(AttributeError):
        found(Place()).message = "another"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Fix((Edit(0, 1, ""),), "t").title = "another"  # type: ignore[misc]


def test_a_report_counts() -> None:
    assert (SAMPLE.errors, SAMPLE.warnings, SAMPLE.infos) == (1, 2, 1)
    assert Report((), ()).errors == 0


def test_import_brings_little() -> None:
    script = "import sys, tei.diagnostics; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"dataclasses", "hashlib", "json", "xml.sax", "textwrap", "difflib", "tei.diagnostics.registry"}
