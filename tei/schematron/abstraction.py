"""Abstract patterns and rules made concrete (ISO/IEC 19757-3:2020, 5.4.11, 5.4.6 and 6.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final

from tei.schematron.node import Node, problem

__all__ = ["abstract_patterns", "abstract_rules", "expand_rule", "instance"]

_MOST: Final = 1000  # extensions of one rule: two of each that extends two of each … doubles each time
_DEEPEST: Final = 100  # rules that extend each other in a chain
_LONGEST: Final = 1_000_000  # characters of an attribute with the values of parameters in it


def abstract_patterns(root: Node) -> dict[str, Node]:
    """The abstract patterns by their id."""
    return {
        node.get("id"): node
        for node in root.iter()
        if node.is_iso("pattern", "group") and node.get("abstract") == "true"
    }


def abstract_rules(root: Node) -> dict[str, Node]:
    """The abstract rules below a node by their id."""
    return {node.get("id"): node for node in root.iter() if node.is_iso("rule") and node.get("abstract") == "true"}


def instance(pattern: Node, abstract: Mapping[str, Node]) -> Node:
    """The pattern that ``is-a`` names, with the values of its parameters written into its attributes.

    Raises:
        SchemaError: there is no such abstract pattern, or a parameter has no value.
    """
    name = pattern.get("is-a")
    model = abstract.get(name)
    if model is None:
        known = ", ".join(sorted(abstract)) or "none"
        raise problem(pattern, f'is-a="{name}": there is no abstract pattern with this id; there is: {known}.')
    values = _params(model) | _params(pattern)
    made = Node(pattern.name, dict(pattern.attributes), pattern.scope, pattern.file, pattern.line)
    made.children = [child.copy() if isinstance(child, Node) else child for child in model.children]
    made.children = [child for child in made.children if isinstance(child, str) or not child.is_iso("param")]
    made.children += [child for child in pattern.elements() if child.is_iso("let", "rule")]
    if values:
        fill(made, values)
    return made


def fill(node: Node, values: Mapping[str, str]) -> None:
    """Write the values of parameters into all attributes below ``node``; the longest name that fits counts."""
    names = "|".join(re.escape(name) for name in sorted(values, key=len, reverse=True))
    reference = re.compile(rf"\$({names})(?![\w-]|\.\w)")
    for child in node.elements():
        for one in child.iter():
            for key, value in one.attributes.items():
                if "$" in value:
                    one.attributes[key] = _filled(one, reference, value, values)


def _filled(node: Node, reference: re.Pattern[str], text: str, values: Mapping[str, str]) -> str:
    size = len(text) + sum(len(values[name]) for name in reference.findall(text))
    if size > _LONGEST:
        raise problem(node, f"more than {_LONGEST:,} characters with the values of the parameters.")
    return reference.sub(lambda match: values[match[1]], text)


def _params(pattern: Node) -> dict[str, str]:
    params: dict[str, str] = {}
    for child in pattern.elements():
        if child.is_iso("param"):
            if not child.get("name"):
                raise problem(child, "a param needs a name.")
            if "value" in child.attributes:
                params[child.get("name")] = child.attributes["value"]
    return params


def expand_rule(rule: Node, near: Mapping[str, Node], far: Mapping[str, Node]) -> list[Node]:
    """The children of a rule, those of the rules that it extends in the place of ``extends``.

    ``near`` are the abstract rules of its pattern, ``far`` those of the schema.

    Raises:
        SchemaError: there is no such abstract rule, it extends itself, or there are more than 1,000 extensions.
    """
    return list(_expanded(rule, {**far, **near}, (), count()))


def _expanded(rule: Node, rules: Mapping[str, Node], chain: tuple[str, ...], spent: Iterator[int]) -> Iterator[Node]:
    for child in rule.elements():
        if not child.is_iso("extends"):
            yield child
            continue
        name = child.get("rule")
        if name not in rules:
            known = ", ".join(sorted(rules)) or "none"
            raise problem(child, f'extends rule="{name}": there is no abstract rule with this id; there is: {known}.')
        if name in chain:
            raise problem(child, f'the abstract rule "{name}" extends itself.')
        if next(spent) >= _MOST or len(chain) > _DEEPEST:
            raise problem(child, f"more than {_MOST} extensions of one rule.")
        yield from _expanded(rules[name], rules, (*chain, name), spent)
