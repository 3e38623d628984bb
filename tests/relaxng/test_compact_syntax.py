"""The compact syntax: what a schema is in XML syntax, and what is refused, where and with which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.relaxng.compact import parse_compact
from tei.relaxng.errors import SchemaError
from tei.relaxng.loading.tree import RELAXNG, Node
from tei.relaxng.loading.xml_syntax import parse_xml

CASES = Path(__file__).parent / "compact_cases"
Tree: TypeAlias = tuple[str, tuple[tuple[str, str], ...], str, tuple["Tree", ...]]


def cases(name: str, separator: str) -> Iterator[tuple[str, str, str]]:
    """Title, schema and expectation of each case."""
    for part in (CASES / name).read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, _, rest = part.partition("\n")
        schema, _, expected = rest.rpartition(separator)
        yield title, schema, expected.strip()


EQUIVALENTS = list(cases("equivalents.txt", "\n---\n"))
ERRORS = list(cases("errors.txt", "\n> "))


def tree(node: Node) -> Tree:
    """A node without places and bindings; the name of an element or attribute always as its first child."""
    attributes = dict(node.attributes)
    children = tuple(tree(child) for child in node.children)
    if node.kind in ("element", "attribute") and "name" in attributes:
        ns = (("ns", ""),) if node.kind == "attribute" else ()
        children = (("name", ns, attributes.pop("name"), ()), *children)
    return node.kind, tuple(sorted(attributes.items())), node.text, children


@pytest.mark.parametrize(("schema", "xml"), [case[1:] for case in EQUIVALENTS], ids=[case[0] for case in EQUIVALENTS])
def test_equivalent(schema: str, xml: str) -> None:
    root = re.sub(r"(?<=^<)\w+", rf'\g<0> xmlns="{RELAXNG}"', xml)
    assert tree(parse_compact(schema.encode(), "x.rnc").root) == tree(parse_xml(root.encode(), "x.rng").root)


@pytest.mark.parametrize(("schema", "message"), [case[1:] for case in ERRORS], ids=[case[0] for case in ERRORS])
def test_error(schema: str, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        parse_compact((schema + "\n").encode(), "x.rnc")
    assert str(caught.value).startswith(f"x.rnc:{message}")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends(encoding: str, line_end: str) -> None:
    schema = '# é\n## ä\nelement é {\n  """a\nb""" }\n'.replace("\n", line_end)
    root = parse_compact(schema.encode(encoding), "x.rnc").root
    assert tree(root) == ("element", (), "", (("name", (), "é", ()), ("value", (), "a\nb", ())))
    with pytest.raises(SchemaError, match=r"^x\.rnc:6:1: found foo;"):
        parse_compact((schema + "foo").encode(encoding), "x.rnc")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"element foo {\n\xe4mpty }", "x.rnc:2:1: the bytes E4 are not UTF-8; save the schema as UTF-8"),
        (b"\xff\xfea\x00b", "x.rnc:1:2: the bytes 62 are not UTF-16; save the schema as UTF-8"),
        (b"\xfe\xff\xd8\x00\x00a", "x.rnc:1:1: the bytes D8 00 are not UTF-16; save the schema as UTF-8"),
        (b"element foo { \x0c }", "x.rnc:1:15: U+000C is a character that XML does not allow; remove it"),
        (b"# \xef\xbf\xbf", "x.rnc:1:3: U+FFFF is a character that XML does not allow; remove it"),
        (b"\xef\xbb\xbf\xef\xbb\xbfstart = text", "x.rnc:1:1: "),
    ],
)
def test_wrong_bytes(data: bytes, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        parse_compact(data, "x.rnc")
    assert str(caught.value).startswith(message)


def test_places_of_nodes() -> None:
    module = parse_compact(b"# \\x{41}\nstart =\n  \\x{66}oo | bar", "x.rnc")
    choice = module.root.children[0].children[0]
    assert [module.source.locate(node.offset) for node in choice.children] == [(3, 3), (3, 14)]


def test_context_of_values() -> None:
    schema = b'namespace a = "u:a" namespace b = inherit namespace c = "" element foo { xsd:QName "a:b" }'
    value = parse_compact(schema, "x.rnc").root.children[1]
    assert value.bindings == {"xml": "http://www.w3.org/XML/1998/namespace", "a": "u:a", "": RELAXNG}


DEEP, LONG = 100_000, 20_000


@pytest.mark.parametrize(
    "schema",
    [
        "(" * DEEP,
        "(" * DEEP + "empty" + ")" * DEEP,
        "element a {" * DEEP,
        "element " + "(" * DEEP,
        "start = " + "grammar { start = " * LONG,
        "div {" * LONG,
        "list {" * LONG + "}" * LONG,
        "token - (" * LONG,
        "element * - (" * LONG,
        "a [" * LONG,
        "[" * LONG,
        "'''" * DEEP,
        '"' * (3 * DEEP + 1),
        "\\x{" * DEEP,
        "##\n" * DEEP,
        "a" + " | a" * LONG + " &",
        "namespace a = " + '"x" ~ ' * LONG,
    ],
    ids=lambda schema: schema[:12],
)
def test_hostile(schema: str) -> None:
    with pytest.raises(SchemaError):
        parse_compact(schema.encode(), "x.rnc")


def test_too_many_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei.relaxng.compact.tokens.TOKEN_LIMIT", 5)
    parse_compact(b"element foo { text }", "x.rnc")
    with pytest.raises(SchemaError, match=r"^x\.rnc:1:20: the schema has more than 5 tokens; that is the limit$"):
        parse_compact(b"element foo { text?}", "x.rnc")


def test_some_thousand_brackets_are_read() -> None:
    root = parse_compact(b"(" * 3000 + b"element a { empty }" + b")" * 3000, "x.rnc").root
    assert tree(root) == ("element", (), "", (("name", (), "a", ()), ("empty", (), "", ())))


WORDS = """
    element attribute list mixed text empty start grammar div include parent external string token namespace default
    datatypes inherit foo x xml:lang xsd:int x:* * ( ) { } [ ] = |= &= , | & ? + - >> ~ # ## \\ \\x{41} \\x{ ' \"
"""
PIECES = st.sampled_from([*WORDS.split(), "'''", '"""', '"text"'])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=25))
def test_any_text_is_read_or_refused(pieces: list[str]) -> None:
    data = " ".join(pieces).encode("utf-8", "replace")
    try:
        parse_compact(data, "x.rnc")
    except SchemaError as error:
        assert error.line >= 1
        assert error.column >= 1
