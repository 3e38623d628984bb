"""The restrictions of section 7, checked on the simplified schema.

Each pattern is summed up once, from the inside out; a define once however often it is used. ``notAllowed`` and
``empty`` are dissolved on the way (section 4.20, 4.21), so that a rule broken where nothing can ever match is no
error. What is wrong travels up inside the summary and counts when an element that can be reached holds it.
"""

from __future__ import annotations

from typing import Final

from tei.relaxng.grammar import Grammar, NameClass, Pattern
from tei.relaxng.loading.restrictions_names import NO_NAMES, Names, PlainName, all_names, names_in, shared_name
from tei.relaxng.loading.restrictions_summary import (
    ATTRIBUTE,
    CT_COMPLEX,
    CT_DATA,
    CT_EMPTY,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    GROUPED_ATTRIBUTE,
    INTERLEAVE,
    LIST,
    NO_ELEMENTS,
    OPEN_ATTRIBUTE,
    REPEAT,
    SUM_DATA,
    SUM_EMPTY,
    SUM_NOT_ALLOWED,
    SUM_TEXT,
    TEXT,
    Summary,
    Violation,
    banned,
    grouped,
    shown,
)

__all__ = ["Violation", "check_restrictions"]

WORK_LIMIT: Final = 20_000_000


def check_restrictions(grammar: Grammar) -> None:
    """Check the whole schema, as far as it can be reached from its start.

    Raises:
        Violation: the first broken restriction.
    """
    checker = _Checker(grammar)
    start = checker.sum_up(grammar.start)
    _raise(start.violation)
    _raise(banned(start, ~ELEMENT, "<start>", "7.1.5", grammar.start))
    pending = [*sorted(start.elements, key=checker.order.__getitem__)]
    seen = set(pending)
    while pending:
        element = checker.elements[pending.pop()]
        content = checker.sum_up(element[2])
        _check_content(content, element)
        new = content.elements - seen
        seen |= new
        pending.extend(sorted(new, key=checker.order.__getitem__, reverse=True))


def _check_content(content: Summary, element: Pattern) -> None:
    _raise(content.violation)
    if content.content is None:
        message = "<data>, <value> or <list> stands beside elements, text or each other; use <choice> or one <list>"
        raise Violation(message, "7.2", element)
    if content.flags & OPEN_ATTRIBUTE:
        message = "an attribute with <anyName> or <nsName> must be repeated; put <zeroOrMore> or <oneOrMore> around it"
        raise Violation(message, "7.3", element)


def _raise(violation: Violation | None) -> None:
    if violation is not None:
        raise violation


class _Checker:
    def __init__(self, grammar: Grammar) -> None:
        self.defines = grammar.defines
        self.summaries: dict[str, Summary] = {}
        self.elements: dict[int, Pattern] = {}
        self.order: dict[int, int] = {}
        self.work = 0

    def sum_up(self, pattern: Pattern) -> Summary:
        kind = pattern[0]
        if kind == "ref":
            summary = self.summaries.get(pattern[1])
            if summary is None:
                summary = self.summaries[pattern[1]] = self.sum_up(self.defines[pattern[1]])
            return summary
        if kind == "element":
            key = id(pattern)
            if key not in self.elements:
                self.order[key] = len(self.order)
                self.elements[key] = pattern
            return Summary(ELEMENT, CT_COMPLEX, None, NO_NAMES, frozenset((key,)))
        if kind == "choice":
            return self.choice(pattern)
        if kind in ("group", "interleave"):
            return self.joined(pattern, kind == "group")
        if kind == "oneOrMore":
            return self.repeated(pattern)
        if kind == "attribute":
            return self.attribute(pattern)
        if kind == "data":
            return self.data(pattern)
        if kind == "list":
            return self.list(pattern)
        return _LEAVES[kind]

    def choice(self, pattern: Pattern) -> Summary:
        parts = []
        summaries = self.summaries
        for inner in pattern[1:]:
            part = (summaries.get(inner[1]) if inner[0] == "ref" else None) or self.sum_up(inner)
            if part is not SUM_NOT_ALLOWED:
                parts.append(part)
        if len(parts) == 2 and parts[1] is SUM_EMPTY:  # optional
            part = parts[0]
            return part if part is SUM_EMPTY else part.with_flag(EMPTY)
        if not parts:
            return SUM_NOT_ALLOWED
        if len(parts) == 1 or all(part is SUM_EMPTY for part in parts):
            return parts[0]
        content: int | None = CT_EMPTY
        for part in parts:
            if part.content != content:
                content = None if content is None or part.content is None else max(content, part.content)
        return self.united(parts, 0, content, None)

    def joined(self, pattern: Pattern, is_group: bool) -> Summary:
        parts = []
        sources = []
        summaries = self.summaries
        for inner in pattern[1:]:
            part = (summaries.get(inner[1]) if inner[0] == "ref" else None) or self.sum_up(inner)
            if part is SUM_NOT_ALLOWED:
                return SUM_NOT_ALLOWED
            if part is not SUM_EMPTY:
                parts.append(part)
                sources.append(inner)
        if len(parts) < 2:
            return parts[0] if parts else SUM_EMPTY
        violation = self.twice(parts, sources) or (None if is_group else self.mixed_up(parts, sources))
        content: int | None = CT_EMPTY
        flags = GROUP if is_group else INTERLEAVE
        for part in parts:
            if part.content != CT_EMPTY:
                content = grouped(content, part.content)
            if part.flags & ATTRIBUTE:
                flags |= GROUPED_ATTRIBUTE
        return self.united(parts, flags, content, violation)

    def united(self, parts: list[Summary], flags: int, content: int | None, violation: Violation | None) -> Summary:
        elements: list[frozenset[int]] = []
        names: list[Names] = []
        work = 0
        for part in parts:
            flags |= part.flags
            if part.elements:
                elements.append(part.elements)
                work += len(part.elements)
            if part.flags & ATTRIBUTE:
                names.append(part.attributes)
                work += len(part.attributes[0]) + len(part.attributes[1])
            if violation is None:
                violation = part.violation
        self.spend(work)
        every = NO_ELEMENTS if not elements else elements[0] if len(elements) == 1 else elements[0].union(*elements[1:])
        return Summary(flags, content, violation, all_names(names), every)

    def twice(self, parts: list[Summary], sources: list[Pattern]) -> Violation | None:
        """Section 7.3: an attribute on two sides of a group or interleave."""
        seen: set[PlainName] = set()
        wild: list[NameClass] = []
        for part, source in zip(parts, sources, strict=True):
            if part.flags & ATTRIBUTE:
                name = self.add(part.attributes, seen, wild)
                if name is not None:
                    return Violation(f"{shown(name, 'the attribute')} occurs twice in one element", "7.3", source)
        return None

    def mixed_up(self, parts: list[Summary], sources: list[Pattern]) -> Violation | None:
        """Section 7.4: an element, or text, on two sides of an interleave."""
        seen: set[PlainName] = set()
        wild: list[NameClass] = []
        text = False
        for part, source in zip(parts, sources, strict=True):
            if part.flags & TEXT:
                if text:
                    return Violation("<text> occurs on two sides of <interleave>", "7.4", source)
                text = True
            if part.flags & ELEMENT:
                own = all_names([names_in(self.elements[key][1]) for key in part.elements])
                name = self.add(own, seen, wild)
                if name is not None:
                    what = shown(name, "the element")
                    return Violation(f"{what} occurs on two sides of <interleave>", "7.4", source)
        return None

    def add(self, names: Names, seen: set[PlainName], wild: list[NameClass]) -> PlainName | None:
        """A name that was there before, or None; afterwards ``seen`` and ``wild`` hold ``names`` too."""
        plain, own_wild = names
        if wild or own_wild:
            self.spend(10 * (len(seen) * len(own_wild) + len(wild) * len(plain) + 2 * len(wild) * len(own_wild)))
            name = shared_name((seen, wild), names)
        else:
            name = None if seen.isdisjoint(plain) else min(seen & plain)
        seen |= plain
        wild.extend(own_wild)
        return name

    def spend(self, work: int) -> None:
        self.work += work
        if self.work > WORK_LIMIT:
            raise Violation("the schema is too large or too entangled to be checked", "", ())

    def repeated(self, pattern: Pattern) -> Summary:
        inner = self.sum_up(pattern[1])
        if inner is SUM_NOT_ALLOWED or inner is SUM_EMPTY:
            return inner
        violation = inner.violation
        if violation is None and inner.flags & GROUPED_ATTRIBUTE:
            message = "an attribute in a <group> or <interleave> inside <oneOrMore> or <zeroOrMore>, so it would repeat"
            violation = Violation(message, "7.1.2", pattern)
        flags = (inner.flags | REPEAT) & ~OPEN_ATTRIBUTE
        return Summary(flags, grouped(inner.content, inner.content), violation, inner.attributes, inner.elements)

    def attribute(self, pattern: Pattern) -> Summary:
        inner = self.sum_up(pattern[2])
        if inner is SUM_NOT_ALLOWED:
            return inner
        names = names_in(pattern[1])
        flags = ATTRIBUTE | OPEN_ATTRIBUTE if names[1] else ATTRIBUTE
        violation = inner.violation or banned(inner, ELEMENT | ATTRIBUTE, "an attribute", "7.1.1", pattern)
        content = None if inner.content is None else CT_EMPTY
        return Summary(flags, content, violation, names)

    def list(self, pattern: Pattern) -> Summary:
        inner = self.sum_up(pattern[1])
        if inner is SUM_NOT_ALLOWED:
            return inner
        kinds = LIST | ELEMENT | ATTRIBUTE | TEXT | INTERLEAVE
        violation = inner.violation or banned(inner, kinds, "<list>", "7.1.3", pattern)
        return Summary(LIST, CT_DATA, violation)

    def data(self, pattern: Pattern) -> Summary:
        if pattern[4] is None:
            return SUM_DATA
        inner = self.sum_up(pattern[4])
        if inner is SUM_NOT_ALLOWED:
            return SUM_DATA
        kinds = ATTRIBUTE | ELEMENT | TEXT | LIST | GROUP | INTERLEAVE | REPEAT | EMPTY
        violation = inner.violation or banned(inner, kinds, "the <except> of <data>", "7.1.4", pattern)
        return Summary(DATA, CT_DATA, violation)


_LEAVES: Final = {"empty": SUM_EMPTY, "text": SUM_TEXT, "notAllowed": SUM_NOT_ALLOWED, "value": SUM_DATA}
