"""A schema that has been read: what is left of Schematron when includes, abstract things and phases are resolved."""

from __future__ import annotations

from dataclasses import dataclass

from tei.schematron.node import Node

__all__ = ["Assertion", "Let", "Part", "Pattern", "Rule", "Schema"]


@dataclass(frozen=True, slots=True)
class Let:
    """``let``: a variable with an expression, or with a tree as its value (``content``)."""

    name: str
    value: str
    node: Node
    content: tuple[Node | str, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a message: literal text, or an expression (``value-of``, or ``name`` of a node)."""

    text: str = ""
    select: str = ""
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """``assert`` or ``report``, with what it takes from its rule (role, subject, see, severity)."""

    node: Node
    test: str
    is_report: bool
    message: tuple[Part, ...]
    diagnostics: tuple[tuple[Part, ...], ...] = ()
    id: str = ""
    role: str = ""
    severity: str = ""
    see: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """``rule``: the nodes it is about, its variables and assertions, in the order of the schema."""

    node: Node
    context: str
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """``pattern``: a node is handled by the first of its rules that is about it; in a ``group`` (2025) by each."""

    id: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """All that runs in the chosen phase."""

    namespaces: dict[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    declarations: tuple[Node, ...] = ()  # xsl:function, xsl:key …
    is_xslt1: bool = False
