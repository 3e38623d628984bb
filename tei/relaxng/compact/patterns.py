"""Patterns of the compact syntax (appendix A, ``pattern`` to ``param``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tei.relaxng.compact.annotations import follow_annotations, initial_annotations
from tei.relaxng.compact.declarations import Environment
from tei.relaxng.compact.name_classes import NameClasses
from tei.relaxng.compact.nesting import Production
from tei.relaxng.compact.tokens import CNAME, IDENTIFIER, LITERAL, Token, Tokens
from tei.relaxng.loading.tree import Node

__all__ = ["Patterns", "reference_to_file"]

_OPERATORS: Final = {"|": "choice", ",": "group", "&": "interleave"}
_REPEATS: Final = {"*": "zeroOrMore", "+": "oneOrMore", "?": "optional"}
_HOLDERS: Final = frozenset(("element", "attribute", "list", "mixed"))
_WANTED: Final = "a pattern, such as element, text or the name of a definition"


class Patterns:
    """Reads patterns; ``grammar`` reads the content of ``grammar { … }``.

    ``followed``: annotations follow the pattern that was read last, so that it is more than one element in XML.
    """

    def __init__(self, tokens: Tokens, environment: Environment, grammar: Callable[[Node], Production]) -> None:
        self.followed = False
        self._tokens = tokens
        self._environment = environment
        self._grammar = grammar
        self._name_classes = NameClasses(tokens, environment)
        self._is_datatype = False  # the primary read last is a datatype without brackets around it
        self._is_bare_except = False  # the particle read last has "-" and no brackets around it

    def pattern(self) -> Production:
        """``innerPattern``: particles joined by one operator, or a datatype with ``-``."""
        tokens = self._tokens
        start = tokens.token
        first = yield self._particle(may_except=True)
        operator = tokens.kind
        if operator not in _OPERATORS:
            return first
        if self._is_bare_except:
            raise tokens.error(f"- and {operator} are mixed; put ( ) around the datatype with -", tokens.token)
        node = self._node(_OPERATORS[operator], start)
        node.children.append(first)
        while tokens.kind == operator:
            tokens.take()
            node.children.append((yield self._particle(may_except=False)))
        if tokens.kind in _OPERATORS:
            other = tokens.kind
            raise tokens.error(f"{operator} and {other} are mixed; put ( ) around what belongs together", tokens.token)
        self.followed = False
        return node

    def _particle(self, *, may_except: bool) -> Production:
        """``innerParticle`` or ``annotatedDataExcept``."""
        tokens = self._tokens
        node = yield self._primary()
        if tokens.kind == "-":
            if not may_except:
                raise tokens.error("- is mixed with another operator; put ( ) around the datatype with -", tokens.token)
            yield self._except(node)
            self.followed = follow_annotations(tokens, self._environment)
            self._is_bare_except = True
            return node
        followed = follow_annotations(tokens, self._environment) or self.followed
        if tokens.kind in _REPEATS:
            repeated = self._node(_REPEATS[tokens.take().kind])
            repeated.offset = node.offset
            repeated.children.append(node)
            node, followed = repeated, follow_annotations(tokens, self._environment)
            if tokens.kind in _REPEATS:
                raise tokens.error(
                    f"{tokens.kind} after another; put ( ) around what the first belongs to", tokens.token
                )
        self.followed = followed
        self._is_bare_except = False
        return node

    def _except(self, node: Node) -> Production:
        """``- leadAnnotatedPrimary`` after a datatype."""
        tokens = self._tokens
        if not self._is_datatype:
            raise tokens.error("- may stand only after a datatype and its parameters", tokens.token)
        exception = self._node("except", tokens.take())
        exception.children.append((yield self._primary()))
        if tokens.kind in ("-", *_REPEATS):
            raise tokens.error(f"put ( ) around what {tokens.kind} belongs to", tokens.token)
        node.children.append(exception)
        return node

    def _primary(self) -> Production:
        """``leadAnnotatedPrimary``."""
        tokens = self._tokens
        is_annotated = initial_annotations(tokens, self._environment)
        token = tokens.token
        kind = token.kind
        if kind == "(":
            tokens.take()
            node = yield self.pattern()
            tokens.expect(")", ") or an operator")
            self.followed = self.followed and not is_annotated  # annotations make a group of it
            self._is_datatype = False
            return node
        if kind in _HOLDERS:
            node = yield self._holder()
        elif kind == "grammar":
            tokens.take()
            tokens.expect("{", "{ after grammar")
            node = yield self._grammar(self._node("grammar", token))
        else:
            node = self._leaf(token)
        self.followed = False
        self._is_datatype = node.kind == "data"
        return node

    def _leaf(self, token: Token) -> Node:
        """``primary``, as far as it holds no pattern."""
        tokens = self._tokens
        match token.kind:
            case "identifier":
                return self._node("ref", tokens.take(), {"name": token.text})
            case "empty" | "text" | "notAllowed":
                return self._node(tokens.take().kind, token)
            case "string" | "token" | "CName":
                return self._datatype()
            case "literal":
                return self._value(self._node("value", token))
            case "parent":
                tokens.take()
                name = tokens.expect(IDENTIFIER, "the name of a definition after parent").text
                return self._node("parentRef", token, {"name": name})
            case "external":
                return reference_to_file(tokens, self._environment, "externalRef")
        if token.is_name:
            raise tokens.unexpected(_WANTED, f"Write \\{token.text} for a definition of that name.")
        raise tokens.unexpected(_WANTED)

    def _holder(self) -> Production:
        """``element``, ``attribute``, ``list`` and ``mixed``, which hold a pattern in braces."""
        tokens = self._tokens
        node = self._node(tokens.kind, tokens.take())
        if node.kind in ("element", "attribute"):
            default = self._environment.default if node.kind == "element" else ""
            node.children.append((yield self._name_classes.name_class(default)))
        tokens.expect("{", f"{{ and the content of the {node.kind}" if node.children else f"{{ after {node.kind}")
        node.children.append((yield self.pattern()))
        tokens.expect("}", "} or an operator such as , or |")
        return node

    def _datatype(self) -> Node:
        """``datatypeName``, then a value or parameters."""
        tokens = self._tokens
        token = tokens.take()
        prefix, _, name = token.text.rpartition(":")
        library = self._environment.library(prefix, token, tokens) if token.kind == CNAME else ""
        attributes = {"datatypeLibrary": library, "type": name}
        if tokens.kind == LITERAL:
            return self._value(self._node("value", token, attributes))
        node = self._node("data", token, attributes)
        if tokens.kind == "{":
            tokens.take()
            while tokens.kind != "}":
                node.children.append(self._param())
            tokens.take()
        return node

    def _param(self) -> Node:
        tokens = self._tokens
        initial_annotations(tokens, self._environment)
        token = tokens.token
        node = self._node("param", token, {"name": tokens.name("a parameter such as maxLength, or }")})
        tokens.expect("=")
        node.text = tokens.literal("the value of the parameter in quotes")
        return node

    def _value(self, node: Node) -> Node:
        # As in jing the default namespace is that of QNames without prefix; the specification is silent there.
        if self._environment.default is not None:
            node.attributes["ns"] = self._environment.default
        node.text = self._tokens.literal()
        return node

    def _node(self, kind: str, token: Token | None = None, attributes: dict[str, str] | None = None) -> Node:
        return Node(kind, attributes or {}, (token or self._tokens.token).offset, self._environment.bindings)


def reference_to_file(tokens: Tokens, environment: Environment, kind: str) -> Node:
    """``anyURILiteral`` and ``optInherit`` of ``external`` and ``include``."""
    start = tokens.take()
    href = tokens.literal("the address of a schema in quotes")
    namespace = environment.default
    if tokens.kind == "inherit":
        tokens.take()
        tokens.expect("=", "= after inherit")
        token = tokens.token
        namespace = environment.namespace(tokens.name("a prefix"), token, tokens)
    attributes = {"href": href} if namespace is None else {"href": href, "ns": namespace}
    return Node(kind, attributes, start.offset, environment.bindings)
