"""Annotations, which are checked and dropped (section 5; appendix A, ``annotations`` to ``prefixedName``)."""

from __future__ import annotations

from tei.relaxng.compact.declarations import Environment
from tei.relaxng.compact.tokens import CNAME, DOCUMENTATION, IDENTIFIER, LITERAL, Token, Tokens
from tei.relaxng.loading.tree import RELAXNG, XMLNS

__all__ = ["follow_annotations", "grammar_annotation", "initial_annotations"]


def initial_annotations(tokens: Tokens, environment: Environment) -> bool:
    """``##`` comments, then ``[…]``, before a pattern, name class, parameter or part of a grammar.

    Returns whether there was one that says anything.
    """
    found = tokens.kind == DOCUMENTATION
    while tokens.kind == DOCUMENTATION:
        tokens.take()
    if tokens.kind != "[":
        return found
    tokens.take()
    found = found or tokens.kind != "]"
    attributes: set[tuple[str, str]] = set()
    while tokens.kind != "]" and tokens.following.kind == "=":
        _attribute(tokens, environment, attributes, is_nested=False)
    while tokens.kind != "]":
        if tokens.following.kind == "=":
            raise tokens.error("attributes of an annotation must stand before its elements", tokens.token)
        _element(tokens, environment)
    tokens.take()
    return found


def follow_annotations(tokens: Tokens, environment: Environment) -> bool:
    """Any number of ``>> name […]``. Returns whether there was one."""
    found = False
    while tokens.kind == ">>":
        tokens.take()
        _element(tokens, environment)
        found = True
    return found


def grammar_annotation(tokens: Tokens, environment: Environment) -> bool:
    """An annotation that stands as a part of a grammar, if there is one here. Returns whether there was."""
    if tokens.kind not in (IDENTIFIER, CNAME) or tokens.following.kind != "[":
        return False
    _element(tokens, environment)
    return True


def _element(tokens: Tokens, environment: Environment) -> None:
    """``name […]``, with all that is in it, at any depth."""
    _open_element(tokens, environment, is_nested=False)
    attributes: list[set[tuple[str, str]] | None] = [set()]  # None: the content has begun, no more attributes
    while attributes:
        if tokens.kind == "]":
            tokens.take()
            attributes.pop()
        elif tokens.kind == LITERAL:
            tokens.literal()
            attributes[-1] = None
        elif tokens.following.kind == "=":
            known = attributes[-1]
            if known is None:
                raise tokens.error("attributes of an annotation must stand before its content", tokens.token)
            _attribute(tokens, environment, known, is_nested=True)
        else:
            _open_element(tokens, environment, is_nested=True)
            attributes[-1] = None
            attributes.append(set())


def _open_element(tokens: Tokens, environment: Environment, *, is_nested: bool) -> None:
    token = tokens.token
    if token.kind == CNAME:
        namespace = _namespace(tokens, environment)
        if namespace == RELAXNG and not is_nested:
            raise tokens.error(f"{token.text}: an annotation cannot be in the namespace of RELAX NG", token)
    elif not token.is_name:
        raise tokens.unexpected("an annotation such as name […], or ]")
    tokens.take()
    tokens.expect("[", f"[ after the annotation {token.text}")


def _attribute(tokens: Tokens, environment: Environment, known: set[tuple[str, str]], *, is_nested: bool) -> None:
    token = tokens.token
    if token.kind == CNAME:
        name = _namespace(tokens, environment), token.text.partition(":")[2]
    elif token.is_name and is_nested:
        name = "", token.text
    else:
        raise tokens.unexpected("an attribute with a prefix, such as prefix:name")
    if name[0].removesuffix("/") == XMLNS:
        raise tokens.error(f"{token.text}: an attribute cannot be in the namespace {name[0]}", token)
    if not is_nested:
        _check_foreign(name[0], token, tokens)
    if name in known:
        raise tokens.error(f"the attribute {token.text} stands twice in one annotation; remove one", token)
    known.add(name)
    tokens.take()
    tokens.expect("=")
    tokens.literal("the value of the attribute in quotes")


def _check_foreign(namespace: str, token: Token, tokens: Tokens) -> None:
    if namespace == RELAXNG:
        raise tokens.error(f"{token.text}: an annotation cannot be in the namespace of RELAX NG", token)
    if not namespace:
        raise tokens.error(f"{token.text}: an attribute that annotates must be in a namespace", token)


def _namespace(tokens: Tokens, environment: Environment) -> str:
    token = tokens.token
    prefix = token.text.partition(":")[0]
    namespace = environment.namespace(prefix, token, tokens)
    if namespace is None:
        raise tokens.error(
            f"the prefix {prefix} stands for an inherited namespace; annotations need a fixed one", token
        )
    return namespace
