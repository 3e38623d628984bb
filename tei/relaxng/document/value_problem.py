"""Why a value is wrong: what each pattern that it was held against demands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tei.relaxng.automaton.matching import matches, text_deriv, tokens
from tei.relaxng.automaton.pattern import NULLABLE, Data, Empty, Group, List, Pattern, Value
from tei.relaxng.automaton.pattern_builder import PatternBuilder

__all__ = ["Problems", "value_problems"]


class Problems:
    """What a value must be ("must be a date …"), the values that would be right, and the right forms of this one."""

    __slots__ = ("demands", "suggestions", "values")

    def __init__(self) -> None:
        self.demands: set[str] = set()
        self.values: set[str] = set()
        self.suggestions: set[str] = set()


def value_problems(
    build: PatternBuilder, patterns: Iterable[Pattern], text: str, bindings: Mapping[str, str]
) -> Problems:
    """What all the patterns together say of a text that matches none of them."""
    found = Problems()
    for pattern in patterns:
        _collect(build, pattern, text, bindings, found)
    if not found.demands and not found.values:
        found.demands.add("must be empty")
    return found


def _collect(build: PatternBuilder, pattern: Pattern, text: str, bindings: Mapping[str, str], found: Problems) -> None:
    if isinstance(pattern, Data):
        if not pattern.datatype.allows(text, bindings):
            found.demands.add(pattern.datatype.problem(text))
            suggestion = pattern.datatype.suggest(text)
            if suggestion is not None:
                found.suggestions.add(suggestion)
        elif pattern.parts and matches(build, pattern.parts[0], text, bindings):
            found.demands.add(f"must not be “{_short(text)}”")
    elif isinstance(pattern, Value):
        found.values.add(pattern.text)
    elif isinstance(pattern, List):
        _collect_list(build, pattern.parts[0], text, bindings, found)
    else:
        for part in pattern.parts:
            _collect(build, part, text, bindings, found)


def _collect_list(
    build: PatternBuilder, pattern: Pattern, text: str, bindings: Mapping[str, str], found: Problems
) -> None:
    """What the first word that does not fit should have been."""
    words = tokens(text)
    rest = pattern
    for index, word in enumerate(words):
        left = text_deriv(build, rest, word, bindings)
        if left is not build.not_allowed:
            rest = left
            continue
        inner = Problems()
        _collect(build, _next(rest), word, bindings, inner)
        if isinstance(rest, Empty):
            found.demands.add(f"must end before “{_short(word)}”")
        elif len(words) == 1:
            found.demands |= inner.demands
            found.suggestions |= inner.suggestions
        else:
            found.demands |= {f"{demand} (word {index + 1}, “{_short(word)}”)" for demand in inner.demands}
        found.values |= inner.values
        return
    if not rest.flags & NULLABLE:
        found.demands.add("must have one more word" if words else "must not be empty")


def _next(pattern: Pattern) -> Pattern:
    """The part of a group in a list that the next word is held against."""
    while isinstance(pattern, Group) and not pattern.parts[0].flags & NULLABLE:
        pattern = pattern.parts[0]
    return pattern


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"
