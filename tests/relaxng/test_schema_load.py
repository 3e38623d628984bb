"""Loading: where schemas come from, what they may include, and the simplified form."""

from __future__ import annotations

import gc
import gzip
from pathlib import Path

import pytest

from tei.relaxng import Schema, SchemaError
from tei.relaxng.grammar import Grammar

RELAXNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
ROOT = Path(__file__).parents[2]
TEI = ROOT.parent / "shared" / "tei"
SHIPPED = sorted((ROOT / "schemas").rglob("*.rng*"))

PARTS = f'<grammar {RELAXNG}><define name="p"><element name="p"><text/></element></define></grammar>'
MAIN = f'<grammar {RELAXNG}><include href="parts.rng"/><start><ref name="p"/></start></grammar>'
P = ("element", ("name", "", "p"), ("text",))


def simplified(content: str) -> Grammar:
    return Schema.load(f"<grammar {RELAXNG}>{content}</grammar>".encode()).grammar


def test_rewritten_patterns() -> None:
    grammar = simplified(
        '<start ns="urn:a"><element name="doc"><zeroOrMore><attribute name="n"/></zeroOrMore>'
        '<optional><ref name="p"/></optional><mixed><ref name="p"/></mixed></element></start>'
        '<define name="p"><element><nsName ns="b"><except><name>c</name></except></nsName><empty/></element></define>'
        '<define name="unused"><notAllowed/></define>'
    )

    repeated = ("choice", ("oneOrMore", ("attribute", ("name", "", "n"), ("text",))), ("empty",))
    optional = ("choice", ("ref", "p"), ("empty",))
    content = ("group", repeated, optional, ("interleave", ("ref", "p"), ("text",)))
    assert grammar.start == ("element", ("name", "urn:a", "doc"), content)
    assert grammar.defines == {"p": ("element", ("nsName", "b", ("name", "b", "c")), ("empty",))}


def test_nested_grammars_have_their_own_names() -> None:
    grammar = simplified(
        '<start><element name="doc"><grammar><start><choice><ref name="p"/><parentRef name="p"/></choice></start>'
        '<define name="p"><element name="q"><text/></element></define></grammar></element></start>'
        '<define name="p"><element name="p"><text/></element></define>'
    )

    assert grammar.defines["p"] == P
    assert grammar.defines["p#grammar2"] == ("element", ("name", "", "q"), ("text",))
    assert grammar.start[2] == ("choice", ("ref", "p#grammar2"), ("ref", "p"))


def test_values_keep_their_namespaces_only_where_they_matter() -> None:
    grammar = simplified(
        '<start datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes" xmlns:x="urn:x" ns="urn:d">'
        '<element name="doc"><choice><value type="QName">x:a</value><value type="token">a</value><value>b</value>'
        "</choice></element></start>"
    )

    qname, token, built_in = grammar.start[2][1:]
    assert qname[4]["x"] == "urn:x" and qname[4][""] == "urn:d"
    assert token == ("value", "http://www.w3.org/2001/XMLSchema-datatypes", "token", "a", None)
    assert built_in == ("value", "", "token", "b", None)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_schemas_are_correct(path: Path) -> None:
    from_file = Schema.load(path)

    assert Schema.load(path.read_bytes(), base=path, check=False).grammar == from_file.grammar


@pytest.mark.skipif(not TEI.is_dir(), reason="../shared/tei is not here")
def test_packed_schemas_are_the_published_ones() -> None:
    for path in sorted(TEI.glob("*.rng")):
        packed = ROOT / "schemas" / "tei" / f"{path.name}.gz"
        assert gzip.decompress(packed.read_bytes()) == path.read_bytes()


def test_included_from_the_own_folder_from_another_and_from_a_catalog(tmp_path: Path) -> None:
    folder = tmp_path / "folder with blank"
    folder.mkdir()
    (folder / "parts.rng").write_text(PARTS)
    (folder / "main.rng").write_text(MAIN)
    elsewhere = tmp_path / "elsewhere.rng"
    elsewhere.write_text(MAIN.replace("parts.rng", "folder%20with%20blank/parts.rng"))
    remote = MAIN.replace("parts.rng", "https://www.example.com/parts.rng").encode()

    def catalog(href: str, base: Path | None) -> Path | None:
        return folder / "parts.rng" if href.endswith("example.com/parts.rng") and base is None else None

    for schema in (
        Schema.load(folder / "main.rng"),
        Schema.load(MAIN.encode(), base=folder),
        Schema.load(MAIN.encode(), base=folder / "any name.rng"),
        Schema.load(elsewhere, folders=[folder]),
        Schema.load(remote, resolve=catalog),
    ):
        assert schema.grammar == Grammar(("ref", "p"), {"p": P})
    for source, base in ((MAIN.encode(), None), (remote, folder)):
        with pytest.raises(SchemaError, match=r"RELAX NG, section 4\.5"):
            Schema.load(source, base=base)


@pytest.mark.parametrize("href", ["my parts {1}.rng", "my%20parts%20{1}.rng"])
def test_a_blank_in_a_reference_is_as_good_as_its_escape(tmp_path: Path, href: str) -> None:
    (tmp_path / "my parts {1}.rng").write_text(PARTS)
    (tmp_path / "main.rng").write_text(MAIN.replace("parts.rng", href))
    assert list(Schema.load(tmp_path / "main.rng").validate(b"<p/>")) == []


def test_compact_and_xml_syntax_may_include_each_other(tmp_path: Path) -> None:
    (tmp_path / "parts.rnc").write_text("p = element p { text }\n")
    (tmp_path / "main.rng").write_text(MAIN.replace("parts.rng", "parts.rnc"))
    (tmp_path / "parts.rng").write_text(PARTS)
    (tmp_path / "main.rnc").write_text('include "parts.rng"\nstart = p\n')

    expected = Grammar(("ref", "p"), {"p": P})
    assert Schema.load(tmp_path / "main.rng").grammar == expected
    assert Schema.load(tmp_path / "main.rnc").grammar == expected
    assert Schema.load(b"element p { text }").grammar.start == P


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    simplified('<start><element name="doc"><text/></element></start>')
    assert gc.isenabled()
    with pytest.raises(SchemaError):
        Schema.load(b"<nothing/>")
    assert gc.isenabled()
