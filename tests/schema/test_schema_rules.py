"""teitool.sch: editions are right by it, broken ones are found, each mistake once and at its place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from schema_checks import EDITIONS, TESTS

from tei.diagnostics import Code
from tei.diagnostics.codes import edition
from tei.resources import resource
from tei.schematron import Schematron

LETTER = (TESTS / "golden" / "letter" / "edition.xml").read_text(encoding="utf-8")
FRAME = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>{title}</titleStmt></fileDesc><profileDesc>'
    '<settingDesc><listPlace><place xml:id="moscow"><placeName>Moscow</placeName></place></listPlace></settingDesc>'
    "</profileDesc></teiHeader><text><body><div>{content}</div></body></text></TEI>"
)

BROKEN = [  # the code, and what is replaced by what in the golden letter
    ("TEI001", '<placeName ref="#london">London</placeName> are', '<placeName ref="#paris">London</placeName> are'),
    ("TEI001", 'who="#teitool"', 'who="#somebody"'),
    ("TEI001", 'target="#kind-letter"', 'target="#kind-telegram"'),
    ("TEI001", "<p>Captain", '<p resp="#teitool #nobody">Captain'),
    ("TEI002", 'when="1848-01-28"', 'from="1848-02" to="1848-01"'),
    ("TEI002", 'when="1848-01-28"', 'notBefore="1848-01-29" notAfter="1848-01-28"'),
    ("TEI002", 'when="1848-01-28"', 'from="1848-01-29T10:00:00" to="1848-01-28T11:00:00Z"'),
    ("TEI003", '<persName ref="#maria">Maria', "<persName>Maria"),
    ("TEI003", '<persName ref="#maria">Maria', '<persName ref="#london">Maria'),
    ("TEI003", '<orgName ref="#board-of-trade">', '<orgName ref="#maria">'),
    ("TEI003", '<placeName ref="#malta">', '<placeName ref="#board-of-trade">'),
    ("TEI004", "<label>P.S.</label>", "<p><signed>P.S.</signed></p>"),
    ("TEI005", "<label>P.S.</label>", "<label/>"),
    ("TEI005", "<label>P.S.</label>", "<label> <!-- P.S. --> </label>"),
    ("TEI005", "<label>P.S.</label>", '<date when="1848">  </date>'),
    ("TEI005", "<creation><date", "<creation><placeName/><date"),
    ("TEI006", "<author", "<title>Another</title><author"),
    ("TEI006", '<title type="constructed">', '<title type="sub">'),
]
RIGHT = [
    ('<persName ref="#maria">', '<persName ref="https://example.org/maria">'),
    ('when="1848-01-28"', 'from="1848-01" to="1848-01-28"'),
    ('when="1848-01-28"', 'from="--02" to="--01"'),
    ('when="1848-01-28"', 'from="-0048" to="-0049"'),
    ("<creation><date", '<creation><date when="1848"/><date'),
    ("<label>P.S.</label>", '<p><ptr target="#maria"/><ref target="#maria"/><pb/><gap/></p><signed>A.</signed>'),
    ("<author", '<title type="sub">Another</title><author'),
]


@cache
def schematron() -> Schematron:
    path = resource("schemas", "teitool.sch")
    return Schematron.load(path.read_bytes(), file=path.name)


def found(source: str) -> list[str]:
    return [fired.failure or fired.id for fired in schematron().validate(source)]


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_editions_are_right(path: Path) -> None:
    assert found(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("code", "old", "new"), BROKEN)
def test_broken(code: str, old: str, new: str) -> None:
    assert old in LETTER
    assert found(LETTER.replace(old, new, 1)) == [code]


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_not_broken(old: str, new: str) -> None:
    assert old in LETTER
    assert found(LETTER.replace(old, new, 1)) == []


@pytest.mark.parametrize("entry", edition.CODES, ids=lambda entry: entry.id)
def test_examples_of_codes(entry: Code) -> None:
    def in_frame(example: str) -> str:
        is_title = example.startswith("<title")
        return FRAME.format(
            title=example if is_title else "<title>A</title>", content="<p>A</p>" if is_title else example
        )

    assert found(in_frame(entry.bad)) == [entry.id]
    assert found(in_frame(entry.good)) == []


def test_message_place_and_help() -> None:
    broken = LETTER.replace('<persName ref="#maria">', '<persName ref="#mary">', 1)
    (fired,) = schematron().validate(broken)
    message = "@ref of <persName> points to #mary, but no element of the edition has that xml:id"
    assert " ".join(fired.message.split()) == message
    assert " ".join(fired.diagnostics[0].split()) == edition.CODES[0].help
    assert fired.location[-1] == ("http://www.tei-c.org/ns/1.0", "persName", 3)
    assert fired.attribute == ("", "ref")


def test_same_findings_from_the_odd() -> None:
    path = resource("schemas", "teitool.odd")
    embedded = Schematron.load(path.read_bytes(), file=path.name)
    for code, old, new in BROKEN[::4]:
        assert [fired.id for fired in embedded.validate(LETTER.replace(old, new, 1))] == [code]
