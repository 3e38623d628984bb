"""Makes findings of what the recovery has seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tei.relaxng.automaton.expected import Listing
from tei.relaxng.document.locate import Located
from tei.relaxng.document.value_problem import Problems
from tei.relaxng.finding import Expected, Finding, Rule

if TYPE_CHECKING:
    from tei.relaxng.automaton.state import State
    from tei.relaxng.document.reading import Reading

__all__ = ["Reporter"]


class Reporter:
    """The findings of one document."""

    __slots__ = ("_reading",)

    def __init__(self, reading: Reading) -> None:
        self._reading: Final = reading

    def __call__(
        self,
        rule: Rule,
        where: Located,
        listing: Listing = (),
        *,
        state: State | None = None,
        attribute: str | None = None,
        value: str | None = None,
        required: bool = False,
        problems: Problems | None = None,
        bindings: Mapping[str, str] | None = None,
    ) -> None:
        """Report a mistake of the open element.

        Expected is the ``listing``, or what may come next in ``state``, with the prefixes of ``bindings`` (those in
        scope, if none are given).
        """
        reading = self._reading
        expected = reading.automaton.named(
            listing if state is None else state.listing(), reading.bindings if bindings is None else bindings
        )
        self.add(self.finding(rule, where, expected, required, attribute=attribute, value=value, problems=problems))

    def finding(
        self,
        rule: Rule,
        where: Located,
        expected: tuple[Expected, ...] = (),
        required: bool = False,
        *,
        attribute: str | None = None,
        value: str | None = None,
        problems: Problems | None = None,
    ) -> Finding:
        """A finding about the open element."""
        trail = self._reading.trail
        return Finding(
            rule,
            self._reading.window.extent(where.place, where.raw),
            trail.element(),
            trail.path(),
            None if attribute is None else trail.name(attribute),
            value,
            expected,
            required,
            problems=() if problems is None else tuple(sorted(problems.demands)),
            values=() if problems is None else tuple(sorted(problems.values)),
            suggestions=() if problems is None else tuple(sorted(problems.suggestions)),
        )

    def add(self, finding: Finding) -> None:
        """Take in a finding."""
        self._reading.found.append(finding)
