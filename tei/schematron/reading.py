"""From the tree of a schema to what runs: phase, patterns, rules, assertions (ISO/IEC 19757-3:2020, 5 and 6)."""

from __future__ import annotations

from typing import Final

from tei.schematron.abstraction import abstract_patterns, abstract_rules, instance
from tei.schematron.guard import check_declaration
from tei.schematron.lets import read_lets
from tei.schematron.model import Pattern, Schema
from tei.schematron.namespaces import namespaces_of
from tei.schematron.node import XSL, Node, allow_only, problem
from tei.schematron.rules import RuleReader

__all__ = ["read_schema"]

_BINDINGS: Final = frozenset({"xslt2", "xslt3", "xpath2", "xpath3", "xpath31"})
_BINDINGS_1: Final = frozenset({"", "xslt", "xslt1", "xpath", "xpath1"})
_SCHEMA: Final = ("title", "p", "ns", "let", "phase", "pattern", "group", "diagnostics", "properties", "rules", "param")
_PATTERN: Final = ("title", "p", "let", "rule", "param")


def read_schema(root: Node, phase: str | None) -> Schema:
    """What of the ``schema`` runs in ``phase``; None is ``#DEFAULT``.

    Raises:
        SchemaError: the schema breaks a rule of Schematron, or has no such phase; with its place.
    """
    allow_only(root.elements(), _SCHEMA, root)
    binding = root.get("queryBinding").lower()
    if binding not in _BINDINGS | _BINDINGS_1:
        known = ", ".join(sorted(_BINDINGS | _BINDINGS_1 - {""}))
        raise problem(root, f'queryBinding="{binding}" is not known; expected one of {known}.')
    active = _phase(root, phase)
    lets = read_lets(root.elements())
    if active is not None:
        own = read_lets(active.elements())
        lets = (*(let for let in lets if let.name not in {one.name for one in own}), *own)
    declarations = tuple(child for child in root.elements() if child.namespace == XSL)
    for declaration in declarations:
        check_declaration(declaration)
    return Schema(namespaces_of(root), lets, _patterns(root, active), declarations, is_xslt1=binding in _BINDINGS_1)


def _phase(root: Node, wanted: str | None) -> Node | None:
    """The element of the chosen phase; None for all patterns."""
    name = root.get("defaultPhase") or "#ALL" if wanted in (None, "", "#DEFAULT") else str(wanted)
    if name == "#ALL":
        return None
    phases = {node.get("id"): node for node in root.elements() if node.is_iso("phase")}
    if name not in phases:
        known = ", ".join(sorted(phases)) or "none"
        raise problem(root, f'there is no phase "{name}"; there is: {known} (and #ALL).')
    return phases[name]


def _patterns(root: Node, phase: Node | None) -> tuple[Pattern, ...]:
    nodes = [node for node in root.elements() if node.is_iso("pattern", "group")]
    if phase is not None:
        active = {child.get("pattern"): child for child in phase.elements() if child.is_iso("active")}
        for name, child in active.items():
            if name not in {node.get("id") for node in nodes}:
                raise problem(child, f'active pattern="{name}": there is no pattern with this id.')
        nodes = [node for node in nodes if node.get("id") in active]
    abstract = abstract_patterns(root)
    reader = RuleReader(root)
    patterns = []
    for node in nodes:
        if node.get("abstract") == "true":
            continue
        concrete = instance(node, abstract) if "is-a" in node.attributes else node
        patterns.append(_pattern(concrete, reader))
    return tuple(patterns)


def _pattern(node: Node, reader: RuleReader) -> Pattern:
    allow_only(node.elements(), _PATTERN, node)
    if "documents" in node.attributes:
        raise problem(node, "a pattern with @documents asks for other files; only the document itself is checked.")
    near = abstract_rules(node)
    rules = [child for child in node.elements() if child.is_iso("rule") and child.get("abstract") != "true"]
    return Pattern(
        node.get("id"),
        read_lets(node.elements()),
        tuple(reader.rule(child, near) for child in rules),
        is_group=node.local == "group",
    )
