"""Going on after a mistake: one finding for each, and a state in which what follows is judged as it should be.

What goes on here is never kept in the tables that documents without mistakes walk through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from tei.relaxng.automaton.derivative import all_attributes, end_attributes
from tei.relaxng.automaton.element_type import ElementType
from tei.relaxng.automaton.expected import (
    required_attributes,
    required_listing,
)
from tei.relaxng.automaton.matching import BLANKS
from tei.relaxng.automaton.name_class import expanded_name
from tei.relaxng.automaton.pattern import ELEMENTS, Pattern
from tei.relaxng.automaton.state import Continuation, State
from tei.relaxng.automaton.value_table import NotPossible
from tei.relaxng.document.ids import IdFault
from tei.relaxng.document.locate import Located, Locator, StartTag
from tei.relaxng.document.reporter import Reporter
from tei.relaxng.document.value_problem import Problems, value_problems
from tei.relaxng.finding import Rule

if TYPE_CHECKING:
    from tei.relaxng.automaton.machine import Automaton
    from tei.relaxng.document.reading import Reading

__all__ = ["Recovery"]


class Recovery:
    """The mistakes of one document."""

    __slots__ = ("_automaton", "_locate", "_reading", "_report", "_reported_text")

    def __init__(self, reading: Reading) -> None:
        self._reading: Final = reading
        self._automaton: Final[Automaton] = reading.automaton
        self._locate: Final = Locator(reading.parser, reading.window, reading.trail)
        self._report: Final = Reporter(reading)
        self._reported_text = -1  # how many tags had come before the text run that was reported last

    def start(self, state: State, written: str, attributes: dict[str, str]) -> tuple[Continuation, State]:
        """A start tag that the state does not allow, or not with these attributes."""
        tag = StartTag(self._locate.token())
        element_type, following, rule = state.recovered(written)
        if rule is not None:
            # What should stand in its place would be written with the prefixes of the parent.
            outer = self._reading.bindings.outside(tag.declarations)
            if rule is Rule.ELEMENT_EARLY:
                self._incomplete(rule, tag.located, state, outer)
            else:
                self._report(rule, tag.located, state=state, bindings=outer)
        if element_type is None:
            return following, self._automaton.state(())
        wrong: set[str] = set()
        try:
            content = element_type.content_state(attributes)
        except NotPossible:
            content = self._attributes(element_type, attributes, tag, wrong)
        faults = self._reading.ids.check(element_type, attributes, wrong)
        if faults:
            self.ids(faults, attributes)
        return following, content

    def end(self, state: State, following: Continuation) -> State:
        """An end tag that comes too early, or the end of an element whose text is no right value."""
        text = "".join(self._reading.buffer)
        self._reading.buffer.clear()
        blank = not text.strip(BLANKS)
        if state.typed and not (blank and any(pattern.flags & ELEMENTS for pattern in state.patterns)):
            place = self._locate.end_tag() if blank else self._locate.text_run()
            self._value(Rule.CONTENT_VALUE, place, state.patterns, text)
        else:
            self._incomplete(Rule.CONTENT_INCOMPLETE, self._locate.end_tag(), state, self._reading.bindings)
        return following[state.alive]

    def text(self, state: State) -> State:
        """Text where none may stand; one finding for each run, in however many parts it comes."""
        trail = self._reading.trail
        if self._reported_text != trail.moves:
            self._report(Rule.TEXT_NOT_ALLOWED, self._locate.text_run(), state=state)
            self._reported_text = trail.moves
        return state

    def ids(self, faults: Iterable[IdFault], attributes: dict[str, str]) -> None:
        """IDs that are none or not the only ones, and references to IDs that have not come yet."""
        tag = StartTag(self._locate.token())
        names = list(attributes)
        for written, kind, word, first in sorted(faults, key=lambda fault: names.index(fault.written)):
            problems = Problems()
            if first is not None:
                rule, demand = Rule.ID_DUPLICATE, f"must differ from the ID in line {first[0]}"
            elif kind == "ID":
                rule, demand = Rule.ID_INVALID, "must be one name"
            else:
                rule, demand = Rule.IDREF_UNRESOLVED, "must be an ID of this document"
            problems.demands.add(demand)
            place = tag.attribute(names.index(written))
            finding = self._report.finding(rule, place, attribute=written, value=word, problems=problems)
            if rule is Rule.IDREF_UNRESOLVED:
                self._reading.ids.wait(word, finding)
            else:
                self._report.add(finding._replace(related=first))

    def _attributes(
        self, element_type: ElementType, attributes: dict[str, str], tag: StartTag, wrong: set[str]
    ) -> State:
        """The state of the content, whatever is wrong with the attributes; ``wrong`` takes in those with bad values."""
        build = self._automaton.builder
        patterns = element_type.contents
        for index, (written, value) in enumerate(attributes.items()):
            patterns, right = self._attribute(element_type, patterns, written, value, (tag, index))
            if not right:
                wrong.add(written)
        rests = tuple(end_attributes(build, pattern) for pattern in patterns)
        if all(rest is build.not_allowed for rest in rests):
            required = required_attributes(patterns)
            listing = (
                required_listing("attribute", required) if required else self._automaton.attribute_listing(patterns)
            )
            self._report(Rule.ATTRIBUTE_MISSING, tag.located, listing, required=bool(required))
            rests = tuple(all_attributes(build, pattern) for pattern in patterns)
        return self._automaton.state(rests)

    def _attribute(
        self,
        element_type: ElementType,
        patterns: tuple[Pattern, ...],
        written: str,
        value: str,
        place: tuple[StartTag, int],
    ) -> tuple[tuple[Pattern, ...], bool]:
        """What is left of the patterns after one attribute, as if its value were right, and whether it is."""
        name, after_attribute = expanded_name(written), self._automaton.after_attribute
        after = after_attribute(patterns, name, element_type.matched(written, value))
        if after is not None:
            return after, True
        contents = element_type.attribute_contents(written)
        possible = after_attribute(patterns, name, frozenset(contents))
        if possible is None:
            listing = self._automaton.attribute_listing(patterns)
            self._report(Rule.ATTRIBUTE_UNKNOWN, place[0].attribute(place[1]), listing, attribute=written, value=value)
            return patterns, True
        still = [content for content in contents if after_attribute(patterns, name, frozenset({content}))]
        self._value(Rule.ATTRIBUTE_VALUE, place[0].attribute(place[1]), still, value, written)
        return possible, False

    def _incomplete(self, rule: Rule, place: Located, state: State, bindings: Mapping[str, str]) -> None:
        """Something comes before what must; if that has no name, before one of what may."""
        required = state.required()
        if required:
            self._report(rule, place, required_listing("element", required), required=True, bindings=bindings)
        else:
            self._report(rule, place, state=state, bindings=bindings)

    def _value(
        self, rule: Rule, place: Located, patterns: Iterable[Pattern], value: str, attribute: str | None = None
    ) -> None:
        automaton = self._automaton
        problems = value_problems(automaton.builder, patterns, value, automaton.bindings)
        self._report(rule, place, attribute=attribute, value=value, problems=problems)
