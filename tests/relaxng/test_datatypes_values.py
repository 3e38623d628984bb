"""XML Schema datatypes: which texts are right, which of them are equal, and where other validators differ."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tei.relaxng.datatypes import COMPATIBILITY, XSD, DatatypeError, datatype
from tei.relaxng.document.reading import Bindings

CASES = Path(__file__).parent / "datatypes"
CONTEXT = {"p": "urn:p", "q": "urn:p", "r": "urn:r"}
RNG = "http://relaxng.org/ns/structure/1.0"


def cases(name: str, key: str = "case") -> list[dict[str, Any]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))[key]


def label(case: dict[str, Any]) -> str:
    return case["type"] + "".join(f" {name}={value}" for name, value in case.get("params", ()))


@pytest.mark.parametrize("case", cases("values"), ids=label)
def test_right_and_wrong_values(case: dict[str, Any]) -> None:
    made = datatype(XSD, case["type"], case.get("params", ()))
    assert [text for text in case.get("right", ()) if not made.allows(text, {"p": "urn:p"})] == []
    assert [text for text in case.get("wrong", ()) if made.allows(text, {"p": "urn:p"})] == []
    assert all(made.problem(text).startswith(("must ", "is too long")) for text in case.get("wrong", ()))


@pytest.mark.parametrize("case", cases("equality"), ids=label)
def test_equal_values(case: dict[str, Any]) -> None:
    made = datatype(XSD, case["type"])
    texts = [(number, text) for number, texts in enumerate(case["classes"]) for text in texts]
    for number, one in texts:
        assert made.allows(one, CONTEXT), one
        for other_number, other in texts:
            assert made.same(one, CONTEXT, other, CONTEXT) == (number == other_number), (one, other)


def test_what_is_no_value_equals_nothing() -> None:
    integer = datatype(XSD, "integer")
    assert not integer.same("a", {}, "a", {})
    assert not datatype(XSD, "QName").same("p:a", {}, "p:a", {})
    assert datatype(XSD, "QName").same("p:a", {"p": "urn:p"}, "a", {"": "urn:p"})


def element(content: str, name: str = "v") -> str:
    return f'<element name="{name}" xmlns="{RNG}">{content}</element>'


def data(name: str, params: Any) -> str:
    facets = "".join(f'<param name="{param}">{escaped(value)}</param>' for param, value in params)
    return f'<data type="{name}" datatypeLibrary="{XSD}">{facets}</data>'


def escaped(text: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char == " ") else f"&#{ord(char)};" for char in text)


def differing(origin: str) -> set[tuple[str, str, str]]:
    """Type with parameters, text, our verdict."""
    found = set()
    for case in cases("differences", "difference"):
        if case["from"] == origin:
            found |= {(label(case), text, "right") for text in case.get("right", ())}
            found |= {(label(case), text, "wrong") for text in case.get("wrong", ())}
    return found


def judged() -> Iterator[tuple[dict[str, Any], str, str]]:
    for case in cases("values"):
        for verdict in ("right", "wrong"):
            for text in case.get(verdict, ()):
                yield case, text, verdict


def test_differences_from_libxml2_are_listed() -> None:
    schemas: dict[str, etree.RelaxNG] = {}
    found = set()
    for case, text, verdict in judged():
        if "params" in case:
            continue
        name = case["type"]
        schema = schemas.get(name) or etree.RelaxNG(etree.fromstring(element(data(name, ()))))
        schemas[name] = schema
        valid = schema.validate(etree.fromstring(f'<v xmlns:p="urn:p">{escaped(text)}</v>'))
        if valid != (verdict == "right"):
            found.add((name, text, verdict))
    assert found == differing("libxml2")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_differences_from_jing_are_listed(tmp_path: Path) -> None:
    """One schema with an element for each type, one document with a line for each value."""
    lines, kinds = [], {}
    for case, text, verdict in judged():
        if case["type"] in ("ID", "IDREF", "IDREFS"):  # not several of them in one schema
            continue
        kind = kinds.setdefault(label(case), (f"v{len(kinds)}", case))[0]
        lines.append((f"<{kind}>{escaped(text)}</{kind}>", (label(case), text, verdict)))
    parts = [element(data(case["type"], case.get("params", ())), kind) for kind, case in kinds.values()]
    schema = "".join(f'<zeroOrMore xmlns="{RNG}">{part}</zeroOrMore>' for part in parts)
    (tmp_path / "s.rng").write_text(element(schema, "all"), encoding="utf-8")
    document = ['<all xmlns:p="urn:p">', *(line for line, _ in lines), "</all>"]
    (tmp_path / "d.xml").write_text("\n".join(document), encoding="utf-8")
    told = subprocess.run(["jing", "s.rng", "d.xml"], cwd=tmp_path, capture_output=True, text=True, check=False)
    refused = {int(line.split("d.xml:")[1].split(":")[0]) - 2 for line in told.stdout.splitlines() if "d.xml:" in line}
    found = {key for at, (_, key) in enumerate(lines) if (at in refused) != (key[2] == "wrong")}
    assert found == differing("jing")


def test_entities_must_be_declared() -> None:
    context = Bindings()
    context.unparsed_entities.update("ef")
    entity, entities = datatype(XSD, "ENTITY"), datatype(XSD, "ENTITIES", [("maxLength", "2")])
    assert entity.allows(" e ", context)
    assert not entity.allows("g", context)
    assert not entity.allows("e", {})
    assert entities.allows("e f", context)
    assert not entities.allows("e g", context)
    assert not entities.allows("e f e", context)
    assert entities.problem("e f e") == "must have at most 2 names"


def test_ids_and_context() -> None:
    kinds = {name: datatype(XSD, name).id_kind for name in ("ID", "IDREF", "IDREFS", "NCName")}
    assert kinds == {"ID": "ID", "IDREF": "IDREF", "IDREFS": "IDREFS", "NCName": ""}
    dependent = [name for name in ("QName", "NOTATION", "ENTITY", "ENTITIES") if datatype(XSD, name).context_dependent]
    assert len(dependent) == 4
    assert not datatype(XSD, "ID").context_dependent


def test_compatibility_library() -> None:
    for name in ("ID", "IDREF", "IDREFS"):
        made = datatype(COMPATIBILITY, name)
        assert (made.name, made.id_kind) == (name, name)
        assert made.allows(" a ")
        assert not made.allows("1")
        with pytest.raises(DatatypeError, match="has no parameters"):
            datatype(COMPATIBILITY, name, [("length", "1")])
    assert datatype(COMPATIBILITY, "IDREFS").allows("a b")
    with pytest.raises(DatatypeError, match='not "NMTOKEN"'):
        datatype(COMPATIBILITY, "NMTOKEN")


def test_builtin_library() -> None:
    string, token = datatype("", "string"), datatype("", "token")
    assert string.allows("") and token.allows(" \n")
    assert not string.same("a", {}, " a", {})
    assert token.same("a  b", {}, "\na b ", {})
    assert not token.same("a b", {}, "a\u00a0b", {})
    assert string.suggest("a") is None
    assert string.problem("a") == "must be text"
    for name, params in (("integer", []), ("token", [("length", "1")])):
        with pytest.raises(DatatypeError, match="built-in library"):
            datatype("", name, params)


def test_unknown_library() -> None:
    with pytest.raises(DatatypeError, match='unknown datatype library "urn:x"'):
        datatype("urn:x", "string")


def test_modules_are_imported_when_they_are_needed() -> None:
    """A type loads its own family; dates need no datetime, decimals no decimal, plain patterns no tables of Unicode."""
    script = """if True:
        import sys
        from tei.relaxng.datatypes import XSD, datatype
        families = ("strings", "numbers", "dates", "durations", "binary", "uri", "facets", "regex.automaton")
        loaded = [name for name in families if f"tei.relaxng.datatypes.{name}" in sys.modules]
        assert loaded == [], loaded
        before = set(sys.modules)
        assert datatype(XSD, "date").allows("1956-09-10")
        assert datatype(XSD, "decimal", [("minInclusive", "0")]).allows("1.5")
        assert datatype(XSD, "token", [("pattern", "[a-z]+")]).allows("a")
        late = {"decimal", "datetime", "dataclasses", "unicodedata", "importlib.resources", "fractions"}
        assert not late & (set(sys.modules) - before), late & (set(sys.modules) - before)
    """
    subprocess.run([sys.executable, "-c", script], check=True)
