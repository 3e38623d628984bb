"""What is kept of a schema stays small, whatever documents do."""

from __future__ import annotations

from random import Random

from tei.relaxng import Schema
from tei.relaxng.document.validator import Validator


def automaton_size(schema: Schema, document: str) -> int:
    validator = Validator(schema.grammar)
    assert list(validator.validate(document.encode())) == []
    return validator._automaton.size + len(validator._automaton.builder)


def test_attributes_in_any_order() -> None:
    names = [f"n{number}" for number in range(14)]
    optional = ", ".join(f"attribute {name} {{ text }}?" for name in names)
    schema = Schema.load(f"element a {{ element b {{ {optional} }}* }}".encode(), syntax="compact")
    random = Random(1)
    lines = [" ".join(f'{name}=""' for name in random.sample(names, 14)) for _ in range(2000)]
    assert automaton_size(schema, "<a>" + "".join(f"<b {line}/>" for line in lines) + "</a>") < 2500


def test_interleave_of_many() -> None:
    names = [f"n{number}" for number in range(16)]
    parts = " & ".join(f"element {name} {{ empty }}" for name in names)
    schema = Schema.load(f"element a {{ element b {{ {parts} }}* }}".encode(), syntax="compact")
    random = Random(1)
    lines = ["".join(f"<{name}/>" for name in random.sample(names, 16)) for _ in range(3000)]
    assert automaton_size(schema, "<a>" + "".join(f"<b>{line}</b>" for line in lines) + "</a>") < 250_000


def test_values_without_end() -> None:
    schema = Schema.load(b"element a { element b { attribute n { xsd:integer } }* }", syntax="compact")
    document = "<a>" + "".join(f'<b n="{number}"/>' for number in range(30_000)) + "</a>"
    validator = Validator(schema.grammar)
    assert list(validator.validate(document.encode())) == []
    assert len(validator._automaton._values) <= 20_000


def test_mistakes_without_end() -> None:
    schema = Schema.load(b"element a { element b { attribute n { text }, element c { empty } }* }", syntax="compact")
    validator = Validator(schema.grammar)
    findings = list(validator.validate(b"<a>" + b"<b/>" * 1000 + b"</a>"))
    assert len(findings) == 2000
    assert validator._automaton.size + len(validator._automaton.builder) < 50


def test_vocabulary() -> None:
    source = b"""
        start = a
        a = element a { attribute n { text }, (b | c)* }
        b = element b { text | element x:d { a } }
        c = element c { xsd:integer } | element * { d2 }
        d2 = element e { empty }
        unused = element f { a }
        """
    vocabulary = Schema.load(b'namespace x = "urn:x"\n' + source, syntax="compact").vocabulary()
    assert vocabulary.elements == {("", "a"), ("", "b"), ("", "c"), ("", "e"), ("urn:x", "d")}
    assert vocabulary.parents("", "a") == {("urn:x", "d")}
    assert vocabulary.attributes("", "a") == {("", "n")}
    assert vocabulary.parents("", "q") == vocabulary.attributes("", "q") == frozenset()
