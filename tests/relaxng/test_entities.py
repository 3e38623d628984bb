"""Entities of schemas and documents: what they stand for is bounded, in whatever order they are declared."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from tei.relaxng import Schema, SchemaError
from tei.relaxng.entity_sizes import EntitySizes
from tei.relaxng.finding import Rule

RELAXNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
TEXT = Schema.load(f'<element name="a" {RELAXNG}><text/></element>'.encode())

USED_FIRST = [("a", "&b;&b;"), ("b", "&c;"), ("c", "x" * 600_000)]
CHAIN = [*((f"a{n}", f"&a{n - 1};") for n in range(100_000, 0, -1)), ("a0", "x")]
USERS = [(f"b{n}", "&a150;") for n in range(2000)]
CASES = {  # entities as they are declared; what is said
    "large, used before it is declared": (USED_FIRST, "the entity &a; stands for more than"),
    "large, declared before it is used": (USED_FIRST[::-1], "the entity &a; stands for more than"),
    "nested deeper than the parser can follow": (CHAIN, "more than 200 deep"),
    "nested deeper, the innermost first": (CHAIN[::-1], "more than 200 deep"),
    "many used before they are declared": ([*USERS, *CHAIN[-151:]], "declare them first"),
}


def said_of_document(prolog: str, used: str) -> str:
    (found,) = TEXT.validate(f"{prolog}<a>&{used};</a>".encode())
    assert found.rule is Rule.LIMIT
    return found.said


def said_of_schema(prolog: str, used: str) -> str:
    with pytest.raises(SchemaError) as raised:
        Schema.load(f'{prolog}<element name="a" {RELAXNG}><value>&{used};</value></element>'.encode())
    return raised.value.message


@pytest.mark.parametrize("said", [said_of_document, said_of_schema])
@pytest.mark.parametrize("name", CASES)
def test_entities_have_limits(name: str, said: Callable[[str, str], str]) -> None:
    entities, message = CASES[name]
    prolog = "".join(f'<!ENTITY {entity} "{text}">' for entity, text in entities)
    assert message.lower() in said(f"<!DOCTYPE x [{prolog}]>", entities[0][0]).lower()


def test_the_order_of_declarations_does_not_matter() -> None:
    entities = [("top", "&left;&right;"), ("left", "&leaf;!"), ("right", "&left;&leaf;"), ("leaf", "x")]
    for order in permutations(entities):
        enough, too_few = EntitySizes(42), EntitySizes(41)  # references count as they are written, and what they mean
        assert [enough.add(*entity) for entity in order] == [""] * 4
        assert sorted(too_few.add(*entity) for entity in order)[:3] == [""] * 3
        assert too_few.add("other", "&top;").startswith("the entity &other; stands for more than 41")
        assert enough.add("leaf", "a second declaration does not count") == ""


def test_entities_that_hold_each_other_are_left_to_the_parser() -> None:
    for text in ("&b;", "&b;&a;"):
        sizes = EntitySizes(1000)
        assert sizes.add("a", text) == sizes.add("b", "&a;") == sizes.add("c", "&a;&c;") == ""
