"""What could have stood at a place, and what must have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Final, TypeAlias

from tei.relaxng.automaton.name_class import QName
from tei.relaxng.automaton.pattern import (
    ATTRIBUTES,
    DATA,
    NULLABLE,
    Attribute,
    Choice,
    Element,
    Group,
    Interleave,
    NotAllowed,
    OneOrMore,
    Pattern,
    attribute_names,
    first_names,
)
from tei.relaxng.finding import Expected, Name

__all__ = [
    "Listing",
    "attribute_listing",
    "content_listing",
    "named",
    "required_attributes",
    "required_elements",
    "required_listing",
]

Listing: TypeAlias = "tuple[tuple[str, QName | None], ...]"
"""Kinds and names, without prefixes: the end tag, text or data, elements in order, any other element."""

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_NO_NAMES: Final[frozenset[QName]] = frozenset()


def content_listing(patterns: Iterable[Pattern], *, text: bool, end: bool) -> Listing:
    """What may come next in an element; ``text`` and ``end`` say whether text and its end tag may."""
    listing: list[tuple[str, QName | None]] = []
    if end:
        listing.append(("end-tag", None))
    flags = 0
    names: frozenset[QName] = _NO_NAMES
    wildcard = False
    for pattern in patterns:
        flags |= pattern.flags
        part, any_name = first_names(pattern)
        names |= part
        wildcard |= any_name
    if flags & DATA:
        listing.append(("data", None))
    elif text:
        listing.append(("text", None))
    listing.extend(("element", name) for name in _ordered(names))
    if wildcard:
        listing.append(("any-element", None))
    return tuple(listing)


def attribute_listing(patterns: Iterable[Pattern]) -> Listing:
    """The attributes that may still come in a start tag."""
    names: frozenset[QName] = _NO_NAMES
    wildcard = False
    for pattern in patterns:
        part, any_name = attribute_names(pattern)
        names |= part
        wildcard |= any_name
    listing: list[tuple[str, QName | None]] = [("attribute", name) for name in _ordered(names)]
    if wildcard:
        listing.append(("any-attribute", None))
    return tuple(listing)


@lru_cache(maxsize=1_000)
def required_listing(kind: str, names: frozenset[QName]) -> Listing:
    """Names that must come; the same ones are one object, by which ``Automaton.named`` knows them."""
    return tuple((kind, name) for name in _ordered(names))


def required_elements(patterns: Iterable[Pattern]) -> frozenset[QName]:
    """The elements that each of the patterns still demands, as far as they have one name."""
    return _intersection([_required(_elements_of, p) for p in patterns if not isinstance(p, NotAllowed)])


def required_attributes(patterns: Iterable[Pattern]) -> frozenset[QName]:
    """The attributes that each of the patterns still demands, as far as they have one name."""
    return _intersection([_required(_attributes_of, p) for p in patterns if not isinstance(p, NotAllowed)])


def named(listing: Listing, bindings: Mapping[str, str]) -> tuple[Expected, ...]:
    """The listing with prefixes: those in scope, or else invented ones."""
    namespaces = sorted({name[0] for _, name in listing if name is not None and name[0]})
    elements: dict[str, str] = {}
    attributes: dict[str, str] = {}
    unbound = [uri for uri in namespaces if uri != _XML and uri not in bindings.values()]
    for uri in namespaces:
        prefix = "xml" if uri == _XML else min((p for p, bound in bindings.items() if bound == uri and p), default="")
        if uri in unbound:
            prefix = _invented(bindings, unbound.index(uri), len(unbound))
        attributes[uri] = prefix
        elements[uri] = "" if bindings.get("") == uri else prefix
    prefix_of = {"element": elements, "attribute": attributes}
    return tuple(
        Expected(kind, None if name is None else Name(*name, prefix_of[kind].get(name[0], ""), name[0] in unbound))
        for kind, name in listing
    )


def _invented(bindings: Mapping[str, str], index: int, count: int) -> str:
    """``ns``, or ``ns1``, ``ns2`` … where several are needed; never a prefix that means something else."""
    stem = "ns"
    while any(prefix.startswith(stem) for prefix in bindings):
        stem += "_"
    return stem if count == 1 else f"{stem}{index + 1}"


def _ordered(names: Iterable[QName]) -> list[QName]:
    return sorted(names, key=lambda name: (name[1], name[0]))


def _required(own: Callable[[Pattern], frozenset[QName] | None], pattern: Pattern) -> frozenset[QName]:
    """The names that a pattern demands.

    In a group of elements only the first part that is not nullable counts: what comes behind it is not missing yet.
    """
    names = own(pattern)
    if names is not None:
        return names
    parts = pattern.parts
    again = partial(_required, own)
    if isinstance(pattern, Choice):
        return _intersection(map(again, parts))
    if isinstance(pattern, OneOrMore):
        return again(parts[0])
    if isinstance(pattern, Interleave) or (own is _attributes_of and isinstance(pattern, Group)):
        return _NO_NAMES.union(*map(again, parts))
    if isinstance(pattern, Group):
        first = next((part for part in parts if not part.flags & NULLABLE), parts[-1])
        return again(first)
    return _NO_NAMES


def _elements_of(pattern: Pattern) -> frozenset[QName] | None:
    if not isinstance(pattern, Element):
        return None
    return _single(pattern)


def _attributes_of(pattern: Pattern) -> frozenset[QName] | None:
    if not pattern.flags & ATTRIBUTES:
        return _NO_NAMES
    return _single(pattern) if isinstance(pattern, Attribute) else None


def _single(pattern: Element | Attribute) -> frozenset[QName]:
    names = pattern.name_class
    return names.names if len(names.names) == 1 and not names.wildcards else _NO_NAMES


def _intersection(sets: Iterable[frozenset[QName]]) -> frozenset[QName]:
    result: frozenset[QName] | None = None
    for names in sets:
        result = names if result is None else result & names
        if not result:
            break
    return result or _NO_NAMES
