"""teitool.odd, teitool.rng, teitool.rnc and teitool.sch say the same."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from grammar_form import Form, grammar_form
from lxml import etree
from odd_grammar import RNG, TEI, Odd

from tei.diagnostics.codes import edition
from tei.relaxng import Schema
from tei.resources import resource

SCH = "{http://purl.oclc.org/dsdl/schematron}"
ODD = Odd(resource("schemas", "teitool.odd"))
MODULES = Path(__file__).parents[2] / "tei" / "validation" / "messages" / "data" / "elements.csv"


@cache
def forms(name: str) -> dict[str, Form]:
    if name == "odd":
        return grammar_form(Schema.load(ODD.rng(), syntax="xml").grammar)
    return grammar_form(Schema.load(resource("schemas", f"teitool.{name}")).grammar)


@pytest.mark.parametrize("other", ["odd", "rnc"])
def test_the_same_elements(other: str) -> None:
    assert sorted(forms(other)) == sorted(forms("rng"))


@pytest.mark.parametrize("other", ["odd", "rnc"])
@pytest.mark.parametrize("pattern", sorted(forms("rng")))
def test_the_same_name_attributes_content_and_values(pattern: str, other: str) -> None:
    assert forms(other)[pattern] == forms("rng")[pattern]


def rng_comments() -> dict[str, str]:
    root = etree.parse(resource("schemas", "teitool.rng")).getroot()
    found = {}
    for define in root.iterfind(f"{RNG}define"):
        before = define.getprevious()
        assert before is not None
        found[str(define.get("name"))] = " ".join(str(before.text).split())
    return found


def rnc_comments() -> dict[str, str]:
    text = resource("schemas", "teitool.rnc").read_text(encoding="utf-8")
    return {name: line for line, name in re.findall(r"^## (.*)\n\\?([\w.]+) =", text, re.MULTILINE)}


def test_the_same_patterns_and_words_in_both_syntaxes() -> None:
    assert rnc_comments() == rng_comments()


def test_the_same_words_in_the_odd() -> None:
    comments = rng_comments()
    for ident in ODD.specs:
        name = ident if ident in comments else f"{ident}.attributes"
        name = name if name in comments else f"{ident}.attribute.ref"
        assert ODD.description(ident) == comments[name], ident


def test_odd_is_valid_tei() -> None:
    tei_all = Schema.load(resource("schemas", "tei/tei_all.rng.gz"), check=False)
    assert [str(found) for found in tei_all.validate(resource("schemas", "teitool.odd"))] == []


def test_odd_takes_each_element_from_its_module() -> None:
    with MODULES.open(encoding="utf-8") as stream:
        module_of = {
            row["name"]: row["module"] for row in csv.DictReader(row for row in stream if not row.startswith("#"))
        }
    used = defaultdict(set)
    for ident, spec in ODD.specs.items():
        if spec.tag == f"{TEI}elementSpec":
            element = spec.findtext(f"{TEI}altIdent") or ident
            assert spec.get("module") == module_of[element]
            assert (spec.get("mode") == "replace") == (ident == element)
            used[module_of[element]].add(element)
    included = {
        str(ref.get("key")): set(str(ref.get("include", "")).split()) for ref in ODD.root.iter(f"{TEI}moduleRef")
    }
    assert included == {"tei": set(), **used}


def test_each_value_and_attribute_is_explained() -> None:
    for node in ODD.root.iter(f"{TEI}valItem", f"{TEI}attDef"):
        assert node.get("ident") in ("high", "medium", "low") or node.findtext(f"{TEI}desc"), node.get("ident")


def examples() -> list[tuple[str, etree._Element]]:
    found = []
    for spec in ODD.root.iter(f"{TEI}elementSpec"):
        for example in spec.iterfind(f"{TEI}exemplum/*"):
            name = spec.findtext(f"{TEI}altIdent") or spec.get("ident")
            (element, *_) = example.iterfind(f"{{*}}{name}")
            for node in element.iter(etree.Element):
                node.tag = f"{TEI}{etree.QName(node).localname}"
            found.append((str(spec.get("ident")), element))
    return found


@pytest.mark.parametrize(("ident", "example"), examples(), ids=lambda value: value if isinstance(value, str) else "")
def test_examples_are_right(ident: str, example: etree._Element) -> None:
    tree = etree.parse(resource("schemas", "teitool.rng"))
    start = tree.find(f"{RNG}start/{RNG}ref")
    assert start is not None
    start.set("name", ident)
    example.tail = None
    schema = Schema.load(etree.tostring(tree), syntax="xml", check=False)
    assert [str(found) for found in schema.validate(etree.tostring(example))] == []


def rules(root: etree._Element) -> dict[str, tuple[object, ...]]:
    """Id of an assertion → context, variables, test and message of its rule, blanks folded."""
    found: dict[str, tuple[object, ...]] = {}
    for rule in root.iter(f"{SCH}rule"):
        (check,) = rule.iterfind(f"{SCH}assert")
        variables = [(let.get("name"), folded(str(let.get("value")))) for let in rule.iterfind(f"{SCH}let")]
        message = [check.text, *(part for value in check for part in (value.get("select"), value.tail))]
        words = folded("\u2026".join(folded(str(part or "")) for part in message))
        found[str(check.get("id"))] = (
            folded(str(rule.get("context"))),
            variables,
            folded(str(check.get("test"))),
            words,
        )
    return found


def folded(text: str) -> str:
    return " ".join(text.split())


SCHEMATRON = etree.parse(resource("schemas", "teitool.sch")).getroot()


def test_the_same_rules_in_schematron_and_odd() -> None:
    assert rules(ODD.root) == rules(SCHEMATRON)


def test_each_rule_is_a_code() -> None:
    helps = {str(d.get("id")).removesuffix("-help"): folded(str(d.text)) for d in SCHEMATRON.iter(f"{SCH}diagnostic")}
    assert helps == {entry.id: entry.help for entry in edition.CODES}
    for spec in ODD.root.iter(f"{TEI}constraintSpec"):
        if spec.get("ident") != "namespaces":
            assert folded(str(spec.findtext(f"{TEI}desc"))) == helps[str(spec.get("ident"))]


def test_each_message_is_that_of_the_code() -> None:
    for check in SCHEMATRON.iter(f"{SCH}assert"):
        message = folded("{}".join([str(check.text), *(str(value.tail or "") for value in check)]))
        (entry,) = (entry for entry in edition.CODES if entry.id == check.get("id"))
        assert message == re.sub(r"\{\w+\}", "{}", entry.message)
        assert check.get("diagnostics") == f"{entry.id}-help"
