"""What a schema says about its elements and attributes, whatever the order: for advice in messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tei.relaxng.automaton.name_class import NameClass, QName
from tei.relaxng.grammar import Grammar

__all__ = ["Vocabulary"]

_NO_NAMES: Final[frozenset[QName]] = frozenset()


class _Content:
    """The names that one pattern holds: of elements and of attributes."""

    __slots__ = ("attributes", "elements")

    def __init__(self) -> None:
        self.elements: set[QName] = set()
        self.attributes: set[QName] = set()

    def add(self, other: _Content) -> None:
        """Take in what another pattern holds."""
        self.elements |= other.elements
        self.attributes |= other.attributes


class Vocabulary:
    """The elements that can be reached from the start of a schema, names given by wildcards left out.

    A name is (namespace, local name), "" for no namespace.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar: Final = grammar
        self._defines: Final[dict[str, _Content]] = {}
        self._contents: Final[dict[QName, _Content]] = {}
        self._waiting: Final[list[tuple[frozenset[QName], Sequence[Any]]]] = []
        self._content(grammar.start)
        while self._waiting:
            names, raw = self._waiting.pop()
            content = self._content(raw)
            for name in names:
                self._contents.setdefault(name, _Content()).add(content)
        self.elements: Final = frozenset(self._contents)
        self._parents: dict[QName, set[QName]] | None = None

    def attributes(self, namespace: str, local: str) -> frozenset[QName]:
        """The attributes that an element may have; none for an unknown element."""
        content = self._contents.get((namespace, local))
        return frozenset(content.attributes) if content else _NO_NAMES

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
                names = NameClass(part[1]).names
                found.elements |= names
                self._waiting.append((names, part[2]))
            elif kind == "attribute":
                found.attributes |= NameClass(part[1]).names
            elif kind == "ref":
                found.add(self._define(part[1]))
            elif kind not in ("text", "data", "value", "list"):
                waiting.extend(part[1:])
        return found

    def _define(self, key: str) -> _Content:
        known = self._defines.get(key)
        if known is None:
            known = self._defines[key] = self._content(self._grammar.defines[key])
        return known
