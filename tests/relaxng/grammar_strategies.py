"""Random schemas in the notation of the simplified schema, and random documents near them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from naive_matcher import Node

from tei.relaxng.datatypes import XSD
from tei.relaxng.grammar import Grammar

NAMESPACES = ("", "urn:n")
LOCALS = ("a", "b", "c")
VALUES = ("x", "y", "1", "", " x ", "x 1", "x x")
TEXTS = ("x", " ", "1", "x 1", "\n ")
KEYS = ("one", "two")

names = st.tuples(st.just("name"), st.sampled_from(NAMESPACES), st.sampled_from(LOCALS))
_wildcards = st.one_of(
    st.tuples(st.just("anyName"), st.none() | names),
    st.tuples(st.just("nsName"), st.sampled_from(NAMESPACES), st.none() | names),
)
name_classes = st.one_of(names, names, names, _wildcards, st.tuples(st.just("choice"), names, names | _wildcards))

_words = st.one_of(
    st.tuples(st.just("value"), st.just(""), st.just("token"), st.sampled_from(("x", "y", "x 1")), st.none()),
    st.tuples(st.just("value"), st.just(XSD), st.just("integer"), st.just("01"), st.none()),
    st.tuples(st.just("data"), st.just(XSD), st.sampled_from(("integer", "NCName")), st.just(()), st.none()),
)
_excepting = st.tuples(st.just("data"), st.just(""), st.just("token"), st.just(()), _words)


def _combined(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        st.tuples(st.sampled_from(("choice", "group", "interleave")), several).map(lambda made: (made[0], *made[1])),
        st.tuples(st.just("oneOrMore"), parts),
        parts.map(lambda part: ("choice", part, ("empty",))),
        parts.map(lambda part: ("choice", ("oneOrMore", part), ("empty",))),
    )


_listed = st.tuples(st.just("list"), st.recursive(_words | st.just(("empty",)), _combined, max_leaves=3))
values = st.one_of(_words, _words, _excepting, _listed, st.tuples(st.just("choice"), _words, _words | _listed))
_attributes = st.tuples(st.just("attribute"), name_classes, values | st.just(("text",)))


def _content(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The content of an element: elements, text and attributes, or a value beside attributes."""
    mixed = st.recursive(st.one_of(parts, parts, _attributes, st.just(("text",)), st.just(("empty",))), _combined)
    return st.one_of(
        mixed,
        mixed,
        values,
        st.tuples(st.just("choice"), values, mixed),
        st.tuples(st.just("group"), _attributes, values),
    )


_references = st.tuples(st.just("ref"), st.sampled_from(KEYS))
_leaves = st.tuples(st.just("element"), name_classes, values | st.sampled_from((("empty",), ("text",))))
elements = st.recursive(
    st.one_of(_references, _leaves),
    lambda inner: st.tuples(st.just("element"), name_classes, _content(inner)),
    max_leaves=6,
)


@st.composite
def grammars(draw: st.DrawFn) -> Grammar:
    """A schema whose defines are elements or choices of them, and may refer to each other."""
    made = {key: ("element", draw(name_classes), draw(_content(elements))) for key in KEYS}
    return Grammar(draw(st.sampled_from((("ref", "one"), ("choice", ("ref", "one"), ("ref", "two"))))), made)


@st.composite
def documents(draw: st.DrawFn, grammar: Grammar) -> Node:
    """A document that follows the schema for the most part; what is needed in great depth is left out."""
    content = _sample(draw, grammar, grammar.start, 4)[1]
    root = next((node for node in content if isinstance(node, Node)), Node(("", "a")))
    for _ in range(draw(st.integers(0, 2))):
        root = _mutated(draw, root)
    return _tidy(root)


def _sample(
    draw: st.DrawFn, grammar: Grammar, pattern: Sequence[Any], depth: int
) -> tuple[dict[tuple[str, str], str], list[Node | str]]:
    kind = pattern[0]
    if kind == "ref":
        return _sample(draw, grammar, grammar.defines[pattern[1]], depth)
    if kind == "choice":
        return _sample(draw, grammar, draw(st.sampled_from(pattern[1:])), depth)
    if kind == "element":
        if depth == 0:
            return {}, []
        attributes, children = _sample(draw, grammar, pattern[2], depth - 1)
        return {}, [Node(_name(draw, pattern[1]), tuple(attributes.items()), tuple(children))]
    if kind == "attribute":
        _, made = _sample(draw, grammar, pattern[2], depth)
        return {_name(draw, pattern[1]): "".join(item for item in made if isinstance(item, str))}, []
    if kind == "text":
        return {}, draw(st.lists(st.sampled_from(TEXTS), max_size=1))
    if kind in ("data", "value", "list"):
        return {}, [pattern[3] if kind == "value" else draw(st.sampled_from(VALUES))]
    parts = list(pattern[1:]) if kind in ("group", "interleave") else []
    if kind == "oneOrMore":
        parts = [pattern[1]] * draw(st.integers(1, 2))
    if kind == "interleave":
        parts = draw(st.permutations(parts))
    attributes: dict[tuple[str, str], str] = {}
    content: list[Node | str] = []
    for part in parts:
        more, children = _sample(draw, grammar, part, depth)
        attributes |= more
        content += children
    return attributes, content


def _name(draw: st.DrawFn, name_class: Sequence[Any]) -> tuple[str, str]:
    kind = name_class[0]
    if kind == "name":
        return name_class[1], name_class[2]
    if kind == "choice":
        return _name(draw, draw(st.sampled_from(name_class[1:])))
    namespace = name_class[1] if kind == "nsName" else draw(st.sampled_from(NAMESPACES))
    return namespace, draw(st.sampled_from(LOCALS))


def _mutated(draw: st.DrawFn, node: Node) -> Node:
    """One change somewhere in the element."""
    inner = [index for index, child in enumerate(node.children) if isinstance(child, Node)]
    if inner and draw(st.booleans()):
        at = draw(st.sampled_from(inner))
        child = node.children[at]
        assert isinstance(child, Node)
        return node._replace(children=(*node.children[:at], _mutated(draw, child), *node.children[at + 1 :]))
    change = draw(st.sampled_from(("rename", "attribute", "insert", "text", "drop", "drop attribute")))
    at = draw(st.integers(0, len(node.children)))
    name = draw(st.tuples(st.sampled_from(NAMESPACES), st.sampled_from(LOCALS)))
    if change == "rename":
        return node._replace(name=name)
    if change == "attribute":
        return node._replace(attributes=tuple((dict(node.attributes) | {name: draw(st.sampled_from(VALUES))}).items()))
    if change == "drop attribute":
        return node._replace(attributes=node.attributes[1:])
    if change == "drop":
        return node._replace(children=(*node.children[:at], *node.children[at + 1 :]))
    new: Node | str = Node(name) if change == "insert" else draw(st.sampled_from(TEXTS))
    return node._replace(children=(*node.children[:at], new, *node.children[at:]))


def _tidy(node: Node) -> Node:
    """Texts side by side made one."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str) and children and isinstance(children[-1], str):
            children[-1] += child
        elif child != "":
            children.append(child if isinstance(child, str) else _tidy(child))
    return node._replace(children=tuple(children))
