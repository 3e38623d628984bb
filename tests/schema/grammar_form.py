"""A form of a grammar that does not depend on how it was written down.

Patterns that are no elements are written out where they are used, so their names do not matter; elements are known by
the names of their patterns. Nested choices and groups are dissolved, choices are sorted, attributes stand first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from tei.relaxng.grammar import Grammar, Pattern

Form: TypeAlias = tuple[Any, ...]
EMPTY: Form = ("empty",)


def grammar_form(grammar: Grammar) -> dict[str, Form]:
    """Name of a pattern → its element's name and content; ``""`` → the start."""
    forms = {"": _form(grammar.start, grammar)}
    for key, pattern in grammar.defines.items():
        if pattern[0] == "element":
            forms[key] = (_name(pattern[1]), _form(pattern[2], grammar))
    return forms


def _name(name_class: Pattern) -> str:
    assert name_class[0] == "name", "names alone are used here"
    return f"{{{name_class[1]}}}{name_class[2]}"


def _form(pattern: Pattern, grammar: Grammar) -> Form:
    kind = pattern[0]
    match kind:
        case "ref":
            target = grammar.defines[pattern[1]]
            return ("element", pattern[1]) if target[0] == "element" else _form(target, grammar)
        case "choice":
            return _choice(_form(operand, grammar) for operand in pattern[1:])
        case "group" | "interleave":
            return _group(kind, (_form(operand, grammar) for operand in pattern[1:]))
        case "oneOrMore" | "list":
            return (kind, _form(pattern[1], grammar))
        case "attribute":
            return (kind, _name(pattern[1]), _form(pattern[2], grammar))
        case "data":
            assert pattern[4] is None
            return (kind, pattern[1], pattern[2], tuple(sorted(map(tuple, pattern[3]))))
        case "element":
            raise AssertionError(f"{_name(pattern[1])} has no pattern of its own")
    return tuple(pattern[:4])


def _choice(operands: Iterable[Form]) -> Form:
    found: set[Form] = set()
    for operand in operands:
        found |= set(operand[1:]) if operand[0] == "choice" else {operand}
    if any(operand != EMPTY and _is_nullable(operand) for operand in found):
        found.discard(EMPTY)
    return ("choice", *sorted(found, key=repr)) if len(found) > 1 else found.pop()


def _group(kind: str, operands: Iterable[Form]) -> Form:
    found: list[Form] = []
    for operand in operands:
        found += operand[1:] if operand[0] == kind else [operand]
    attributes = sorted((part for part in found if _is_attribute(part)), key=repr)
    content = [part for part in found if not _is_attribute(part) and part != EMPTY]
    both = [*attributes, *(sorted(content, key=repr) if kind == "interleave" else content)]
    return (kind, *both) if len(both) > 1 else (both or [EMPTY])[0]


def _is_attribute(form: Form) -> bool:
    if form[0] in ("choice", "group"):
        return all(part == EMPTY or _is_attribute(part) for part in form[1:])
    return form[0] == "attribute"


def _is_nullable(form: Form) -> bool:
    match form[0]:
        case "choice":
            return any(map(_is_nullable, form[1:]))
        case "group" | "interleave":
            return all(map(_is_nullable, form[1:]))
        case "oneOrMore":
            return _is_nullable(form[1])
    return form[0] in ("empty", "text")
