"""A whole schema in compact syntax, and grammars (appendix A, ``topLevel`` to ``includeDiv``)."""

from __future__ import annotations

from typing import Final

from tei.relaxng.compact.annotations import grammar_annotation, initial_annotations
from tei.relaxng.compact.declarations import read_declarations
from tei.relaxng.compact.nesting import NestingError, Production, run
from tei.relaxng.compact.patterns import Patterns, reference_to_file
from tei.relaxng.compact.tokens import CNAME, END, IDENTIFIER, Token, Tokens
from tei.relaxng.loading.tree import Node

__all__ = ["read_schema"]

_COMBINE: Final = {"=": "", "|=": "choice", "&=": "interleave"}


def read_schema(tokens: Tokens) -> Node:
    """``topLevel``: the tree of a schema.

    Raises:
        SchemaError: the tokens are no schema, or brackets are nested too deep.
    """
    try:
        return run(_Parser(tokens).top_level())
    except NestingError:
        raise tokens.error("brackets are nested too deep here; simplify the pattern", tokens.token) from None


class _Parser:
    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._environment = read_declarations(tokens)
        self._patterns = Patterns(tokens, self._environment, self._grammar)

    def top_level(self) -> Production:
        tokens = self._tokens
        start = tokens.token
        if self._holds_definitions():
            return (yield self._grammar(self._node("grammar", start), END))
        node = yield self._patterns.pattern()
        if self._patterns.followed:
            raise tokens.error("annotations with >> cannot follow the pattern that is the whole schema", start)
        tokens.expect(END, "an operator such as , or the end of the schema")
        return node

    def _holds_definitions(self) -> bool:
        """Whether a grammar follows, not a pattern."""
        token, following = self._tokens.after_annotations()
        if token.kind == IDENTIFIER:
            return following.kind in _COMBINE or following.kind == "["
        return token.kind in ("start", "include", "div", END) or (token.kind == CNAME and following.kind == "[")

    def _grammar(self, node: Node, end: str = "}", is_included: bool = False) -> Production:
        """``grammar`` or ``includeBody``: definitions up to ``end``, as children of ``node``."""
        tokens = self._tokens
        while tokens.kind != end:
            if not grammar_annotation(tokens, self._environment):
                initial_annotations(tokens, self._environment)
                node.children.append((yield self._component(is_included)))
        tokens.take()
        return node

    def _component(self, is_included: bool) -> Production:
        tokens = self._tokens
        token = tokens.token
        match token.kind:
            case "start":
                return (yield self._definition(self._node("start", tokens.take())))
            case "identifier":
                return (yield self._definition(self._node("define", tokens.take(), {"name": token.text})))
            case "div":
                tokens.take()
                tokens.expect("{", "{ after div")
                return (yield self._grammar(self._node("div", token), "}", is_included))
            case "include" if not is_included:
                node = reference_to_file(tokens, self._environment, "include")
                if tokens.kind == "{":
                    tokens.take()
                    yield self._grammar(node, "}", is_included=True)
                return node
            case "include":
                raise tokens.error("include cannot stand inside an include; move it out", token)
        wanted = "a definition such as name = pattern, or start, include, div"
        if token.is_name and tokens.following.kind in _COMBINE:
            raise tokens.unexpected(wanted, f"Write \\{token.text} for a definition of that name.")
        raise tokens.unexpected(wanted)

    def _definition(self, node: Node) -> Production:
        """``assignOp`` and the pattern."""
        tokens = self._tokens
        if tokens.kind not in _COMBINE:
            raise tokens.unexpected(f"=, |= or &= after {node.attributes.get('name', node.kind)}")
        combine = _COMBINE[tokens.take().kind]
        if combine:
            node.attributes["combine"] = combine
        node.children.append((yield self._patterns.pattern()))
        return node

    def _node(self, kind: str, token: Token, attributes: dict[str, str] | None = None) -> Node:
        return Node(kind, attributes or {}, token.offset, self._environment.bindings)
