"""Derivatives: what is left of a pattern after a start tag, an attribute or text.

A start tag's derivative is taken outside its content: for every element pattern the tag could be, what may follow
behind the element. What is inside has its own state.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei.relaxng.automaton.name_class import QName
from tei.relaxng.automaton.pattern import (
    ATTRIBUTES,
    NULLABLE,
    TEXT,
    Attribute,
    Choice,
    Element,
    Group,
    Interleave,
    NameSet,
    OneOrMore,
    Pattern,
    Text,
    attribute_names,
    element_names,
    first_names,
)
from tei.relaxng.automaton.pattern_builder import PatternBuilder

__all__ = [
    "after_text",
    "all_attributes",
    "attribute_deriv",
    "attributes_named",
    "end_attributes",
    "first_parts",
    "mixed_text_deriv",
    "start_tag_deriv",
]


def start_tag_deriv(
    build: PatternBuilder, pattern: Pattern, name: QName, *, skipping: bool = False
) -> dict[Element, Pattern]:
    """The elements that a start tag could be, each with what may follow behind it.

    With ``skipping`` any part of a group may come first; what stands before it is passed over.
    """
    kind = type(pattern)
    if isinstance(pattern, Element):
        return {pattern: build.empty} if pattern.name_class.contains(name) else {}
    result: dict[Element, Pattern] = {}
    for index, part in enumerate(pattern.parts):
        if _may_hold(element_names(part) if skipping else part.first_names or first_names(part), name):
            for element, rest in start_tag_deriv(build, part, name, skipping=skipping).items():
                if kind is Group:
                    rest = build.group((rest, *pattern.parts[index + 1 :]))
                elif kind is OneOrMore:
                    rest = build.group((rest, build.zero_or_more(part)))
                elif kind is Interleave:
                    rest = build.interleave((rest, *pattern.parts[:index], *pattern.parts[index + 1 :]))
                known = result.get(element)
                result[element] = rest if known is None else build.choice((known, rest))
        if kind is Group and not skipping and not part.flags & NULLABLE:
            break
    return result


def attributes_named(pattern: Pattern, name: QName) -> list[Pattern]:
    """The contents of the attribute patterns that stand for the name, each once."""
    found: dict[Pattern, None] = {}
    open_patterns = [pattern]
    while open_patterns:
        part = open_patterns.pop()
        if not _may_hold(attribute_names(part), name):
            continue
        if isinstance(part, Attribute):
            if part.name_class.contains(name):
                found[part.parts[0]] = None
        else:
            open_patterns.extend(reversed(part.parts))
    return list(found)


def attribute_deriv(build: PatternBuilder, pattern: Pattern, name: QName, matched: frozenset[Pattern]) -> Pattern:
    """What is left after an attribute whose value matches the contents ``matched`` (and no other)."""
    if not _may_hold(attribute_names(pattern), name):
        return build.not_allowed
    kind, parts = type(pattern), pattern.parts
    if isinstance(pattern, Attribute):
        return build.empty if parts[0] in matched and pattern.name_class.contains(name) else build.not_allowed
    if kind is OneOrMore:
        return build.group((attribute_deriv(build, parts[0], name, matched), build.zero_or_more(parts[0])))
    results: list[Pattern] = []
    for index, part in enumerate(parts):
        rest = attribute_deriv(build, part, name, matched)
        if rest is not build.not_allowed:
            if kind is Group:
                rest = build.group((*parts[:index], rest, *parts[index + 1 :]))
            elif kind is Interleave:
                rest = build.interleave((*parts[:index], rest, *parts[index + 1 :]))
            results.append(rest)
    return build.choice(results)


def end_attributes(build: PatternBuilder, pattern: Pattern) -> Pattern:
    """What is left when no attribute follows: the attributes become ``notAllowed``."""
    if not pattern.flags & ATTRIBUTES:
        return pattern
    known = pattern.without_attributes
    if known is None:
        if isinstance(pattern, Attribute):
            known = build.not_allowed
        else:
            known = _again(build, pattern, [end_attributes(build, part) for part in pattern.parts])
        pattern.without_attributes = known
    return known


def all_attributes(build: PatternBuilder, pattern: Pattern) -> Pattern:
    """What is left when all attributes count as given: they become ``empty``."""
    if not pattern.flags & ATTRIBUTES:
        return pattern
    if isinstance(pattern, Attribute):
        return build.empty
    return _again(build, pattern, [all_attributes(build, part) for part in pattern.parts])


def mixed_text_deriv(build: PatternBuilder, pattern: Pattern) -> Pattern:
    """What is left after text that stands beside elements: only ``text`` can match it."""
    if isinstance(pattern, Text):
        return pattern
    return after_text(
        build, pattern, [mixed_text_deriv(build, part) if part.flags & TEXT else None for part in first_parts(pattern)]
    )


def first_parts(pattern: Pattern) -> tuple[Pattern, ...]:
    """The parts that text can begin in; none of an element, an attribute and what holds no text."""
    kind, parts = type(pattern), pattern.parts
    if kind is Group:
        needed = next((index for index, part in enumerate(parts) if not part.flags & NULLABLE), len(parts))
        return parts[: needed + 1]
    return parts if kind in (Choice, Interleave, OneOrMore) else ()


def after_text(build: PatternBuilder, pattern: Pattern, rests: Sequence[Pattern | None]) -> Pattern:
    """What is left of a pattern, given what is left of each of its ``first_parts`` (None: nothing can match)."""
    kind, parts = type(pattern), pattern.parts
    results: list[Pattern] = []
    for index, rest in enumerate(rests):
        if rest is None or rest is build.not_allowed:
            continue
        if kind is Group:
            rest = build.group((rest, *parts[index + 1 :]))
        elif kind is OneOrMore:
            rest = build.group((rest, build.zero_or_more(parts[0])))
        elif kind is Interleave:
            rest = build.interleave((rest, *parts[:index], *parts[index + 1 :]))
        results.append(rest)
    return build.choice(results)


def _again(build: PatternBuilder, pattern: Pattern, parts: list[Pattern]) -> Pattern:
    """A node of the same kind with other parts."""
    if isinstance(pattern, Choice):
        return build.choice(parts)
    if isinstance(pattern, Group):
        return build.group(parts)
    if isinstance(pattern, Interleave):
        return build.interleave(parts)
    return build.one_or_more(parts[0])


def _may_hold(names: NameSet, name: QName) -> bool:
    return names[1] or name in names[0]
