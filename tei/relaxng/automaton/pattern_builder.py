"""Makes patterns: each node once, simplified as far as that keeps what it matches.

The notation of the simplified schema is expanded piece by piece: a define when it is first referred to, the content
of an element when its tag is first met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from tei.relaxng.automaton.name_class import NameClass
from tei.relaxng.automaton.pattern import (
    ATTRIBUTES,
    DATA,
    ELEMENTS,
    NULLABLE,
    TEXT,
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    NotAllowed,
    OneOrMore,
    Pattern,
    Text,
    Value,
    ValueSpace,
    by_number,
)
from tei.relaxng.grammar import Grammar

__all__ = ["ContentTooComplex", "DatatypeMaker", "PatternBuilder"]

DatatypeMaker = Callable[[str, str, Sequence[tuple[str, str]]], ValueSpace]

_MOST_PARTS: Final = 50_000  # of one node; only a schema made to that end gets there
_CONTENT: Final = ATTRIBUTES | DATA | TEXT | ELEMENTS


class ContentTooComplex(Exception):
    """What may follow has become too much to keep: the schema is ambiguous beyond all measure."""


class PatternBuilder:
    """The nodes of one schema."""

    def __init__(self, grammar: Grammar, datatype: DatatypeMaker) -> None:
        self._grammar = grammar
        self._datatype = datatype
        self._datatypes: dict[object, ValueSpace] = {}
        self._defines: dict[str, Pattern] = {}
        self._elements: dict[int, tuple[Sequence[Any], Element]] = {}
        self._nodes: dict[object, Pattern] = {}
        self._made = 3
        self.empty: Final = Empty(0, NULLABLE)
        self.not_allowed: Final = NotAllowed(1, 0)
        self.text: Final = Text(2, NULLABLE | TEXT)

    def __len__(self) -> int:
        return len(self._nodes)

    def forget(self) -> None:
        """Make every node anew from now on; those that are in use stay good."""
        self._defines.clear()
        self._nodes.clear()

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """One of the parts; repeated ones, ``notAllowed`` and an ``empty`` beside a nullable part fall away."""
        flat: set[Pattern] = set()
        for part in parts:
            if type(part) is Choice:
                flat.update(part.parts)
            else:
                flat.add(part)
        flat.discard(self.not_allowed)
        if self.empty in flat and len(flat) > 1:
            flat.discard(self.empty)
            if not any(part.flags & NULLABLE for part in flat):
                flat.add(self.empty)
        if len(flat) < 2:
            return flat.pop() if flat else self.not_allowed
        ordered = tuple(sorted(flat, key=by_number))
        flags = 0
        for part in ordered:
            flags |= part.flags
        return self._node(Choice, ordered, flags)

    def group(self, parts: Iterable[Pattern]) -> Pattern:
        """The parts in order, without ``empty``; text beside a repetition that holds text falls away."""
        flat: list[Pattern] = []
        for part in parts:
            for piece in part.parts if type(part) is Group else (part,):
                if piece is self.not_allowed:
                    return piece
                if piece is self.empty or (piece is self.text and flat and self._absorbs_text(flat[-1])):
                    continue
                if flat and flat[-1] is self.text and self._absorbs_text(piece):
                    flat.pop()
                flat.append(piece)
        return self._sequence(Group, flat)

    def interleave(self, parts: Iterable[Pattern]) -> Pattern:
        """The parts in any mixture, without ``empty``; text once."""
        flat: list[Pattern] = []
        for part in parts:
            for piece in part.parts if type(part) is Interleave else (part,):
                if piece is self.not_allowed:
                    return piece
                if piece is not self.empty and not (piece is self.text and self.text in flat):
                    flat.append(piece)
        return self._sequence(Interleave, sorted(flat, key=by_number))

    def one_or_more(self, part: Pattern) -> Pattern:
        """The part, repeated."""
        if part is self.not_allowed or part is self.empty or part is self.text or type(part) is OneOrMore:
            return part
        return self._node(OneOrMore, (part,), part.flags)

    def zero_or_more(self, part: Pattern) -> Pattern:
        """The part, repeated, or nothing."""
        return self.choice((self.one_or_more(part), self.empty))

    def expand(self, raw: Sequence[Any]) -> Pattern:
        """The pattern that the notation of a simplified schema stands for."""
        kind = raw[0]
        if kind == "ref":
            key = raw[1]
            known = self._defines.get(key)
            if known is None:
                known = self._defines[key] = self.expand(self._grammar.defines[key])
            return known
        if kind == "element":
            return self._element(raw)
        if kind == "attribute":
            return self._attribute(raw)
        make = _MAKERS.get(kind)
        if make is not None:
            return make(self, [self.expand(part) for part in raw[1:]])
        return self._data(raw)

    def content(self, element: Element) -> Pattern:
        """The content of an element (attributes included)."""
        known = element.content
        if known is None:
            known = element.content = self.expand(element.raw_content)  # type: ignore[arg-type]  # a raw pattern
        return known

    def elements(self) -> Iterator[Element]:
        """Every element pattern that can be reached from the start, contents not expanded."""
        waiting: list[Any] = [self._grammar.start]
        referred: set[str] = set()
        while waiting:
            raw = waiting.pop()
            kind = raw[0]
            if kind == "element":
                yield self._element(raw)
                waiting.append(raw[2])
            elif kind == "ref":
                if raw[1] not in referred:
                    referred.add(raw[1])
                    waiting.append(self._grammar.defines[raw[1]])
            elif kind in _MAKERS:
                waiting.extend(reversed(raw[1:]))

    def _element(self, raw: Sequence[Any]) -> Element:
        found = self._elements.get(id(raw))
        if found is None:
            element = Element(self._number(), NameClass(raw[1]), raw[2])
            found = self._elements[id(raw)] = (raw, element)  # its identity is its name as long as it is kept
        return found[1]

    def _attribute(self, raw: Sequence[Any]) -> Pattern:
        content = self.expand(raw[2])
        key = (Attribute, _frozen(raw[1]), content)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Attribute(self._number(), NameClass(raw[1]), content)
        return found

    def _data(self, raw: Sequence[Any]) -> Pattern:
        kind, library, name = raw[:3]
        if kind == "value":
            bindings: Mapping[str, str] = raw[4] or {}
            key: object = (Value, library, name, raw[3], tuple(sorted(bindings.items())))
            if key not in self._nodes:
                make = partial(self._resolve, library, name, ())
                self._nodes[key] = Value(self._number(), make, raw[3], bindings)
            return self._nodes[key]
        excepted = None if raw[4] is None else self.expand(raw[4])
        params = tuple((param, text) for param, text in raw[3])
        key = (Data, library, name, params, excepted)
        if key not in self._nodes:
            parts = () if excepted is None else (excepted,)
            self._nodes[key] = Data(self._number(), partial(self._resolve, library, name, params), parts)
        return self._nodes[key]

    def _resolve(self, library: str, name: str, params: tuple[tuple[str, str], ...]) -> ValueSpace:
        key = (library, name, params)
        if key not in self._datatypes:
            self._datatypes[key] = self._datatype(library, name, params)
        return self._datatypes[key]

    def _absorbs_text(self, pattern: Pattern) -> bool:
        """Whether the pattern is text, or a repetition in which text is one of the choices."""
        if type(pattern) is not OneOrMore:
            return pattern is self.text
        inner = pattern.parts[0]
        return type(inner) is Choice and self.text in inner.parts

    def _sequence(self, kind: type[Pattern], parts: list[Pattern]) -> Pattern:
        if len(parts) < 2:
            return parts[0] if parts else self.empty
        flags, nullable = 0, NULLABLE
        for part in parts:
            flags |= part.flags
            nullable &= part.flags
        return self._node(kind, tuple(parts), flags & _CONTENT | nullable)

    def _node(self, kind: type[Pattern], parts: tuple[Pattern, ...], flags: int) -> Pattern:
        found = self._nodes.get((kind, parts))
        if found is None:
            if len(parts) > _MOST_PARTS:
                raise ContentTooComplex(f"{len(parts)} alternatives")
            found = self._nodes[kind, parts] = kind(self._number(), flags, parts)
        return found

    def _list(self, part: Pattern) -> Pattern:
        return part if part is self.not_allowed else self._node(List, (part,), DATA)

    def _number(self) -> int:
        self._made += 1
        return self._made


def _frozen(raw: object) -> object:
    """A raw name class as something that can be a key."""
    return tuple(_frozen(part) for part in raw) if isinstance(raw, list | tuple) else raw


_MAKERS: Final[dict[str, Callable[[PatternBuilder, list[Pattern]], Pattern]]] = {
    "empty": lambda builder, _: builder.empty,
    "notAllowed": lambda builder, _: builder.not_allowed,
    "text": lambda builder, _: builder.text,
    "choice": PatternBuilder.choice,
    "group": PatternBuilder.group,
    "interleave": PatternBuilder.interleave,
    "oneOrMore": lambda builder, parts: builder.one_or_more(parts[0]),
    "list": lambda builder, parts: builder._list(parts[0]),
}
