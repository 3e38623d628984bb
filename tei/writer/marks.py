"""Which TEI element a kind of span becomes, with which attributes, and what it may hold.

This table, the header's modules and ``schemas/teitool.rng`` say the same; a test holds them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tei.model import BLOCKS, CONTAINERS, ENTITIES, INLINE, WRAPPERS, Attrs

__all__ = ["BODY", "BREAKING", "MARKS", "MIXED_PARTS", "POINTS", "Mark", "attributes"]

BODY: Final = "body"
"""The kind of the root: the one that holds divisions alone."""

MIXED_PARTS: Final = frozenset({"opener", "closer"})
"""Parts that hold words beside blocks."""

BREAKING: Final = CONTAINERS | (BLOCKS - {"seg"})
"""Kinds whose element counts as a break of the reading text."""

_POINTERS: Final = frozenset({"calendar", "corresp", "ref", "resp"})
_WORDS: Final = frozenset({"place", "reason", "rend", "type", "unit"})  # teidata.word: no blank inside


@dataclass(frozen=True, slots=True)
class Mark:
    """``attrs``: what may be written, ``fixed``: what always is; ``holds``: kinds that may lie directly inside."""

    element: str
    attrs: frozenset[str]
    holds: frozenset[str]
    fixed: Attrs = ()


def _mark(element: str, attrs: str, *holds: frozenset[str] | str, **fixed: str) -> Mark:
    kinds = frozenset(kind for some in holds for kind in (some.split() if isinstance(some, str) else some))
    return Mark(element, frozenset(attrs.split()), kinds, tuple(fixed.items()))


_WORDING: Final = ENTITIES | INLINE  # what words may be
_PHRASE: Final = _WORDING | (WRAPPERS - {"label"})

MARKS: Final[dict[str, Mark]] = {
    BODY: _mark("body", "", "div"),
    "div": _mark("div", "type n", "div head opener closer postscript list sp p ab trailer fw"),
    "opener": _mark("opener", "", _PHRASE, "address dateline salute seg fw"),
    "closer": _mark("closer", "", _PHRASE, "address dateline salute signed seg fw"),
    "postscript": _mark("postscript", "", "p ab list fw label"),
    "list": _mark("list", "rend type", "item fw"),
    "sp": _mark("sp", "", "speaker p ab fw"),
    "address": _mark("address", "", "addrLine fw"),
    "head": _mark("head", "type", _PHRASE),
    "p": _mark("p", "n", _PHRASE, "fw label"),
    "ab": _mark("ab", "type", _PHRASE, "fw"),
    "item": _mark("item", "n", _PHRASE, "fw label"),
    "dateline": _mark("dateline", "", _PHRASE),
    "salute": _mark("salute", "", _PHRASE),
    "signed": _mark("signed", "", _PHRASE),
    "addrLine": _mark("addrLine", "", _PHRASE),
    "seg": _mark("seg", "type", _PHRASE),
    "speaker": _mark("speaker", "", _PHRASE),
    "trailer": _mark("trailer", "type", _PHRASE),
    "fw": _mark("fw", "type place n", _WORDING),
    "label": _mark("label", "", _WORDING, "note"),
    "note": _mark("note", "place type n xml:id corresp resp", _WORDING, "role"),
    "role": _mark("roleName", "", _WORDING, "note"),
    "person": _mark("persName", "ref", INLINE),
    "org": _mark("orgName", "ref", INLINE),
    "place": _mark("placeName", "ref", INLINE),
    "date": _mark("date", "when from to notBefore notAfter when-custom calendar", INLINE),
    "supplied": _mark("supplied", "reason", _PHRASE),
    "gap": _mark("gap", "reason quantity unit", ENTITIES),
    "editorial": _mark("seg", "", _PHRASE, type="editorial"),
    "signature-mark": _mark("seg", "", _PHRASE, type="signature-mark"),
}
POINTS: Final[dict[str, frozenset[str]]] = {"lb": frozenset(), "pb": frozenset({"n"})}
"""Kinds of point and their attributes."""


def attributes(known: frozenset[str], attrs: Attrs) -> Attrs:
    """Those of a span's attributes that TEI gets, in the span's order; pointers get their ``#``."""
    return tuple((name, _value(name, value)) for name, value in attrs if name in known and value.strip())


def _value(name: str, value: str) -> str:
    if name in _WORDS:
        return "-".join(value.split())
    if name in _POINTERS and "#" not in value and ":" not in value:
        return f"#{value}"
    return value
