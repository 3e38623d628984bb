"""A pattern of any form."""

from __future__ import annotations

from tei.relaxng.datatypes.regex import Pattern
from tei.relaxng.datatypes.regex.automaton import Automaton, TooIntricate
from tei.relaxng.datatypes.regex.parser import parse

__all__ = ["GeneralPattern"]


class GeneralPattern(Pattern):
    """Matched by an automaton.

    Raises:
        DatatypeError: the source is not a pattern, or one that is far too large.
    """

    __slots__ = ("_automaton", "_tree")

    def __init__(self, source: str):
        super().__init__(source)
        self._tree = parse(source)
        try:
            self._automaton = Automaton(self._tree)
        except TooIntricate:
            from tei.relaxng.datatypes.datatype import DatatypeError

            raise DatatypeError(f'the pattern "{source[:200]}…" is too large') from None

    def matches(self, text: str) -> bool:
        try:
            return self._automaton.matches(text)
        except TooIntricate:
            return False

    def problem(self, text: str) -> str:
        try:
            self._automaton.matches(text)
        except TooIntricate:
            return f"is too long to be compared with the pattern {self.source}"
        if not text:
            return "must not be empty"
        from tei.relaxng.datatypes.regex.example import example

        found = example(self._tree)
        return f"must match the pattern {self.source}" + (f", such as {found}" if found and found.strip() else "")
