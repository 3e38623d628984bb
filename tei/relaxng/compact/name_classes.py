"""Name classes of the compact syntax (appendix A, ``nameClass`` to ``simpleNameClass``)."""

from __future__ import annotations

from tei.relaxng.compact.annotations import follow_annotations, initial_annotations
from tei.relaxng.compact.declarations import Environment
from tei.relaxng.compact.nesting import Production
from tei.relaxng.compact.tokens import CNAME, NS_NAME, Token, Tokens
from tei.relaxng.loading.tree import Node

__all__ = ["NameClasses"]


class NameClasses:
    """Reads the name class of an ``element`` (``default``: the default namespace) or ``attribute`` (none)."""

    def __init__(self, tokens: Tokens, environment: Environment) -> None:
        self._tokens = tokens
        self._environment = environment
        self._is_bare_except = False  # the name class read last has "-" and no brackets around it

    def name_class(self, default: str | None) -> Production:
        """``innerNameClass``: simple name classes joined by ``|``, or one with ``-``."""
        tokens = self._tokens
        start = tokens.token
        first = yield self._annotated(default, may_except=True)
        if tokens.kind != "|":
            return first
        if self._is_bare_except:
            raise tokens.error("- and | are mixed; put ( ) around the names with -", tokens.token)
        node = self._node("choice", start)
        node.children.append(first)
        while tokens.kind == "|":
            tokens.take()
            node.children.append((yield self._annotated(default, may_except=False)))
        self._is_bare_except = False
        return node

    def _annotated(self, default: str | None, *, may_except: bool) -> Production:
        """``annotatedSimpleNameClass`` or ``annotatedExceptNameClass``."""
        tokens = self._tokens
        is_open = tokens.after_annotations()[0].kind in ("*", NS_NAME)
        node = yield self._simple(default)
        is_bare_except = tokens.kind == "-"
        if is_bare_except:
            if not is_open:
                raise tokens.error("- may stand only after * or prefix:*", tokens.token)
            if not may_except:
                raise tokens.error("- and | are mixed; put ( ) around the names with -", tokens.token)
            token = tokens.take()
            exception = self._node("except", token)
            exception.children.append((yield self._simple(default)))
            node.children.append(exception)
            if tokens.kind == "-":
                raise tokens.error("- stands twice; put ( ) around the second name class with -", tokens.token)
        follow_annotations(tokens, self._environment)
        self._is_bare_except = is_bare_except
        return node

    def _simple(self, default: str | None) -> Production:
        """``leadAnnotatedSimpleNameClass``."""
        tokens = self._tokens
        initial_annotations(tokens, self._environment)
        token = tokens.token
        if token.kind == "(":
            tokens.take()
            node = yield self.name_class(default)
            tokens.expect(")", ") or |")
            return node
        if token.kind == "*":
            node = self._node("anyName", token)
        elif token.kind == NS_NAME:
            node = self._qualified("nsName", self._environment.namespace(token.text, token, tokens), token)
        elif token.kind == CNAME:
            prefix, _, local = token.text.partition(":")
            node = self._qualified("name", self._environment.namespace(prefix, token, tokens), token, local)
        elif token.is_name:
            node = self._qualified("name", default, token, token.text)
        else:
            raise tokens.unexpected("a name, prefix:* or *")
        tokens.take()
        return node

    def _qualified(self, kind: str, namespace: str | None, token: Token, local: str = "") -> Node:
        node = self._node(kind, token)
        node.text = local
        if namespace is not None:
            node.attributes["ns"] = namespace
        return node

    def _node(self, kind: str, token: Token) -> Node:
        return Node(kind, {}, token.offset, self._environment.bindings)
