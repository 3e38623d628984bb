"""The automaton of a schema: states and element types, made when a document first needs them, shared by all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tei.relaxng.automaton.derivative import attribute_deriv, start_tag_deriv
from tei.relaxng.automaton.element_index import ElementIndex
from tei.relaxng.automaton.element_type import ElementType
from tei.relaxng.automaton.expected import Listing, attribute_listing, named
from tei.relaxng.automaton.name_class import QName
from tei.relaxng.automaton.pattern import Pattern, by_number
from tei.relaxng.automaton.pattern_builder import DatatypeMaker, PatternBuilder
from tei.relaxng.automaton.state import Continuation, State
from tei.relaxng.automaton.value_table import ValueTable
from tei.relaxng.finding import Expected
from tei.relaxng.grammar import Grammar

__all__ = ["Automaton"]

_MOST_ENTRIES: Final = 100_000  # transitions, states and patterns together; tei_all needs some thousands
_MOST_VALUES: Final = 20_000


class Automaton:
    """All states of one schema.

    ``bindings`` are the namespaces in scope in the document being read. ``size`` counts what is kept beside
    patterns; ``trim`` drops everything when it has grown too much, and is called where no table is in use.
    """

    def __init__(self, grammar: Grammar, datatype: DatatypeMaker) -> None:
        self.grammar: Final = grammar
        self.builder: Final = PatternBuilder(grammar, datatype)
        self.bindings: Mapping[str, str] = {}
        self.size = 0
        self._index: ElementIndex | None = None
        self._values: list[tuple[ValueTable, str]] = []
        self._listings: dict[tuple[Pattern, ...], Listing] = {}
        self._named: dict[object, tuple[Listing, tuple[Expected, ...]]] = {}
        self._rests: dict[tuple[tuple[Pattern, ...], QName, frozenset[Pattern]], tuple[Pattern, ...]] = {}
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._untyped: dict[State, State] = {}
        self._types: dict[tuple[Pattern, ...], ElementType] = {}
        self._continuations: dict[tuple[tuple[Pattern, ...], ...], Continuation] = {}

    def start(self) -> State:
        """The state before the root."""
        return self.state((self.builder.expand(self.grammar.start),))

    def state(self, patterns: tuple[Pattern, ...]) -> State:
        """The state with these residual patterns."""
        found = self._states.get(patterns)
        if found is None:
            found = self._states[patterns] = State(self, patterns)
            self.size += 1
        return found

    def untyped(self, state: State) -> State:
        """The same state after a child element: its text is no value any more."""
        if not state.typed:
            return state
        found = self._untyped.get(state)
        if found is None:
            found = self._untyped[state] = State(self, state.patterns, typed=False)
            self.size += 1
        return found

    def start_tag(
        self, patterns: tuple[Pattern, ...], name: QName, *, skipping: bool = False
    ) -> tuple[ElementType, Continuation] | None:
        """What an element with this name can be in a state of these patterns; None if it cannot stand there."""
        build = self.builder
        rests: dict[Pattern, list[Pattern]] = {}
        for index, pattern in enumerate(patterns):
            for element, rest in start_tag_deriv(build, pattern, name, skipping=skipping).items():
                column = rests.setdefault(build.content(element), [build.not_allowed] * len(patterns))
                column[index] = build.choice((column[index], rest))
        rests.pop(build.not_allowed, None)
        if not rests:
            return None
        contents = sorted(rests, key=by_number)
        return self.element_type(tuple(contents)), self.continuation(tuple(tuple(rests[c]) for c in contents))

    def element_type(self, contents: tuple[Pattern, ...]) -> ElementType:
        """The element type with these contents."""
        found = self._types.get(contents)
        if found is None:
            found = self._types[contents] = ElementType(self, contents)
            self.size += 1
        return found

    def continuation(self, rests: tuple[tuple[Pattern, ...], ...]) -> Continuation:
        """The continuation with these patterns for the parent."""
        found = self._continuations.get(rests)
        if found is None:
            found = self._continuations[rests] = Continuation(self, rests)
            self.size += 1
        return found

    def misplaced(self, name: QName) -> ElementType | None:
        """What an element with this name is in other places of the schema; None if the schema does not know it."""
        if self._index is None:
            self._index = ElementIndex(self.builder)
        content = self.builder.choice(map(self.builder.content, self._index.find(name)))
        return None if content is self.builder.not_allowed else self.element_type((content,))

    def attribute_listing(self, patterns: tuple[Pattern, ...]) -> Listing:
        """The attributes that may still come in a start tag of these contents."""
        known = self._listings.get(patterns)
        if known is None:
            known = self._listings[patterns] = attribute_listing(patterns)
            self.size += 1
        return known

    def after_attribute(
        self, patterns: tuple[Pattern, ...], name: QName, matched: frozenset[Pattern]
    ) -> tuple[Pattern, ...] | None:
        """What is left of the patterns after an attribute that matches these contents; None if nothing is."""
        if not matched:
            return None
        key = patterns, name, matched
        known = self._rests.get(key)
        if known is None:
            known = self._rests[key] = tuple(attribute_deriv(self.builder, part, name, matched) for part in patterns)
            self.size += 1
        return None if all(rest is self.builder.not_allowed for rest in known) else known

    def named(self, listing: Listing, bindings: Mapping[str, str]) -> tuple[Expected, ...]:
        """The listing with the prefixes of a document; documents of one kind bind their prefixes alike."""
        if not listing:
            return ()
        key = (id(listing), *bindings.items())
        known = self._named.get(key)
        if known is None:
            known = self._named[key] = (listing, named(listing, bindings))  # its number stays its own
            self.size += 1
        return known[1]

    def keep(self, table: ValueTable, value: str, matched: int) -> None:
        """Keep what a value matches."""
        if len(self._values) >= _MOST_VALUES:
            self._forget_values()
        table[value] = matched
        self._values.append((table, value))

    def trim(self) -> None:
        """Drop all tables if they have grown too large; the states in use go on."""
        if self.size + len(self.builder) < _MOST_ENTRIES:
            return
        for state in (*self._states.values(), *self._untyped.values()):
            state.forget()
        for element_type in self._types.values():
            element_type.forget()
        for continuation in self._continuations.values():
            continuation.clear()
        for kept in (self._states, self._untyped, self._types, self._continuations):
            kept.clear()
        for told in (self._listings, self._named, self._rests):
            told.clear()
        self._forget_values()
        self.builder.forget()
        self.size = 0

    def _forget_values(self) -> None:
        for table, value in self._values:
            table.pop(value, None)
        self._values.clear()
