"""Documents made to hurt: each gets its findings in little time, and nothing outside it is read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei.relaxng import Schema
from tei.relaxng.finding import Rule

SECONDS = 20  # far more than any of these takes; a way that is not linear takes minutes
DEEP = 100_000


@pytest.fixture(scope="module")
def schema() -> Schema:
    source = b"""
        start = a
        a = element a { attribute n { text }?, attribute id { xsd:ID }?, (a | b | element * - (a | b | zz) { empty })* }
        b = element b { text }
        """
    return Schema.load(source, syntax="compact")


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < SECONDS


def rules(schema: Schema, document: bytes) -> list[Rule]:
    return [finding.rule for finding in schema.validate(document)]


def test_deep_and_valid(schema: Schema) -> None:
    assert rules(schema, b"<a>" * DEEP + b"</a>" * DEEP) == []


def test_deep_and_unknown(schema: Schema) -> None:
    assert rules(schema, b"<a>" + b"<zz>" * DEEP + b"</zz>" * DEEP + b"</a>") == [Rule.ELEMENT_UNKNOWN]


def test_deep_and_left_open(schema: Schema) -> None:
    findings = list(schema.validate(b"<a>\n" * 30_000))
    assert [finding.rule for finding in findings] == [Rule.NOT_WELL_FORMED]
    assert findings[0].related == (30_000, 1)
    assert findings[0].path == ()  # so deep that nobody would read it


def test_mistakes_in_depth(schema: Schema) -> None:
    found = rules(schema, b"<a>" * 20_000 + b"<b><b>" * 10_000 + b"</b></b>" * 10_000 + b"</a>" * 20_000)
    assert found == [Rule.ELEMENT_MISPLACED] * 19_999


def test_giant_value(schema: Schema) -> None:
    assert rules(schema, b'<a n="' + b"x" * 8_000_000 + b'"/>') == []


def test_giant_tag(schema: Schema) -> None:
    assert rules(schema, b'<a n="' + b"x" * 40_000_000 + b'"/>') == [Rule.LIMIT]


def test_giant_text(schema: Schema) -> None:
    found = list(schema.validate(b"<a>" + b"x" * 8_000_000 + b"</a>"))
    assert [(finding.rule, finding.extent.column) for finding in found] == [(Rule.TEXT_NOT_ALLOWED, 4)]


def test_many_attributes(schema: Schema) -> None:
    names = b" ".join(b'x%d=""' % number for number in range(10_000))
    assert rules(schema, b"<a " + names + b"/>") == [Rule.ATTRIBUTE_UNKNOWN] * 10_000


def test_many_names(schema: Schema) -> None:
    assert rules(schema, b"<a>" + b"".join(b"<x%d/>" % number for number in range(50_000)) + b"</a>") == []


def test_many_mistakes(schema: Schema) -> None:
    assert (
        rules(schema, b"<a>" + b"x<zz/>" * 10_000 + b"</a>") == [Rule.TEXT_NOT_ALLOWED, Rule.ELEMENT_UNKNOWN] * 10_000
    )


def laughing(depth: int) -> bytes:
    entities = [b'<!ENTITY l0 "ha">']
    entities += [b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, depth)]
    return b"<!DOCTYPE a [" + b"".join(entities) + b"]><a><b>&l%d;</b></a>" % (depth - 1)


def test_entities_that_double(schema: Schema) -> None:
    assert rules(schema, laughing(4)) == []
    assert rules(schema, laughing(12)) == [Rule.LIMIT]


@pytest.mark.parametrize("body", [b"<b>%s</b>", b"<a n='%s'/>"])
def test_one_long_entity_many_times(schema: Schema, body: bytes) -> None:
    entity = b'<!DOCTYPE a [<!ENTITY l "' + b"x" * 100_000 + b'">]>'
    assert rules(schema, entity + b"<a>" + body % (b"&l;" * 50_000) + b"</a>") == [Rule.LIMIT]


def test_entity_that_holds_itself(schema: Schema) -> None:
    document = b'<!DOCTYPE a [<!ENTITY l "&m;"><!ENTITY m "&l;">]><a><b>&l;</b></a>'
    assert rules(schema, document) == [Rule.NOT_WELL_FORMED]


def test_nothing_outside_is_read(schema: Schema, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("<zz/>")
    entity = (
        f'<!DOCTYPE a SYSTEM "{secret.as_uri()}" [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY % p SYSTEM "x"> %p;]>'
    )
    assert rules(schema, entity.encode() + b"<a><b>&e;</b></a>") == [Rule.LIMIT]
    assert rules(schema, entity.encode() + b"<a n='&e;'/>") == [Rule.NOT_WELL_FORMED]


@pytest.mark.parametrize(
    "document", [b"", b" \n", b"\0", bytes(range(256)), b"<", b"<a", b"\xff\xfe", b"<?xml", b"<a/><a/>"]
)
def test_no_xml(schema: Schema, document: bytes) -> None:
    assert rules(schema, document) == [Rule.NOT_WELL_FORMED]


def test_deep_schema() -> None:
    """What the loader lets through, the engine can take."""
    depth = 150
    pattern = (
        "(element x { empty } | (" * (depth // 2) + "element y { text }" + ", element z { empty })?)" * (depth // 2)
    )
    schema = Schema.load(f"element a {{ {pattern} }}".encode(), syntax="compact")
    assert rules(schema, b"<a><x/></a>") == []
    assert rules(schema, b"<a><q/></a>") != []
