"""RELAX NG by the letter: tries every way to part content among patterns (specification, section 6.2).

Slow beyond a handful of nodes, and meant to be too simple to be wrong. Grammars are in the notation of the simplified
schema, elements are ``Node`` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from tei.relaxng.automaton.name_class import NameClass
from tei.relaxng.datatypes import datatype
from tei.relaxng.grammar import Grammar

BLANKS = " \t\r\n"


class Node(NamedTuple):
    """An element: (namespace, local name), attributes by such names, children; texts are never side by side."""

    name: tuple[str, str]
    attributes: tuple[tuple[tuple[str, str], str], ...] = ()
    children: tuple[Node | str, ...] = ()


Content = tuple["Node | str", ...]
Attributes = tuple[tuple[tuple[str, str], str], ...]


def valid(grammar: Grammar, root: Node) -> bool:
    """Whether a document with this root is valid."""
    return _match(grammar, grammar.start, (), (root,))


def xml(node: Node) -> str:
    """The element as text, every namespace declared where it is used."""
    bindings = "".join(f" xmlns:p{i}={quoteattr(name[0])}" for i, (name, _) in enumerate(node.attributes) if name[0])
    attributes = "".join(
        f" {f'p{i}:' if name[0] else ''}{name[1]}={quoteattr(value)}" for i, (name, value) in enumerate(node.attributes)
    )
    inside = "".join(escape(child) if isinstance(child, str) else xml(child) for child in node.children)
    return f"<{node.name[1]} xmlns={quoteattr(node.name[0])}{bindings}{attributes}>{inside}</{node.name[1]}>"


def _match(grammar: Grammar, pattern: Sequence[Any], attributes: Attributes, content: Content) -> bool:
    kind = pattern[0]
    if kind == "ref":
        return _match(grammar, grammar.defines[pattern[1]], attributes, content)
    if kind == "empty":
        return not attributes and not content
    if kind == "text":
        return not attributes and all(isinstance(item, str) for item in content)
    if kind == "choice":
        return any(_match(grammar, part, attributes, content) for part in pattern[1:])
    if kind in ("group", "interleave"):
        return _match_two(grammar, pattern, attributes, content)
    if kind == "oneOrMore":
        return _match_repeated(grammar, pattern, attributes, content)
    if kind == "element":
        return not attributes and len(content) == 1 and _match_element(grammar, pattern, content[0])
    if kind == "attribute":
        if content or len(attributes) != 1 or not NameClass(pattern[1]).contains(attributes[0][0]):
            return False
        return _match_weakly(grammar, pattern[2], (), (attributes[0][1],))
    return not attributes and len(content) == 1 and isinstance(content[0], str) and _match_text(pattern, content[0])


def _match_two(grammar: Grammar, pattern: Sequence[Any], attributes: Attributes, content: Content) -> bool:
    first = pattern[1]
    rest = pattern[2] if len(pattern) == 3 else (pattern[0], *pattern[2:])
    parts = _splits(content) if pattern[0] == "group" else _subsets(content)
    return any(
        _match(grammar, first, mine, left) and _match(grammar, rest, others, right)
        for left, right in parts
        for mine, others in _subsets(attributes)
    )


def _match_repeated(grammar: Grammar, pattern: Sequence[Any], attributes: Attributes, content: Content) -> bool:
    if _match(grammar, pattern[1], attributes, content):
        return True
    return any(
        _match(grammar, pattern[1], mine, left) and _match(grammar, pattern, others, right)
        for left, right in _splits(content)
        for mine, others in _subsets(attributes)
        if (left or mine) and (right or others)
    )


def _match_element(grammar: Grammar, pattern: Sequence[Any], node: Node | str) -> bool:
    if isinstance(node, str) or not NameClass(pattern[1]).contains(node.name):
        return False
    return _match_weakly(grammar, pattern[2], node.attributes, node.children)


def _match_weakly(grammar: Grammar, pattern: Sequence[Any], attributes: Attributes, content: Content) -> bool:
    """Section 6.2.9: blanks count only where they are all there is."""
    texts = [item for item in content if isinstance(item, str)]
    if len(texts) == len(content) <= 1:
        whole = texts[0] if texts else ""
        blank = not whole.strip(BLANKS)
        return _match(grammar, pattern, attributes, (whole,)) or (blank and _match(grammar, pattern, attributes, ()))
    kept = tuple(item for item in content if not isinstance(item, str) or item.strip(BLANKS))
    return _match(grammar, pattern, attributes, kept)


def _match_text(pattern: Sequence[Any], text: str) -> bool:
    kind = pattern[0]
    if kind == "list":
        return _match(Grammar(("empty",), {}), pattern[1], (), tuple(text.split()))
    if kind == "value":
        return datatype(pattern[1], pattern[2], ()).same(pattern[3], {}, text, {})
    if kind != "data" or not datatype(pattern[1], pattern[2], pattern[3]).allows(text, {}):
        return False
    return pattern[4] is None or not _match_weakly(Grammar(("empty",), {}), pattern[4], (), (text,))


def _splits(content: Content) -> Iterator[tuple[Content, Content]]:
    return ((content[:at], content[at:]) for at in range(len(content) + 1))


def _subsets(items: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    for chosen in product((True, False), repeat=len(items)):
        yield (
            tuple(item for item, mine in zip(items, chosen, strict=True) if mine),
            tuple(item for item, mine in zip(items, chosen, strict=True) if not mine),
        )
