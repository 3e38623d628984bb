"""Name classes: the names an ``element`` or ``attribute`` pattern stands for (RELAX NG, sections 4.16 and 6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

__all__ = ["SEPARATOR", "NameClass", "QName", "expanded_name"]

QName: TypeAlias = "tuple[str, str]"
"""An expanded name: namespace ("" for none) and local name."""

SEPARATOR: Final = "\x0c"
"""Between the parts of a name as the parser gives it; a form feed cannot occur in an XML document."""


def expanded_name(written: str) -> QName:
    """The expanded name of a parser's name: ``local``, ``namespace|local`` or ``namespace|local|prefix``."""
    parts = written.split(SEPARATOR)
    return (parts[0], parts[1]) if len(parts) > 1 else ("", written)


class NameClass:
    """A name class as a set of names and a list of wildcards.

    ``names`` are the names given one by one. Each wildcard is a namespace (None: any) and what is excepted from it.
    """

    __slots__ = ("names", "wildcards")

    def __init__(self, raw: Sequence[Any]) -> None:
        names: list[QName] = []
        wildcards: list[tuple[str | None, NameClass | None]] = []
        open_classes = [raw]
        while open_classes:
            part = open_classes.pop()
            kind = part[0]
            if kind == "name":
                names.append((part[1], part[2]))
            elif kind == "choice":
                open_classes.extend(part[1:])
            else:
                namespace, excepted = (part[1], part[2]) if kind == "nsName" else (None, part[1])
                wildcards.append((namespace, None if excepted is None else NameClass(excepted)))
        self.names: Final = frozenset(names)
        self.wildcards: Final = tuple(wildcards)

    def contains(self, name: QName) -> bool:
        """Whether the name belongs to the class."""
        return name in self.names or (bool(self.wildcards) and self.wildcard_rank(name) > 0)

    def wildcard_rank(self, name: QName) -> int:
        """How closely a wildcard stands for the name: 2 by its namespace, 1 as any name, 0 not at all."""
        rank = 0
        for namespace, excepted in self.wildcards:
            if (namespace is None or namespace == name[0]) and not (excepted and excepted.contains(name)):
                rank = max(rank, 1 if namespace is None else 2)
        return rank
