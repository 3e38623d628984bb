"""The variables that ``let`` gives a schema, a phase, a pattern or a rule."""

from __future__ import annotations

from collections.abc import Iterable

from tei.schematron.guard import check_content
from tei.schematron.model import Let
from tei.schematron.node import Node, problem

__all__ = ["read_lets"]


def read_lets(children: Iterable[Node]) -> tuple[Let, ...]:
    """The variables among the children of an element.

    Raises:
        SchemaError: one without name, without value or with two, or two of one name.
    """
    lets: dict[str, Let] = {}
    for node in children:
        if not node.is_iso("let"):
            continue
        name, value = node.get("name"), node.attributes.get("value", "")
        content = tuple(node.children) if any(True for _ in node.elements()) else ()
        if not name:
            raise problem(node, "let needs a name.")
        if bool(value.strip()) == bool(content):
            raise problem(node, f'let name="{name}" needs a value: either @value or content.')
        if name in lets:
            raise problem(node, f'there are two let name="{name}" here.')
        check_content(content)
        lets[name] = Let(name, value, node, content, node.get("as"))
    return tuple(lets.values())
