"""A schema as it was written: what both readers (XML syntax, compact syntax) make, and where each part stands.

The tree has the vocabulary of the full XML syntax (RELAX NG, section 3). The reader of the compact syntax makes the
tree that the equivalent XML would give.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from tei.relaxng.errors import SchemaError

__all__ = ["RELAXNG", "XMLNS", "Module", "Node", "Source", "place_after"]

RELAXNG: Final = "http://relaxng.org/ns/structure/1.0"
XMLNS: Final = "http://www.w3.org/2000/xmlns"
"""No attribute can be in this namespace (section 4.16). Namespaces in XML has a slash behind it."""

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


def place_after(before: str) -> tuple[int, int]:
    """Line and column of what follows a text, from 1, columns in code points; lines end with LF, CR LF or CR."""
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


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
