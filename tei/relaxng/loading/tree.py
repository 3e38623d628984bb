"""A schema as it was written: what both readers (XML syntax, compact syntax) make, and where each part stands.

The tree has the vocabulary of the full XML syntax (RELAX NG, section 3). The reader of the compact syntax makes the
tree that the equivalent XML would give.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Final, Protocol

from tei.relaxng.errors import SchemaError

__all__ = ["RELAXNG", "Module", "Node", "Source", "SourceText"]

RELAXNG: Final = "http://relaxng.org/ns/structure/1.0"

_NO_BINDINGS: Final[Mapping[str, str]] = {}


class Node:
    """One element of the schema.

    ``kind`` is the local name of the element ("element", "ref", "anyName" …). ``attributes`` holds the attributes
    of RELAX NG as written, white space kept: ``name`` (a QName in ``element`` and ``attribute``), ``ns``,
    ``datatypeLibrary``, ``type``, ``combine``, ``href``. ``text`` is the content of ``name``, ``param`` and
    ``value``. ``offset`` is the place in the source that ``Source.locate`` understands. ``bindings`` maps the
    prefixes in scope to namespaces ("" to the default namespace, absent when there is none).
    ``href`` is as ``xml:base`` makes it: relative to the file.
    """

    __slots__ = ("attributes", "bindings", "children", "kind", "offset", "text")

    def __init__(
        self,
        kind: str,
        attributes: dict[str, str],
        offset: int,
        bindings: Mapping[str, str] = _NO_BINDINGS,
        children: list[Node] | None = None,
        text: str = "",
    ) -> None:
        self.kind = kind
        self.attributes = attributes
        self.offset = offset
        self.bindings = bindings
        self.children: list[Node] = [] if children is None else children
        self.text = text


class Source(Protocol):
    """Where a tree came from."""

    @property
    def file(self) -> str:
        """The file as it is named in messages."""

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, columns in code points."""


class SourceText:
    """A source whose offsets count the code points of one text; lines end with LF, CR LF or CR."""

    __slots__ = ("_starts", "_text", "file")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._text = text
        self._starts: list[int] | None = None

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, from 1."""
        if self._starts is None:
            starts, position, text = [0], 0, self._text
            while position < len(text):
                if text[position] == "\n" or (text[position] == "\r" and text[position + 1 : position + 2] != "\n"):
                    starts.append(position + 1)
                position += 1
            self._starts = starts
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class Module:
    """One schema file: its tree and its source.

    ``parse_compact`` and ``parse_xml`` return one.
    """

    __slots__ = ("root", "source")

    def __init__(self, root: Node, source: Source) -> None:
        self.root = root
        self.source = source

    def error(self, message: str, node: Node, section: str = "") -> SchemaError:
        """An error at the place of ``node``; the caller raises it."""
        line, column = self.source.locate(node.offset)
        return SchemaError(message, file=self.source.file, line=line, column=column, section=section)
