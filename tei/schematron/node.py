"""A schema as a tree of elements with the line of each, read by expat: no DOCTYPE, no entities, nothing fetched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final
from xml.parsers import expat

from tei.errors import SchemaError

__all__ = ["ISO", "RNG", "TEI", "XML", "XSL", "Node", "allow_only", "parse", "problem"]

ISO: Final = "http://purl.oclc.org/dsdl/schematron"
RNG: Final = "http://relaxng.org/ns/structure/1.0"
TEI: Final = "http://www.tei-c.org/ns/1.0"
XSL: Final = "http://www.w3.org/1999/XSL/Transform"
XML: Final = "http://www.w3.org/XML/1998/namespace"
_DEEPEST: Final = 500  # levels; the reader of a tree calls itself for each


class Node:
    """An element: ``name`` as written, ``namespace``, ``local``, attributes as written, children (text or elements).

    ``scope`` maps the prefixes in scope to their namespaces, ``""`` being the default one.
    """

    __slots__ = ("attributes", "children", "file", "line", "local", "name", "namespace", "scope")

    def __init__(self, name: str, attributes: dict[str, str], scope: Mapping[str, str], file: str, line: int) -> None:
        prefix, _, local = name.rpartition(":")
        self.name = name
        self.namespace = scope.get(prefix, "")
        self.local = local
        self.attributes = attributes
        self.children: list[Node | str] = []
        self.scope = scope
        self.file = file
        self.line = line

    def get(self, name: str) -> str:
        """The value of an attribute, without white space at its ends; empty if there is none."""
        return self.attributes.get(name, "").strip()

    def elements(self) -> Iterator[Node]:
        """The element children."""
        return (child for child in self.children if isinstance(child, Node))

    def iter(self) -> Iterator[Node]:
        """This element and all below it, in document order."""
        yield self
        for child in self.elements():
            yield from child.iter()

    def is_iso(self, *names: str) -> bool:
        """Whether it is a Schematron element of one of these names."""
        return self.namespace == ISO and self.local in names

    def copy(self) -> Node:
        """A copy whose attributes and children may be changed."""
        twin = Node(self.name, dict(self.attributes), self.scope, self.file, self.line)
        twin.children = [child.copy() if isinstance(child, Node) else child for child in self.children]
        return twin


def problem(node: Node, text: str) -> SchemaError:
    """The error that says where in the schema something is wrong."""
    return SchemaError(f"{node.file}:{node.line}: {text}")


def allow_only(children: Iterable[Node], names: Collection[str], parent: Node) -> None:
    """Pass the children of ``parent`` that are Schematron's if they have one of these names.

    Raises:
        SchemaError: one of them has another.
    """
    for child in children:
        if child.namespace == ISO and child.local not in names:
            raise problem(child, f"{child.local} is not allowed in {parent.local}.")


def parse(data: bytes, file: str) -> Node:
    """The root element.

    Raises:
        SchemaError: not well-formed, a DOCTYPE, a prefix without a namespace, or more than 500 levels.
    """
    return _Reader(file).read(data)


class _Reader:
    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[Node] = []
        self._root: Node | None = None
        self._scope: Mapping[str, str] = {"xml": XML}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, data: bytes) -> Node:
        try:
            self._parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            line, column = self._parser.ErrorLineNumber, self._parser.ErrorColumnNumber + 1
            reason = expat.ErrorString(self._parser.ErrorCode) or str(error)
            raise SchemaError(f"{self._file}:{line}:{column}: not well-formed XML: {reason}.") from None
        assert self._root is not None
        return self._root

    def _fail(self, text: str) -> SchemaError:
        return SchemaError(f"{self._file}:{self._parser.CurrentLineNumber}: {text}")

    def _doctype(self, *_: object) -> None:
        raise self._fail("a schema with a DOCTYPE is not read; write characters as &#160; and leave it out.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        scope = self._open[-1].scope if self._open else self._scope
        declared = {key[6:]: value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        if declared:
            scope = {**scope, **declared}
            attributes = {key: value for key, value in attributes.items() if not key.startswith("xmlns")}
        prefix = name.rpartition(":")[0]
        if prefix and prefix not in scope:
            raise self._fail(f'the prefix "{prefix}" of <{name}> has no namespace; declare xmlns:{prefix}.')
        if len(self._open) >= _DEEPEST:
            raise self._fail(f"more than {_DEEPEST} elements inside each other; expected a schema.")
        node = Node(name, attributes, scope, self._file, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].children.append(text)
