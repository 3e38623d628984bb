"""What a schema says about its elements and attributes, whatever the order: for advice in messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tei.relaxng.automaton.name_class import NameClass, QName
from tei.relaxng.grammar import Grammar

__all__ = ["Vocabulary"]

_NO_NAMES: Final[frozenset[QName]] = frozenset()


class _Content:
    """The names that one pattern holds: of elements, of attributes; whether text or values may stand there."""

    __slots__ = ("attributes", "elements", "text")

    def __init__(self) -> None:
        self.elements: set[QName] = set()
        self.attributes: set[QName] = set()
        self.text = False

    def add(self, other: _Content) -> None:
        """Take in what another pattern holds."""
        self.elements |= other.elements
        self.attributes |= other.attributes
        self.text |= other.text


class Vocabulary:
    """The elements that can be reached from the start of a schema, names given by wildcards left out.

    A name is (namespace, local name), "" for no namespace.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar: Final = grammar
        self._defines: Final[dict[str, _Content]] = {}
        self._contents: Final[dict[QName, _Content]] = {}
        self._waiting: list[Sequence[Any]] = []
        self._seen: Final[set[int]] = set()
        start = self._content(grammar.start)
        self.roots: Final = frozenset(start.elements)
        while self._waiting:
            _, raw_names, raw_content = self._waiting.pop()
            content = self._content(raw_content)
            for name in NameClass(raw_names).names:
                self._contents.setdefault(name, _Content()).add(content)
        self.elements: Final = frozenset(self._contents)
        self._parents: dict[QName, set[QName]] | None = None

    def children(self, namespace: str, local: str) -> frozenset[QName]:
        """The elements that may stand directly in one; none for an unknown element."""
        content = self._contents.get((namespace, local))
        return frozenset(content.elements) if content else _NO_NAMES

    def attributes(self, namespace: str, local: str) -> frozenset[QName]:
        """The attributes that an element may have."""
        content = self._contents.get((namespace, local))
        return frozenset(content.attributes) if content else _NO_NAMES

    def has_text(self, namespace: str, local: str) -> bool:
        """Whether text may stand directly in an element."""
        content = self._contents.get((namespace, local))
        return content is not None and content.text

    def parents(self, namespace: str, local: str) -> frozenset[QName]:
        """The elements that one may stand directly in."""
        if self._parents is None:
            self._parents = {}
            for parent, content in self._contents.items():
                for child in content.elements:
                    self._parents.setdefault(child, set()).add(parent)
        return frozenset(self._parents.get((namespace, local), _NO_NAMES))

    def _content(self, raw: Sequence[Any]) -> _Content:
        """What a pattern holds; the elements in it are looked into later."""
        found = _Content()
        waiting = [raw]
        while waiting:
            part = waiting.pop()
            kind = part[0]
            if kind == "element":
                found.elements |= NameClass(part[1]).names
                if id(part) not in self._seen:
                    self._seen.add(id(part))
                    self._waiting.append(part)
            elif kind == "attribute":
                found.attributes |= NameClass(part[1]).names
            elif kind == "ref":
                found.add(self._define(part[1]))
            elif kind in ("text", "data", "value", "list"):
                found.text = True
            else:
                waiting.extend(part[1:])
        return found

    def _define(self, key: str) -> _Content:
        known = self._defines.get(key)
        if known is None:
            known = self._defines[key] = self._content(self._grammar.defines[key])
        return known
