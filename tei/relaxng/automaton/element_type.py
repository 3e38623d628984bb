"""Element types: from the attributes of a start tag to the state of its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tei.relaxng.automaton.derivative import attribute_deriv, attributes_named, end_attributes
from tei.relaxng.automaton.name_class import QName, expanded_name
from tei.relaxng.automaton.pattern import Data, Pattern
from tei.relaxng.automaton.value_table import LONGEST_KEPT, NotPossible, ValueTable, id_kind

if TYPE_CHECKING:
    from tei.relaxng.automaton.machine import Automaton
    from tei.relaxng.automaton.state import State

__all__ = ["AttributeTable", "ElementType"]


class ElementType:
    """What a start tag can be: the contents (attributes included) of one or more element patterns.

    ``attributes`` maps the attribute names met so far to their values, these to a token, and ``states`` maps the
    token of the one attribute, or the tuple of all their tokens, to the state of the content. ``ids`` holds the
    attributes met so far whose values are IDs or refer to them.
    """

    __slots__ = ("attributes", "automaton", "contents", "ids", "states", "tokens")

    def __init__(self, automaton: Automaton, contents: tuple[Pattern, ...]) -> None:
        self.automaton: Final = automaton
        self.contents: Final = contents
        self.attributes: Final = AttributeTables(self)
        self.states: Final = ContentTable(self)
        self.ids: Final[dict[str, str]] = {}
        self.tokens: Final[list[tuple[QName, frozenset[Pattern]]]] = []

    def forget(self) -> None:
        """Drop the way to every state."""
        self.attributes.clear()
        self.states.clear()
        self.ids.clear()
        self.tokens.clear()

    def attribute_contents(self, written: str) -> tuple[Pattern, ...]:
        """The contents of all attribute patterns that stand for the name, each once."""
        try:
            return self.attributes[written].patterns
        except NotPossible:
            return ()

    def matched(self, written: str, value: str) -> frozenset[Pattern]:
        """Those of the ``attribute_contents`` that the value matches."""
        try:
            return self.tokens[self.attributes[written][value]][1]
        except NotPossible:
            return frozenset()

    def content_state(self, attributes: dict[str, str]) -> State:
        """The state of the content after these attributes.

        Raises:
            NotPossible: they are not right.
        """
        tables = self.attributes
        tokens = [tables[name][value] for name, value in attributes.items()]
        return self.states[tokens[0] if len(tokens) == 1 else tuple(tokens)]

    def residuals(self, key: list[int]) -> tuple[Pattern, ...]:
        """What is left of the contents after the attributes with these tokens."""
        build = self.automaton.builder
        patterns = self.contents
        for token in key:
            name, matched = self.tokens[token]
            patterns = tuple(attribute_deriv(build, pattern, name, matched) for pattern in patterns)
        return tuple(end_attributes(build, pattern) for pattern in patterns)


class AttributeTables(dict[str, "AttributeTable"]):
    """Attribute, as the parser names it → the table of its values."""

    __slots__ = ("owner",)

    def __init__(self, owner: ElementType) -> None:
        self.owner: Final = owner

    def __missing__(self, written: str) -> AttributeTable:
        owner, name = self.owner, expanded_name(written)
        found = {content: None for pattern in owner.contents for content in attributes_named(pattern, name)}
        if not found:
            raise NotPossible
        contents = tuple(found)
        kind = next((kind for kind in map(id_kind, contents) if kind), "")
        if kind:
            owner.ids[written] = kind
        table = AttributeTable(owner, name, contents, cacheable=not kind)
        owner.automaton.size += 1
        self[written] = table
        return table


class AttributeTable(ValueTable):
    """Value of one attribute → a token for the attribute's name and the contents that the value matches."""

    __slots__ = ("any_text", "name", "numbers", "owner", "simple")

    def __init__(self, owner: ElementType, name: QName, contents: tuple[Pattern, ...], *, cacheable: bool) -> None:
        super().__init__(owner.automaton, contents, cacheable=cacheable)
        self.owner: Final = owner
        self.name: Final = name
        self.numbers: Final[dict[int, int]] = {}
        self.any_text: Final = contents == (owner.automaton.builder.text,)
        only = contents[0] if len(contents) == 1 else None
        self.simple: Final = only.datatype if isinstance(only, Data) and not only.parts else None

    def __missing__(self, value: str) -> int:
        if self.any_text:
            return self._token(1)
        if self.simple is not None:  # IDs come this way each time
            matched = 1 if self.simple.allows(value, self.automaton.bindings) else 0
        else:
            matched = self.match(value)
        if not matched:
            raise NotPossible
        token = self._token(matched)
        if self.cacheable and len(value) <= LONGEST_KEPT:
            self.automaton.keep(self, value, token)
        return token

    def _token(self, matched: int) -> int:
        token = self.numbers.get(matched)
        if token is None:
            contents = frozenset(content for index, content in enumerate(self.patterns) if matched >> index & 1)
            tokens = self.owner.tokens
            token = self.numbers[matched] = len(tokens)
            tokens.append((self.name, contents))
        return token


class ContentTable(dict["int | tuple[int, ...]", "State"]):
    """Tokens of the attributes of a start tag → the state of the content."""

    __slots__ = ("owner",)

    def __init__(self, owner: ElementType) -> None:
        self.owner: Final = owner

    def __missing__(self, key: int | tuple[int, ...]) -> State:
        owner = self.owner
        tokens = owner.tokens
        # By name: the order in which attributes are written must not multiply the states.
        ordered = sorted((key,) if isinstance(key, int) else key, key=lambda token: tokens[token][0])
        canonical = ordered[0] if len(ordered) == 1 else tuple(ordered)
        state = self.get(canonical)
        if state is None:
            automaton = owner.automaton
            patterns = owner.residuals(ordered)
            if all(pattern is automaton.builder.not_allowed for pattern in patterns):
                raise NotPossible
            state = automaton.state(patterns)
            automaton.size += 1
            self[canonical] = state
        if key != canonical:
            owner.automaton.size += 1
            self[key] = state
        return state
