"""The forms for programs: json, github, gitlab, junit, checkstyle."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from reports import HOSTILE, SAMPLE, found, line_of

from tei.diagnostics import RENDERERS, Diagnostic, Options, Place, Report, Severity, as_dict, render_json

NASTY = Report((HOSTILE, "b"), (found(Place(HOSTILE, 1, 2, HOSTILE, 1, 4), first=HOSTILE, severity=Severity.ERROR),))


def show(style: str, report: Report, **options: Any) -> str:
    return RENDERERS[style](report, Options(**options))


@pytest.mark.parametrize("style", RENDERERS)
@pytest.mark.parametrize("report", [SAMPLE, NASTY, Report((), ())], ids=["sample", "nasty", "empty"])
def test_every_form_can_be_printed_and_steers_nothing(style: str, report: Report) -> None:
    text = show(style, report, line_of=lambda file, line: HOSTILE)
    assert text.encode("utf-8") == show(style, report, line_of=lambda file, line: HOSTILE).encode("utf-8")
    assert not set(text) & set("\x00\x1b\x7f\x9b\u202e\u2028\r")
    assert text.endswith("\n") or not text


def test_json_is_one_object_with_everything() -> None:
    document = json.loads(show("json", SAMPLE))
    assert document["summary"] == {"files": 3, "errors": 1, "warnings": 2, "infos": 1}
    first, second, *_ = document["diagnostics"]
    assert first == {
        "file": "a.xml",
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 18,
        "path": "text/body/p[1]",
        "code": "CTL001",
        "name": "control-characters-dropped",
        "severity": "error",
        "message": "2 control character(s) were left out, the first U+0001",
        "help": "They cannot stand in XML; --explain lists each of them with its place.",
        "expected": ["persName", "name"],
        "fix": None,
    }
    assert second["fix"] == {
        "title": "Mend it.",
        "edits": [{"start": 2, "end": 4, "text": "é"}, {"start": 9, "end": 9, "text": "x"}],
    }
    assert document["diagnostics"] == [as_dict(entry) for entry in SAMPLE.findings]
    assert json.loads(show("json", Report((), ()))) == {
        "diagnostics": [],
        "summary": {"files": 0, "errors": 0, "warnings": 0, "infos": 0},
    }


def test_json_keeps_names_of_files_whole() -> None:
    assert json.loads(show("json", NASTY))["diagnostics"][0]["file"] == HOSTILE


def test_json_of_findings_alone_can_be_printed() -> None:
    text = render_json(NASTY.findings)
    assert json.loads(text) == [as_dict(entry) for entry in NASTY.findings]
    assert not set(text.encode().decode()) & set("\x00\x1b\x7f\x9b\u202e\u2028\r")


@pytest.mark.parametrize("style", ["checkstyle", "gitlab", "sarif"])
def test_a_rule_s_words_may_end_as_sentences_do(style: str) -> None:
    rule = Diagnostic("SCH001", Place("a"), "A date says when.", "See rule dated.")
    assert "A date says when. See rule dated." in show(style, Report(("a",), (rule,)))


def test_github_annotations() -> None:
    assert show("github", SAMPLE).splitlines() == [
        "::error file=a.xml,line=2,col=8,endLine=2,endColumn=17,title=CTL001 control-characters-dropped::"
        "2 control character(s) were left out, the first U+0001%0A"
        "They cannot stand in XML; --explain lists each of them with its place.",
        "::warning file=a.xml,line=3,endLine=4,title=CTL001 control-characters-dropped::"
        "2 control character(s) were left out, the first U+0001%0A"
        "They cannot stand in XML; --explain lists each of them with its place.",
        "::notice file=b c.xml,line=1,col=4,title=CTL001 control-characters-dropped::"
        "2 control character(s) were left out, the first U+0001%0A"
        "They cannot stand in XML; --explain lists each of them with its place.",
        "::warning file=gone.xml,title=ENC001 encoding-guessed::the file is not UTF-8; it was read as latin-1%0A"
        "Look at accented letters and quotation marks; force another encoding with --encoding.",
    ]


def test_github_takes_no_command_from_a_file() -> None:
    (line,) = show("github", NASTY).splitlines()
    command, properties, _ = line.split("::", 2)[0], *line.split("::", 2)[1:]
    assert command == ""
    assert properties.startswith("error file=")
    assert len(re.findall(r"(?:^error |,)(\w+)=", properties)) == 6
    assert "%250A" in line


def test_gitlab_report() -> None:
    issues = json.loads(show("gitlab", SAMPLE, base=""))
    assert issues[0]["location"] == {"path": "a.xml", "lines": {"begin": 2, "end": 2}}
    assert issues[1]["location"]["lines"] == {"begin": 3, "end": 4}
    assert issues[3]["location"]["lines"] == {"begin": 1, "end": 1}
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "minor"]
    assert {issue["check_name"] for issue in issues} == {
        "CTL001 control-characters-dropped",
        "ENC001 encoding-guessed",
    }
    twins = json.loads(show("gitlab", Report((), (found(Place("a", 1)), found(Place("a", 2))))))
    assert len({issue["fingerprint"] for issue in twins}) == 2


def test_fingerprints_are_the_same_in_any_process() -> None:
    script = (
        "import json, reports; from tei.diagnostics import RENDERERS, Options;"
        "print(*[i['fingerprint'] for i in json.loads(RENDERERS['gitlab'](reports.SAMPLE, Options()))])"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1


JUNIT = etree.RelaxNG(
    etree.fromstring(
        """
<element name="testsuites" xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="name"/><ref name="counts"/>
  <oneOrMore><element name="testsuite">
    <attribute name="name"/><ref name="counts"/>
    <zeroOrMore><element name="testcase">
      <attribute name="classname"/><attribute name="name"/>
      <attribute name="time"><data type="decimal"/></attribute>
      <optional><choice>
        <element name="failure"><attribute name="message"/><attribute name="type"/><text/></element>
        <element name="system-out"><text/></element>
      </choice></optional>
    </element></zeroOrMore>
  </element></oneOrMore>
</element>""".replace(
            '<ref name="counts"/>',
            "".join(
                f'<attribute name="{name}"><data type="nonNegativeInteger"/></attribute>'
                for name in ("tests", "failures", "errors")
            ),
        )
    )
)


@pytest.mark.parametrize("report", [SAMPLE, NASTY, Report((), ())], ids=["sample", "nasty", "empty"])
def test_junit_has_the_form_that_servers_read(report: Report) -> None:
    JUNIT.assertValid(etree.fromstring(show("junit", report).encode()))


def test_junit_fails_the_files_that_have_errors() -> None:
    suite = ElementTree.fromstring(show("junit", SAMPLE, line_of=line_of))[0]
    assert suite.get("tests") == "4"
    assert suite.get("failures") == "1"
    cases = {case.get("name"): [child.tag for child in case] for case in suite}
    assert cases == {"a.xml": ["failure"], "b c.xml": ["system-out"], "c.xml": [], "gone.xml": ["system-out"]}
    failure = suite[0][0]
    assert failure.get("message") == "2 control character(s) were left out, the first U+0001 (and 1 more)"
    assert failure.get("type") == "CTL001 control-characters-dropped"
    assert "<persname>" in (failure.text or "")


def test_checkstyle() -> None:
    root = ElementTree.fromstring(show("checkstyle", SAMPLE, base=""))
    assert [(file.get("name"), len(file)) for file in root] == [
        ("a.xml", 2),
        ("b c.xml", 1),
        ("c.xml", 0),
        ("gone.xml", 1),
    ]
    assert root[0][0].attrib == {
        "line": "2",
        "column": "8",
        "severity": "error",
        "message": "2 control character(s) were left out, the first U+0001. "
        "They cannot stand in XML; --explain lists each of them with its place.",
        "source": "teitool.CTL001.control-characters-dropped",
    }
    assert "line" not in root[3][0].attrib
    assert {error.get("severity") for error in root.iter("error")} == {"error", "warning", "info"}


def test_xml_forms_keep_what_xml_allows_and_drop_the_rest() -> None:
    for style in ("junit", "checkstyle"):
        root = ElementTree.fromstring(show(style, NASTY))
        names = [name for element in root.iter() if (name := element.get("name")) and "::error::" in name]
        assert names
        assert all("</failure>]]>&\"'{0}" in name and "\\udc80 é" in name for name in names)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=12), st.integers(0, 9), st.integers(0, 9), st.sampled_from(Severity))
def test_any_text_and_place_can_be_read_back(text: str, line: int, column: int, severity: Severity) -> None:
    place = Place(text, line, column, text, line + column % 3, column)
    report = Report((text, "b"), (found(place, first=text, expected=(text,), severity=severity),) * 2)
    for style in ("json", "sarif", "gitlab"):
        assert json.loads(show(style, report))
    assert json.loads(show("json", report))["diagnostics"][0]["file"] == text
    for style in ("junit", "checkstyle"):
        assert len(ElementTree.fromstring(show(style, report)))
    assert len(show("github", report).split("\n")) == 3
    for style in RENDERERS:
        show(style, report).encode("utf-8")
