"""Rules of a schema as findings: each said once, with the place of the rule where it has no name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tei.validation import validate_tei

ROOT = Path(__file__).parents[2]

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>p</p></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>{}</p></body></text></TEI>"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern><rule context="t:date"><assert id="dated" test="@when" role="warning">A date says when.</assert></rule>
</pattern><pattern><rule context="t:name"><assert test="@type">A name has a type.</assert></rule></pattern>
<pattern><rule context="t:name"><assert test="@type">Un nom a un type.</assert></rule></pattern>
<pattern><rule context="t:name"><report test="@type">No name has a type.</report></rule></pattern>
</schema>"""


def test_a_rule_in_two_languages_is_one_finding() -> None:
    (found,) = validate_tei(TEI.format("<addSpan/>").encode(), "a.xml", "tei_all", only=("schematron",))
    assert (found.code, found.message) == ("SCH001", "The @spanTo attribute of addSpan is required.")
    assert found.help.startswith("The rule stands in tei_all.rng, line ")


def test_own_rules(tmp_path: Path) -> None:
    schema = tmp_path / "own.sch"
    schema.write_text(RULES)
    body = "<date>1956</date> <name>A</name>"
    date, name = validate_tei(TEI.format(body).encode(), "a.xml", str(schema), only=("schematron",))
    assert (date.severity, date.message, date.help) == ("warning", "A date says when.", "See rule dated of own.sch.")
    assert (date.place.line, date.place.column, date.place.end_column) == (3, 16, 22)
    assert (name.severity, name.message) == ("error", "A name has a type.")
    assert name.help == "The rule stands in own.sch, line 4."


def test_a_rule_that_is_called_as_a_code_of_ours_is_still_a_rule(tmp_path: Path) -> None:
    schema = tmp_path / "own.sch"
    schema.write_text(RULES.replace('id="dated"', 'id="LNG001"'))
    (found,) = validate_tei(TEI.format("<date>1956</date>").encode(), "a.xml", str(schema), only=("schematron",))
    assert (found.code, found.severity, found.help) == ("SCH001", "warning", "See rule LNG001 of own.sch.")


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE TEI>"])
@pytest.mark.parametrize("encoding", ["shift_jis", "koi8-r", "utf-16-le"])
def test_rules_read_a_file_as_the_grammar_does(tmp_path: Path, encoding: str, doctype: str) -> None:
    schema = tmp_path / "own.sch"
    schema.write_text(RULES.replace("A date says when.", "<value-of select='.'/> is no date"))
    name = "utf-16" if encoding.startswith("utf-16") else encoding
    text = f'<?xml version="1.0" encoding="{name}"?>{doctype}{TEI.format("<date>Мир</date>")}'
    found = validate_tei(text.encode(encoding), "a.xml", str(schema), only=("schematron",))
    assert [(entry.code, entry.message) for entry in found] == [("SCH001", "Мир is no date")]


def test_codes_are_read_when_a_rule_is_broken(tmp_path: Path) -> None:
    (tmp_path / "own.sch").write_text(RULES)
    script = (
        "import sys; from tei.validation import validate_tei\n"
        f"validate_tei({TEI.format('').encode()!r}, 'a.xml', 'own.sch', only=('schematron',))\n"
        "print([name for name in sys.modules if name.startswith('tei.diagnostics.codes')])"
    )
    environment = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path, env=environment
    )
    assert done.stdout.strip() == "[]"
