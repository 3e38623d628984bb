"""Derivatives: what is left of a pattern after a start tag, an attribute or text.

A start tag's derivative is taken outside its content: for every element pattern the tag could be, what may follow
behind the element. What is inside has its own state.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei.relaxng.automaton.name_class import QName
from tei.relaxng.automaton.pattern import (
    ATTRIBUTES,
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
    first_parts,
)
from tei.relaxng.automaton.pattern_builder import PatternBuilder

__all__ = [
    "after_text",
    "all_attributes",
    "attribute_deriv",
    "attributes_named",
    "end_attributes",
    "mixed_text_deriv",
    "start_tag_deriv",
]


def start_tag_deriv(
    build: PatternBuilder, pattern: Pattern, name: QName, *, skipping: bool = False
) -> dict[Element, Pattern]:
    """The elements that a start tag could be, each with what may follow behind it.

    With ``skipping`` any part of a group may come first; what stands before it is passed over.
    """
    if isinstance(pattern, Element):
        return {pattern: build.empty} if pattern.name_class.contains(name) else {}
    result: dict[Element, Pattern] = {}
    for index, part in enumerate(pattern.parts if skipping else first_parts(pattern)):
        if _may_hold(element_names(part) if skipping else part.first_names or first_names(part), name):
            for element, rest in start_tag_deriv(build, part, name, skipping=skipping).items():
                behind = _behind(build, pattern, index, rest)
                known = result.get(element)
                result[element] = behind if known is None else build.choice((known, behind))
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
    parts = pattern.parts
    if isinstance(pattern, Attribute):
        return build.empty if parts[0] in matched and pattern.name_class.contains(name) else build.not_allowed
    results: list[Pattern] = []
    for index, part in enumerate(parts):
        if not _may_hold(part.attribute_names or attribute_names(part), name):
            continue
        rest = attribute_deriv(build, part, name, matched)
        if rest is build.not_allowed:
            continue
        if isinstance(pattern, Group):  # attributes come in any order
            results.append(build.group((*parts[:index], rest, *parts[index + 1 :])))
        else:
            results.append(_behind(build, pattern, index, rest))
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


def after_text(build: PatternBuilder, pattern: Pattern, rests: Sequence[Pattern | None]) -> Pattern:
    """What is left of a pattern, given what is left of each of its ``first_parts`` (None: nothing can match)."""
    return build.choice(
        _behind(build, pattern, index, rest)
        for index, rest in enumerate(rests)
        if rest is not None and rest is not build.not_allowed
    )


def _behind(build: PatternBuilder, pattern: Pattern, index: int, rest: Pattern) -> Pattern:
    """What is left of a pattern when ``rest`` is left of its part ``index``, and what stands before that is over."""
    kind, parts = type(pattern), pattern.parts
    if kind is Group:
        return build.group((rest, *parts[index + 1 :]))
    if kind is OneOrMore:
        return build.group((rest, build.zero_or_more(parts[0])))
    if kind is Interleave:
        return build.interleave((rest, *parts[:index], *parts[index + 1 :]))
    return rest


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
