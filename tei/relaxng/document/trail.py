"""Where in the tree the parser stands: a plain log of tags, made a path of the open element when it is asked for."""

from __future__ import annotations

from typing import Final

from tei.relaxng.automaton.name_class import SEPARATOR
from tei.relaxng.finding import Name, Step

__all__ = ["DEEPEST_PATH", "NameTable", "Trail", "written_name"]

DEEPEST_PATH: Final = 200
"""Levels of the deepest element whose path is told; what lies deeper was not made to be read."""

_LONGEST_LOG: Final = 50_000
_MOST_NAMES: Final = 10_000


def written_name(written: str) -> Name:
    """The name that the parser gives as ``local``, ``namespace|local`` or ``namespace|local|prefix``."""
    parts = written.split(SEPARATOR)
    if len(parts) == 1:
        return Name("", written)
    return Name(parts[0], parts[1], parts[2] if len(parts) > 2 else "")


class NameTable(dict[str, Name]):
    """The parser's names → names; shared by the documents of a schema."""

    __slots__ = ("bare",)

    def __init__(self) -> None:
        super().__init__()
        self.bare: Final = BareNames()

    def __missing__(self, written: str) -> Name:
        if len(self) >= _MOST_NAMES:
            self.clear()
        name = self[written] = written_name(written)
        return name


class BareNames(dict[str, str]):
    """The parser's names → the same without the prefix, which does not count."""

    __slots__ = ()

    def __missing__(self, written: str) -> str:
        if len(self) >= _MOST_NAMES:
            self.clear()
        bare = self[written] = SEPARATOR.join(written.split(SEPARATOR)[:2])
        return bare


class Trail:
    """The log of tags: a start tag as its name, an end tag as None.

    The validator appends to ``log``; ``fold`` turns it into counters, so that it stays short.
    """

    __slots__ = ("_children", "_ended", "_folded", "_names", "_open", "log")

    def __init__(self, names: NameTable) -> None:
        self.log: Final[list[str | None]] = []
        self._names: Final = names
        self._open: Final[list[str]] = []
        # For each open element and the document: names of its children so far, with their numbers; the deepest ones
        # are not kept.
        self._children: Final[list[dict[str, int] | None]] = [None]
        self._ended = False
        self._folded = 0

    @property
    def moves(self) -> int:
        """How many tags have come."""
        return self._folded + len(self.log)

    @property
    def has_children(self) -> bool:
        """Whether the open element has had a child: the last tag was an end tag."""
        return self.log[-1] is None if self.log else self._ended

    def fold(self) -> None:
        """Count what the log holds, and empty it."""
        if not self.log:
            return
        opened, children, bare = self._open, self._children, self._names.bare
        for written in self.log:
            if written is None:
                opened.pop()
                children.pop()
                continue
            if len(opened) < DEEPEST_PATH:
                name = bare[written]
                siblings = children[-1]
                if siblings is None:
                    children[-1] = {name: 1}
                else:
                    siblings[name] = siblings.get(name, 0) + 1
            opened.append(written)
            children.append(None)
        self._ended = self.log[-1] is None
        self._folded += len(self.log)
        self.log.clear()

    def fold_if_long(self) -> None:
        """Keep the log short."""
        if len(self.log) > _LONGEST_LOG:
            self.fold()

    def path(self) -> tuple[Step, ...]:
        """From the root to the open element; empty if it lies too deep."""
        self.fold()
        if len(self._open) > DEEPEST_PATH:
            return ()
        names, bare = self._names, self._names.bare
        levels = zip(self._open, self._children, strict=False)  # the open element's own children lead nowhere
        return tuple([Step(names[written], siblings[bare[written]]) for written, siblings in levels if siblings])

    def element(self) -> Name | None:
        """The name of the open element; None outside the root."""
        self.fold()
        return self.name(self._open[-1]) if self._open else None

    def name(self, written: str) -> Name:
        """The name that the parser gives so."""
        return self._names[written]
