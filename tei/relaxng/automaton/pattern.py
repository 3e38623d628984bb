"""Patterns: the nodes that derivatives are taken of (RELAX NG, section 6.2).

Every node is made by ``PatternBuilder``, which makes equal nodes one object, so a node is equal to another exactly
if it is the same. The nodes are n-ary: a choice holds no choice, a group no group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Final, Protocol, TypeAlias

from tei.relaxng.automaton.name_class import NameClass, QName

__all__ = [
    "ATTRIBUTES",
    "DATA",
    "ELEMENTS",
    "NULLABLE",
    "TEXT",
    "Attribute",
    "Choice",
    "Data",
    "Element",
    "Empty",
    "Group",
    "Interleave",
    "List",
    "NameSet",
    "NotAllowed",
    "OneOrMore",
    "Pattern",
    "Text",
    "Value",
    "attribute_names",
    "by_number",
    "element_names",
    "first_names",
    "first_parts",
]

NULLABLE: Final = 1  # matches no content at all
ATTRIBUTES: Final = 2  # contains attribute patterns
DATA: Final = 4  # contains data, value or list
TEXT: Final = 8  # contains text
ELEMENTS: Final = 16  # contains elements

NameSet: TypeAlias = "tuple[frozenset[QName], bool]"
"""Names given one by one, and whether a wildcard stands beside them."""

_NO_NAMES: Final[NameSet] = (frozenset(), False)


class ValueSpace(Protocol):
    """What a pattern needs of a datatype."""

    @property
    def id_kind(self) -> str: ...
    @property
    def context_dependent(self) -> bool: ...
    def allows(self, text: str, context: Mapping[str, str]) -> bool: ...
    def same(self, a: str, a_context: Mapping[str, str], b: str, b_context: Mapping[str, str]) -> bool: ...
    def problem(self, text: str) -> str: ...
    def suggest(self, text: str) -> str | None: ...


class Pattern:
    """A node. ``flags`` say what it and its parts (but not the content of elements and attributes) contain."""

    __slots__ = ("attribute_names", "element_names", "first_names", "flags", "number", "parts", "without_attributes")

    def __init__(self, number: int, flags: int, parts: tuple[Pattern, ...] = ()) -> None:
        self.number: Final = number
        self.flags: Final = flags
        self.parts: Final = parts
        self.first_names: NameSet | None = None
        self.element_names: NameSet | None = None
        self.attribute_names: NameSet | None = None
        self.without_attributes: Pattern | None = None


by_number: Final = attrgetter("number")
"""For sorting: the order in which patterns were made."""


class Empty(Pattern):
    """``empty``."""

    __slots__ = ()


class NotAllowed(Pattern):
    """``notAllowed``."""

    __slots__ = ()


class Text(Pattern):
    """``text``."""

    __slots__ = ()


class Choice(Pattern):
    """``choice`` of different parts, ordered by their numbers."""

    __slots__ = ()


class Group(Pattern):
    """``group`` of parts in order."""

    __slots__ = ()


class Interleave(Pattern):
    """``interleave`` of parts, ordered by their numbers; equal ones are kept."""

    __slots__ = ()


class OneOrMore(Pattern):
    """``oneOrMore`` of its one part."""

    __slots__ = ()


class List(Pattern):
    """``list`` of its one part."""

    __slots__ = ()


class Typed(Pattern):
    """A pattern with a datatype, which is made when the first value is held against it."""

    __slots__ = ("_datatype", "_make")

    def __init__(self, number: int, make: Callable[[], ValueSpace], parts: tuple[Pattern, ...] = ()) -> None:
        super().__init__(number, DATA, parts)
        self._make: Final = make
        self._datatype: ValueSpace | None = None

    @property
    def datatype(self) -> ValueSpace:
        """The datatype."""
        if self._datatype is None:
            self._datatype = self._make()
        return self._datatype


class Data(Typed):
    """``data``: what is excepted from it stands in ``parts``."""

    __slots__ = ()


class Value(Typed):
    """``value``: the text as the schema has it and the namespace bindings there."""

    __slots__ = ("bindings", "text")

    def __init__(self, number: int, make: Callable[[], ValueSpace], text: str, bindings: Mapping[str, str]) -> None:
        super().__init__(number, make)
        self.text: Final = text
        self.bindings: Final = bindings


class Element(Pattern):
    """``element``: its names; its content is expanded by the builder when the first such tag is met."""

    __slots__ = ("content", "name_class", "raw_content")

    def __init__(self, number: int, name_class: NameClass, raw_content: object) -> None:
        super().__init__(number, ELEMENTS)
        self.name_class: Final = name_class
        self.raw_content: Final = raw_content
        self.content: Pattern | None = None
        self.first_names = self.element_names = (name_class.names, bool(name_class.wildcards))


class Attribute(Pattern):
    """``attribute``: its names and its content (in ``parts``)."""

    __slots__ = ("name_class",)

    def __init__(self, number: int, name_class: NameClass, content: Pattern) -> None:
        super().__init__(number, ATTRIBUTES, (content,))
        self.name_class: Final = name_class
        self.attribute_names = (name_class.names, bool(name_class.wildcards))


def first_parts(pattern: Pattern) -> tuple[Pattern, ...]:
    """The parts that may come first, of content without attributes; none of an element, an attribute and a value."""
    kind, parts = type(pattern), pattern.parts
    if kind is Group:
        needed = next((index for index, part in enumerate(parts) if not part.flags & NULLABLE), len(parts))
        return parts[: needed + 1]
    return parts if kind in (Choice, Interleave, OneOrMore) else ()


def first_names(pattern: Pattern) -> NameSet:
    """The names of the elements that may come first in what the pattern matches."""
    known = pattern.first_names
    if known is None:
        has_any = pattern.flags & ELEMENTS
        known = pattern.first_names = _union(map(first_names, first_parts(pattern))) if has_any else _NO_NAMES
    return known


def element_names(pattern: Pattern) -> NameSet:
    """The names of the elements that may come anywhere in what the pattern matches."""
    known = pattern.element_names
    if known is None:
        has_any = pattern.flags & ELEMENTS
        known = pattern.element_names = _union(map(element_names, pattern.parts)) if has_any else _NO_NAMES
    return known


def attribute_names(pattern: Pattern) -> NameSet:
    """The names of the attributes the pattern contains."""
    known = pattern.attribute_names
    if known is None:
        has_any = pattern.flags & ATTRIBUTES
        known = pattern.attribute_names = _union(map(attribute_names, pattern.parts)) if has_any else _NO_NAMES
    return known


def _union(name_sets: Iterable[NameSet]) -> NameSet:
    sets = list(name_sets)
    if len(sets) == 1:
        return sets[0]
    return frozenset().union(*[names for names, _ in sets]), any(wildcard for _, wildcard in sets)
