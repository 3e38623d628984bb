"""Whole schemas in compact syntax: loaded with the files that they name, and documents checked by them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_compact_syntax import EQUIVALENTS, ERRORS

from tei.relaxng import Schema
from tei.relaxng.errors import SchemaError

FILES = {
    "names.rnc": "name = element name { text }\nstart = name",
    "inherits.rnc": (
        'namespace this = inherit\nelement name { attribute this:kind { "a" | "b" }, element * - this:* { empty }? }'
    ),
    "fixed.rnc": 'default namespace = "u:fixed"\nelement name { empty }',
    "xml.rng": '<element name="name" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>',
}

DOCUMENTS = [  # schema, a valid document, an invalid one
    ('element a { external "names.rnc" }', "<a><name>x</name></a>", "<a/>"),
    ('default namespace = "u:a" element a { external "names.rnc" }', '<a xmlns="u:a"><name/></a>', '<a xmlns="u:a"/>'),
    (
        'default namespace = "u:a" namespace b = "u:b" element a { external "inherits.rnc" inherit = b }',
        '<a xmlns="u:a" xmlns:b="u:b"><b:name b:kind="a"><x/></b:name></a>',
        '<a xmlns="u:a" xmlns:b="u:b"><b:name b:kind="a"><b:x/></b:name></a>',
    ),
    (
        'default namespace = "u:a" element a { external "fixed.rnc" }',
        '<a xmlns="u:a"><name xmlns="u:fixed"/></a>',
        '<a xmlns="u:a"><name/></a>',
    ),
    ('element a { external "xml.rng" }', "<a><name/></a>", "<a><name>x</name></a>"),
    (
        'include "names.rnc" { start = element a { name+ } name = element name { xsd:int } }',
        "<a><name>1</name></a>",
        "<a><name>x</name></a>",
    ),
    ('include "names.rnc" start |= element a { name }', "<a><name/></a>", "<b/>"),
    (
        'default namespace = "u:a" include "names.rnc"',
        '<name xmlns="u:a"/>',
        "<name/>",
    ),
    (
        "start = a a = element a { b & c } b = element b { empty } c = element c { empty }",
        "<a><c/><b/></a>",
        "<a><c/></a>",
    ),
    ("start = element a { attribute * { text }* } x [ y [ ] ]", '<a b="1" c="2"/>', "<a><b/></a>"),
    ('element a { list { (xsd:int - "2"), token* } }', "<a> 1 x y </a>", "<a>2</a>"),
    ('element a { xsd:QName "b" }', "<a>b</a>", '<a xmlns="u:a">b</a>'),
    ('namespace p = "u:p" element a { xsd:QName "p:b" }', '<a xmlns:q="u:p">q:b</a>', '<a xmlns:p="u:q">p:b</a>'),
    ('element a { string "\\x{A} b" }', "<a>\n b</a>", "<a> b</a>"),
    (
        "grammar { start = element a { x } x = empty | grammar { start = parent y } y = text }",
        "<a>t</a>",
        "<a><b/></a>",
    ),
]

INCORRECT = [  # right as compact syntax, wrong as a schema
    ("", "start"),
    ("# nothing", "start"),
    ("start = a", "a"),
    ("element a { b }", "b"),
    ("start = a a = b b = a", "a"),
    ("start = element a { empty } start = element b { empty }", "start"),
    ("element a { xsd:nosuch }", "nosuch"),
    ('element a { token { maxLength = "3" } }', "maxLength"),
    ('element a { external "missing.rnc" }', "missing.rnc"),
    ('element a { external "names.rnc#x" }', "fragment"),
    ('include "names.rnc" { other = text }', "other"),
    ("element a { attribute xmlns { text } }", "xmlns"),
    ("element a { parent b }", "parent"),
    ("element * - * { empty }", "anyName"),
    ("element a { xsd:string - text }", "text"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("schema", "valid", "invalid"), DOCUMENTS)
def test_documents(folder: Path, schema: str, valid: str, invalid: str) -> None:
    (folder / "main.rnc").write_text(schema, encoding="utf-8")
    loaded = Schema.load(folder / "main.rnc")
    assert [finding.message for finding in loaded.validate(valid.encode())] == []
    assert list(loaded.validate(invalid.encode())) != []


@pytest.mark.parametrize(("schema", "named"), INCORRECT)
def test_incorrect(folder: Path, schema: str, named: str) -> None:
    (folder / "main.rnc").write_text(schema, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        Schema.load(folder / "main.rnc")
    assert named in str(caught.value)


def test_place_in_the_included_file(folder: Path) -> None:
    (folder / "names.rnc").write_text("start = a\na = b, c | d", encoding="utf-8")
    (folder / "main.rnc").write_text('include "names.rnc"', encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        Schema.load(folder / "main.rnc")
    assert str(caught.value).startswith(f"{(folder / 'names.rnc').resolve()}:2:10: , and | are mixed")


def test_deep_elements_are_refused() -> None:
    source = b"element a { " * 1000 + b"empty" + b" }" * 1000
    with pytest.raises(SchemaError, match="deep"):
        Schema.load(source, syntax="compact")


# The specification is followed where jing 20181222 decides otherwise (title of a case, what jing does).
JING_DIFFERS = {
    "a prefix is declared twice": "accepts it; so for default namespaces and datatypes",
    "xml's namespace as default": "accepts it",
    "xsd stands for something else": "accepts it",
    "a datatype library that is a relative address": "accepts it",
    "a datatype library with a fragment": "accepts it",
    "the same with its last slash": "accepts it: it knows the namespace of xmlns without the slash alone",
    "an annotation makes one group of what is followed by others": "refuses it",
    "annotations that follow inside brackets with an operator": "refuses it",
}


def test_differences_from_jing_are_cases() -> None:
    assert JING_DIFFERS.keys() <= {case[0] for case in (*EQUIVALENTS, *ERRORS)}
