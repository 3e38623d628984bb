"""Register entries: who has one, and who is meant by nobody (REG001)."""

from __future__ import annotations

from typing import Final

from tei.validation.integrity.context import Context
from tei.validation.integrity.target import Kind
from tei.validation.source.index import TEI, XML_ID, Element

__all__ = ["entries", "mentioned"]

_LISTS: Final = frozenset(f"{TEI}}}list{name}" for name in ("Event", "Object", "Org", "Person", "Place"))
_ENTRIES: Final = frozenset(f"{TEI}}}{name}" for name in ("event", "object", "org", "person", "personGrp", "place"))


def entries(context: Context) -> dict[str, Element]:
    """``xml:id`` → element of the entries in ``listPerson``, ``listOrg``, ``listPlace`` and the like."""
    index = context.index
    found = {}
    behind = 0  # the end of the outermost list
    for element, name in enumerate(index.names):
        if name in _LISTS:
            behind = max(behind, index.after[element])
        elif element < behind and name in _ENTRIES and XML_ID in index.attributes[element]:
            found[index.attributes[element][XML_ID]] = element
    return found


def mentioned(context: Context, ids: frozenset[str]) -> tuple[frozenset[str], bool]:
    """Those of ``ids`` that pointers of the file mean, and whether one of these stands outside the lists."""
    index = context.index
    inside = bytearray(len(index))
    behind = 0
    for element, name in enumerate(index.names):
        if name in _LISTS:
            behind = max(behind, index.after[element])
        inside[element] = element < behind
    found: set[str] = set()
    outside = False
    for pointing in context.pointings:
        for _, target in pointing.targets:
            here = target.kind is Kind.ID or (target.kind is Kind.FILE and target.path == context.path)
            if here and target.fragment in ids:
                found.add(target.fragment)
                outside = outside or not inside[pointing.element]
    return frozenset(found), outside
