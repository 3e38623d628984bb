"""All element patterns of a schema by name: what an element is that stands where it may not."""

from __future__ import annotations

from typing import Final

from tei.relaxng.automaton.name_class import QName
from tei.relaxng.automaton.pattern import Element
from tei.relaxng.automaton.pattern_builder import PatternBuilder

__all__ = ["ElementIndex"]


class ElementIndex:
    """The element patterns that can be reached from the start of the schema."""

    def __init__(self, builder: PatternBuilder) -> None:
        self._named: Final[dict[QName, list[Element]]] = {}
        self._wildcards: Final[list[Element]] = []
        for element in builder.elements():
            for name in element.name_class.names:
                self._named.setdefault(name, []).append(element)
            if element.name_class.wildcards:
                self._wildcards.append(element)

    def find(self, name: QName) -> list[Element]:
        """The patterns that stand for the name most closely: by name, else by namespace, else for any name."""
        named = self._named.get(name)
        if named is not None:
            return named
        ranked = [(element.name_class.wildcard_rank(name), element) for element in self._wildcards]
        best = max((rank for rank, _ in ranked), default=0)
        return [element for rank, element in ranked if rank == best] if best else []
