"""States: what may still come in an open element, and the tables by which a document walks through them.

Every table is a dict that computes what is missing, so that a step already taken by any document costs one look-up.
What is not possible raises ``NotPossible`` and is never kept: recovery deals with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from tei.relaxng.automaton.derivative import mixed_text_deriv
from tei.relaxng.automaton.element_type import ElementType
from tei.relaxng.automaton.expected import Listing, content_listing, required_elements
from tei.relaxng.automaton.name_class import QName, expanded_name
from tei.relaxng.automaton.pattern import DATA, NULLABLE, Pattern
from tei.relaxng.automaton.value_table import NotPossible, ValueTable
from tei.relaxng.finding import Rule

if TYPE_CHECKING:
    from tei.relaxng.automaton.machine import Automaton

__all__ = ["Continuation", "Recovered", "State"]

Recovered: TypeAlias = "tuple[ElementType | None, Continuation, Rule | None]"
"""What an element is taken for (None: nothing the schema knows), what follows behind it, the rule that it breaks."""


class State:
    """What may still come in an open element, for each element pattern that its tag could be.

    ``patterns`` holds one residual pattern per element pattern, ``notAllowed`` where that is ruled out; none at all
    in an element that the schema does not know. ``nullable`` has a bit for each that may end here. ``text_stays``:
    text changes nothing. ``typed``: the whole text of the element is a value.
    """

    __slots__ = (
        "_listing",
        "_recovered",
        "_required",
        "automaton",
        "nullable",
        "open",
        "patterns",
        "text",
        "text_stays",
        "typed",
        "values",
    )

    def __init__(self, automaton: Automaton, patterns: tuple[Pattern, ...], *, typed: bool | None = None) -> None:
        self.automaton: Final = automaton
        self.patterns: Final = patterns
        self.open: Final = OpenTable(self)
        self.text: State | None = None
        self.values: ValueTable | None = None
        self._listing: Listing | None = None
        self._required: frozenset[QName] | None = None
        self._recovered: dict[str, Recovered] | None = None
        has_data = any(pattern.flags & DATA for pattern in patterns)
        self.typed: Final = has_data if typed is None else typed
        nullable = 0
        for index, pattern in enumerate(patterns):
            if pattern.flags & NULLABLE:
                nullable |= 1 << index
        self.nullable: Final = nullable if patterns else 1
        build = automaton.builder
        self.text_stays: Final = not self.typed and all(
            pattern is build.not_allowed or mixed_text_deriv(build, pattern) is pattern for pattern in patterns
        )

    @property
    def silent(self) -> bool:
        """Whether nothing is known of the element, so that nothing in it can be wrong."""
        return not self.patterns

    @property
    def alive(self) -> int:
        """A bit for each element pattern that is not ruled out."""
        not_allowed = self.automaton.builder.not_allowed
        return sum(1 << index for index, pattern in enumerate(self.patterns) if pattern is not not_allowed)

    def after_text(self) -> State | None:
        """The state behind text that stands beside elements; None if none may stand here."""
        automaton = self.automaton
        rests = tuple(mixed_text_deriv(automaton.builder, pattern) for pattern in self.patterns)
        if all(rest is automaton.builder.not_allowed for rest in rests):
            return None
        self.text = automaton.state(rests)
        return self.text

    def listing(self) -> Listing:
        """What may come next."""
        if self._listing is None:
            text = self.alive > 0 and (self.text_stays or self.after_text() is not None)
            self._listing = content_listing(self.patterns, text=text, end=self.nullable > 0)
        return self._listing

    def required(self) -> frozenset[QName]:
        """The elements that must come, as far as they have one name."""
        if self._required is None:
            self._required = required_elements(self.patterns)
        return self._required

    def recovered(self, written: str) -> Recovered:
        """What to go on with at a start tag, and the rule that is broken if it may not stand here."""
        if self._recovered is None:
            self._recovered = {}
        found = self._recovered.get(written)
        if found is None:
            found = self._recovered[written] = self._recover(expanded_name(written))
            self.automaton.size += 1
        return found

    def forget(self) -> None:
        """Drop the way to every other state."""
        self.open.clear()
        self.text = self.values = self._recovered = None

    def value_table(self) -> ValueTable:
        """Which of the patterns a text matches as the whole content."""
        if self.values is None:
            self.values = ValueTable(self.automaton, self.patterns, cacheable=True)
        return self.values

    def _recover(self, name: QName) -> Recovered:
        automaton = self.automaton
        found = automaton.start_tag(self.patterns, name)
        if found is not None:
            return (*found, None)
        found = automaton.start_tag(self.patterns, name, skipping=True)
        if found is not None:
            return (*found, Rule.ELEMENT_EARLY)
        # The parent goes on as if the element were not there.
        following = Continuation.to(automaton.untyped(self))
        element_type = automaton.misplaced(name)
        rule = Rule.ELEMENT_MISPLACED if element_type else Rule.ELEMENT_UNKNOWN
        return element_type, following, None if self.silent else rule


class OpenTable(dict[str, "tuple[ElementType, Continuation]"]):
    """Start tag, as the parser names it → what the element can be, and what follows behind it."""

    __slots__ = ("state",)

    def __init__(self, state: State) -> None:
        self.state: Final = state

    def __missing__(self, written: str) -> tuple[ElementType, Continuation]:
        state = self.state
        found = state.automaton.start_tag(state.patterns, expanded_name(written))
        if found is None:
            raise NotPossible
        state.automaton.size += 1
        self[written] = found
        return found


class Continuation(dict[int, State]):
    """Which of its patterns an element has matched (bits) → the state of its parent behind it.

    ``rests`` holds for each of them one pattern per pattern of the parent's state.
    """

    __slots__ = ("automaton", "rests")

    def __init__(self, automaton: Automaton, rests: tuple[tuple[Pattern, ...], ...]) -> None:
        self.automaton: Final = automaton
        self.rests: Final = rests

    @classmethod
    def to(cls, state: State) -> Continuation:
        """A continuation to one state, for an element that has one pattern."""
        following = cls(state.automaton, (state.patterns,))
        following[1] = state
        return following

    def __missing__(self, matched: int) -> State:
        if not matched:
            raise NotPossible
        automaton = self.automaton
        chosen = [rest for index, rest in enumerate(self.rests) if matched >> index & 1]
        patterns = tuple(automaton.builder.choice(column) for column in zip(*chosen, strict=True))
        state = automaton.state(patterns)
        automaton.size += 1
        self[matched] = state
        return state
