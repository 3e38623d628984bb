"""Every code of validation: its bad example gives exactly that code, its good one nothing."""

import pytest

from tei.diagnostics import CODES, Code, render_human, render_json
from tei.validation import check_integrity, parse

FILE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
WITHOUT_SCHEMA = [entry for entry in CODES if entry.id[:3] in {"XML", "PTR", "DAT"}]


def codes_of(content: str) -> list[str]:
    tree, findings = parse(FILE.format(content).encode(), "a.xml")
    found = findings if tree is None else check_integrity(tree, "a.xml")
    assert "a.xml" in render_human(found) or not found
    assert render_json(found)
    return [entry.code for entry in found]


@pytest.mark.parametrize("entry", WITHOUT_SCHEMA, ids=lambda entry: entry.id)
def test_examples(entry: Code) -> None:
    assert codes_of(entry.bad) == [entry.id]
    assert codes_of(entry.good) == []


def test_ids_are_unique_and_sorted_by_family() -> None:
    ids = [entry.id for entry in CODES]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.id)
def test_every_field_is_filled(entry: Code) -> None:
    assert all((entry.name, entry.message, entry.help, entry.why, entry.source, entry.since))


def test_entities_and_network_are_off() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    tree, _ = parse(bomb, "a.xml")
    assert tree is None or b"root:" not in (tree.getroot().text or "").encode()


def test_one_bad_id_does_not_hide_the_rest() -> None:
    content = '<p xml:id="1">a</p>\n<p xml:id="b">b</p>\n<p xml:id="b">c</p>\n<p corresp="#c">d</p>'
    assert codes_of(content) == ["PTR003", "PTR002", "PTR001"]
