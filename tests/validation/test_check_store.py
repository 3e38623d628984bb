"""Schemas that are loaded: packed or not, whatever their names say, and never more than they may hold."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tei.schematron import Schematron
from tei.validation.schemas.schema_file import asked_for
from tei.validation.schemas.store import Grammar, Store
from tei.validation.settings import Settings

RULES = """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron">
<s:pattern><s:rule context="a"><s:assert test="@b">b is missing.</s:assert></s:rule></s:pattern><text/></element>"""
COMPACT = b"""namespace s = "http://purl.oclc.org/dsdl/schematron"
s:pattern [ s:rule [ context = "a" s:assert [ test = "@b" "b is missing." ] ] ]
start = element a { text }"""
UTF_16 = [RULES.encode("utf-16"), b"\xfe\xff" + RULES.encode("utf-16-be")]
PACKED = gzip.compress(RULES.encode())


def store() -> Store:
    return Store(Settings(), lambda _, __: None)


@pytest.mark.parametrize("name", ["x.rng", "x.rng.gz"])
@pytest.mark.parametrize("data", [RULES.encode(), PACKED, *UTF_16], ids=["plain", "packed", "UTF-16", "big-endian"])
def test_rules_in_a_grammar_are_found_by_its_contents(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (file,) = asked_for(str(tmp_path / name))
    rules = store().rules(file)

    assert isinstance(store().grammar(file), Grammar)
    assert isinstance(rules, Schematron) and not rules.is_empty


@pytest.mark.parametrize("data", [COMPACT, gzip.compress(COMPACT)], ids=["plain", "packed"])
def test_a_grammar_in_compact_syntax_is_used_without_rules(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.rnc").write_bytes(data)
    (file,) = asked_for(str(tmp_path / "x.rnc"))

    assert isinstance(store().grammar(file), Grammar)
    assert store().rules(file) is None


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (gzip.compress(b" " * (17 * 1024 * 1024) + RULES.encode()), "when unpacked; that is the limit"),
        (PACKED[:-20], "it ends too early"),
        (PACKED[:20] + b"x" + PACKED[20:], "damaged gzip file"),
    ],
    ids=["bomb", "cut", "damaged"],
)
def test_rules_and_grammar_say_the_same_of_a_packed_file(data: bytes, problem: str, tmp_path: Path) -> None:
    (tmp_path / "x.rng.gz").write_bytes(data)
    (file,) = asked_for(str(tmp_path / "x.rng.gz"))
    said = store().rules(file)

    assert isinstance(said, str) and problem in said
    assert said == store().grammar(file)
