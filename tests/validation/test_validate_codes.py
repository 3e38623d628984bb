"""Every code of grammar and rules: its bad example gives exactly that code, its good one nothing."""

from __future__ import annotations

import pytest

from tei.diagnostics import CODES, Code
from tei.validation import validate_tei

FILE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt>'
    "<p>B</p></publicationStmt><sourceDesc><p>C</p></sourceDesc></fileDesc></teiHeader><text><body>{}</body></text></TEI>"
)
GRAMMAR = [entry for entry in CODES if entry.id[:3] in {"FIL", "XML", "RNG", "SCH"}]
WITHOUT_EXAMPLE = {  # why: no content of a body can show it
    "FIL001": "the file cannot be read at all",
    "FIL002": "only a fault of ours gives it",
    "XML002": "it takes a file of enormous size or depth",
    "RNG010": "no element of TEI has a value as its content",
    "RNG013": "TEI has no IDREF",
    "SCH002": "it stands before the root",
    "SCH003": "it stands before the root",
    "SCH004": "it stands before the root",
    "SCH005": "it stands before the root",
    "SCH006": "the rules of TEI do not break down",
}


def codes_of(content: str) -> set[str]:
    only = ("relaxng", "schematron")
    return {found.code for found in validate_tei(FILE.format(content).encode(), "a.xml", "tei_all", only=only)}


@pytest.mark.parametrize("entry", GRAMMAR, ids=lambda entry: entry.id)
def test_examples(entry: Code) -> None:
    assert codes_of(entry.good) == set()
    assert bool(entry.bad) == (entry.id not in WITHOUT_EXAMPLE)
    if entry.bad:
        assert codes_of(entry.bad) == {entry.id}


def test_entities_and_network_are_off() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    assert not any("root:" in found.message for found in validate_tei(bomb, "a.xml", "tei_all", only=("relaxng",)))


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x "&b;&b;&b;"><!ENTITY b "' + "&c;" * 2000 + '"><!ENTITY c "' + "c" * 2000 + '">',
    ],
    ids=["external", "bomb"],
)
def test_an_entity_that_is_not_read_is_one_finding(entities: str) -> None:
    data = f"<!DOCTYPE TEI [{entities}]>{FILE.format('<p>&x;</p>')}".encode()
    assert [entry.code for entry in validate_tei(data, "a.xml", "tei_all")] == ["XML002"]


def test_one_bad_id_does_not_hide_the_rest() -> None:
    content = '<p xml:id="1">a</p>\n<p xml:id="b">b</p>\n<p xml:id="b">c</p>\n<p corresp="#c">d</p>'
    found = validate_tei(FILE.format(content).encode(), "a.xml", "tei_all", only=("relaxng", "integrity"))
    assert [entry.code for entry in found] == ["RNG012", "RNG011", "PTR001"]
