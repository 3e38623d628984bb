"""Rules, assertions and their messages (ISO/IEC 19757-3:2020, 5.4.2, 5.4.12, 5.4.14 and 5.4.16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tei.schematron.abstraction import abstract_rules, expand_rule
from tei.schematron.lets import read_lets
from tei.schematron.model import Assertion, Part, Rule
from tei.schematron.node import XSL, Node, allow_only, problem

__all__ = ["RuleReader"]

_RULE: Final = frozenset({"let", "assert", "report", "p", "extends"})
_MESSAGE: Final = frozenset({"name", "value-of", "emph", "dir", "span", "diagnostic-ref", "p"})


class RuleReader:
    """Reads the rules of one schema: it knows its abstract rules and diagnostics."""

    def __init__(self, root: Node) -> None:
        self._abstract = abstract_rules(root)
        self._diagnostics = {node.get("id"): node for node in root.iter() if node.is_iso("diagnostic")}

    def rule(self, node: Node, near: Mapping[str, Node]) -> Rule:
        """A rule with what it extends; ``near`` are the abstract rules of its pattern.

        Raises:
            SchemaError: no context, or something in it that may not be there.
        """
        context = node.attributes.get("context", "")
        if not context.strip():
            raise problem(node, 'a rule needs a context, or abstract="true".')
        children = expand_rule(node, near, self._abstract)
        for child in children:
            allow_only([child], _RULE, node)
            if child.namespace == XSL:
                raise problem(child, f"{child.name} is not run in a rule; use let, or xsl:function in the schema.")
        assertions = tuple(self._assertion(child, node) for child in children if child.is_iso("assert", "report"))
        return Rule(node, context, read_lets(children), assertions)

    def _assertion(self, node: Node, rule: Node) -> Assertion:
        test = node.attributes.get("test", "")
        if not test.strip():
            raise problem(node, f"{node.local} needs a test.")

        def own(name: str) -> str:
            return node.get(name) or rule.get(name)

        return Assertion(
            node,
            test,
            node.local == "report",
            tuple(_message(node)),
            self._diagnostics_of(node),
            id=node.get("id"),
            role=own("role"),
            severity=own("severity"),
            see=own("see"),
            subject=own("subject"),
        )

    def _diagnostics_of(self, node: Node) -> tuple[tuple[Part, ...], ...]:
        found = []
        for name in node.get("diagnostics").split():
            if name not in self._diagnostics:
                raise problem(node, f'diagnostics="{name}": there is no diagnostic with this id.')
            found.append(tuple(_message(self._diagnostics[name])))
        return tuple(found)


def _message(node: Node) -> Iterable[Part]:
    """The text of a message and the expressions in it, in their order."""
    for child in node.children:
        if isinstance(child, str):
            yield Part(text=child)
            continue
        allow_only([child], _MESSAGE, node)
        if child.namespace == XSL:
            raise problem(child, f"{child.name} is not run in a message; use sch:value-of.")
        if child.is_iso("value-of"):
            if not child.get("select"):
                raise problem(child, "value-of needs select.")
            yield Part(select=child.attributes["select"])
        elif child.is_iso("name"):
            yield Part(select=child.get("path") or ".", is_name=True)
        else:
            yield from _message(child)
