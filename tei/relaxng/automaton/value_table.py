"""Values seen at one place of the schema, and which patterns they match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tei.relaxng.automaton.matching import matches
from tei.relaxng.automaton.pattern import Data, List, Pattern, Text, Value

if TYPE_CHECKING:
    from tei.relaxng.automaton.machine import Automaton

__all__ = ["LONGEST_KEPT", "NotPossible", "ValueTable", "context_dependent", "id_kind"]

LONGEST_KEPT: Final = 200
"""Characters of the longest value that a table keeps."""


class NotPossible(Exception):
    """The schema has nothing for this tag, attribute, value or end."""


class ValueTable(dict[str, int]):
    """Value → a bit for each pattern that it matches; a value that matches none is not kept."""

    __slots__ = ("automaton", "cacheable", "patterns")

    def __init__(self, automaton: Automaton, patterns: tuple[Pattern, ...], *, cacheable: bool) -> None:
        self.automaton: Final = automaton
        self.patterns: Final = patterns
        self.cacheable: Final = cacheable and not any(map(context_dependent, patterns))

    def __missing__(self, value: str) -> int:
        matched = self.match(value)
        if not matched:
            raise NotPossible
        if self.cacheable and len(value) <= LONGEST_KEPT:
            self.automaton.keep(self, value, matched)
        return matched

    def match(self, value: str) -> int:
        """The bits of the patterns that the value matches; none: 0."""
        automaton = self.automaton
        matched = 0
        for index, pattern in enumerate(self.patterns):
            if matches(automaton.builder, pattern, value, automaton.bindings):
                matched |= 1 << index
        return matched


def context_dependent(pattern: Pattern) -> bool:
    """Whether a match may depend on the namespaces in scope."""
    if isinstance(pattern, Data | Value) and pattern.datatype.context_dependent:
        return True
    return any(map(context_dependent, pattern.parts))


def id_kind(pattern: Pattern) -> str:
    """ID, IDREF or IDREFS if a value can be one by this pattern (RELAX NG DTD Compatibility, section 5), else ""."""
    if isinstance(pattern, Data | Value):
        return pattern.datatype.id_kind
    if isinstance(pattern, Text):
        return ""
    kind = next((kind for kind in map(id_kind, pattern.parts) if kind), "")
    return "IDREFS" if kind == "IDREF" and isinstance(pattern, List) else kind
