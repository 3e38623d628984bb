"""Schematron where it stands: in a schema of its own, between the patterns of a RELAX NG schema, in an ODD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from tei.schematron.guard import DECLARATIONS
from tei.schematron.node import ISO, RNG, TEI, XSL, Node, problem

__all__ = ["extract"]

_TOP: Final = ("ns", "let", "phase", "pattern", "group", "diagnostics", "properties")
_ISO_SCHEMES: Final = ("schematron", "isoschematron")
_SPECIFICATIONS: Final = ("elementSpec", "classSpec", "attDef", "constraintSpec")


def extract(root: Node) -> Node:
    """The ``sch:schema`` element; made up from the rules that are found when they are embedded.

    Embedded rules speak the binding ``xslt2`` unless the file says otherwise. A rule without pattern stands alone, an
    assertion without rule is about the element that it is written in (RELAX NG: an element with a name; ODD: the
    element or attribute that is specified).

    Raises:
        SchemaError: neither Schematron nor RELAX NG nor TEI; or there is an assertion of which one cannot know what it
            is about.
    """
    syntax = _syntax_of(root)
    if syntax == "sch":
        return root
    schema = _make(root, "schema", {"queryBinding": "xslt2"})
    _gather(schema, _in_rng(root) if syntax == "rng" else _in_odd(root))
    return schema


def _syntax_of(root: Node) -> Literal["sch", "rng", "odd"]:
    """What kind of file the root element begins."""
    if root.is_iso("schema"):
        return "sch"
    if root.namespace == RNG:
        return "rng"
    if root.namespace == TEI:
        return "odd"
    if root.namespace == "http://www.ascc.net/xml/schematron":
        raise problem(root, f'this is Schematron 1.x; expected the namespace "{ISO}".')
    raise problem(root, f"<{root.name}> is no Schematron schema, no RELAX NG schema in XML syntax and no ODD.")


def _make(at: Node, local: str, attributes: dict[str, str]) -> Node:
    scope = {**at.scope, "sch": ISO}
    return Node(f"sch:{local}", attributes, scope, at.file, at.line)


def _gather(schema: Node, found: Iterator[tuple[Node, str]]) -> None:
    """Put the parts where they belong; each comes with the context of an assertion that has no rule."""
    alone: dict[str, Node] = {}
    for node, context in found:
        if node.is_iso("schema"):
            schema.attributes.update(node.attributes)
            schema.children.extend(node.elements())
        elif node.is_iso(*_TOP) or node.namespace == XSL:
            schema.children.append(node)
        elif node.is_iso("rule"):
            pattern = _make(node, "pattern", {"id": node.get("id")} if node.get("id") else {})
            pattern.children.append(node)
            schema.children.append(pattern)
        elif node.is_iso("assert", "report"):
            if not context:
                raise problem(node, f"sch:{node.local} stands alone here; put it into a sch:rule with a context.")
            rule = alone.get(context)
            if rule is None:
                pattern, rule = _make(node, "pattern", {}), _make(node, "rule", {"context": context})
                pattern.children.append(rule)
                schema.children.append(pattern)
                alone[context] = rule
            rule.children.append(node)


def _in_rng(node: Node, context: str = "", namespace: str = "") -> Iterator[tuple[Node, str]]:
    """The parts of Schematron anywhere in a RELAX NG schema, as deep as they first occur."""
    if node.namespace == RNG:
        namespace = node.attributes.get("ns", namespace)
        if node.local == "element":
            context = _name_of(node, namespace)
    for child in node.elements():
        if child.namespace == ISO or (child.namespace == XSL and child.local in DECLARATIONS):
            yield child, context
        else:
            yield from _in_rng(child, context, namespace)


def _name_of(element: Node, namespace: str) -> str:
    """The context for what stands in an element pattern; empty if that is not of one name."""
    name = element.get("name")
    for child in element.elements():
        if not name and child.namespace == RNG and child.local == "name":
            name = "".join(text for text in child.children if isinstance(text, str)).strip()
            namespace = child.attributes.get("ns", namespace)
    prefix, _, local = name.rpartition(":")
    return f"Q{{{element.scope.get(prefix, '') if prefix else namespace}}}{local}" if local else ""


def _in_odd(node: Node, context: str = "", namespace: str = TEI) -> Iterator[tuple[Node, str]]:
    """What the constraints of an ODD hold, with the element or attribute that each is written for."""
    for child in node.elements():
        deleted = child.get("mode") == "delete" and child.local in _SPECIFICATIONS
        if child.namespace != TEI or deleted:
            continue
        inner, inner_namespace = context, child.get("ns") or namespace
        if child.local == "elementSpec":
            inner = f"Q{{{inner_namespace}}}{child.get('ident')}"
        elif child.local == "classSpec":
            inner = ""
        elif child.local == "attDef":
            qualified = f"Q{{{child.get('ns')}}}{child.get('ident')}" if child.get("ns") else child.get("ident")
            inner, inner_namespace = f"{context}/@{qualified}" if context else "", namespace
        elif child.local == "constraintSpec" and child.get("scheme") not in _ISO_SCHEMES:
            continue
        if child.local in ("constraint", "constraintSpec"):
            yield from ((part, inner) for part in child.elements() if part.namespace in (ISO, XSL))
        yield from _in_odd(child, inner, inner_namespace)
