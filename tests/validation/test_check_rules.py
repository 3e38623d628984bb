"""Rules of a schema as findings: each said once, with the place of the rule where it has no name."""

from __future__ import annotations

from pathlib import Path

from tei.validation import validate_tei

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
