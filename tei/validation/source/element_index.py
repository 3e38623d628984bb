"""All elements of a file with their places, from one pass of expat: small enough to keep, no tree."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from tei.relaxng.finding import Extent
from tei.validation.source.encoding import Encoded
from tei.validation.source.lines import Lines
from tei.validation.source.start_tag import Written, end_of_tag, find_attribute, is_self_closing, written_attributes

__all__ = ["TEI", "XINCLUDE", "XML", "XML_BASE", "XML_ID", "XML_LANG", "Element", "Fault", "Index", "attribute_key"]

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
XML_ID: Final = f"{XML}}}id"
XML_LANG: Final = f"{XML}}}lang"
XML_BASE: Final = f"{XML}}}base"
XINCLUDE: Final = "http://www.w3.org/2001/XInclude}include"
_LONGEST_PATH: Final = 40  # steps of a path that are told; more is a file nobody wrote

# An element is its number in the order of the document. The root is 0: compare with None, not by truth.
Element: TypeAlias = int


class Fault(NamedTuple):
    """Why the file is not well-formed: expat's words, line and column (from 1), offset in bytes."""

    message: str
    line: int
    column: int
    offset: int


class Index:
    """What integrity checks, Schematron places and fixes ask of a file.

    Read it, do not change it. One entry for each element, in the order of the document:

    - ``names``: expanded, ``namespace}local``, or ``local`` alone (``local_name`` and ``namespace`` take it apart);
    - ``attributes``: name → value, names as in ``names`` (``attribute_key``), values normalised by the parser;
    - ``parents``: the parent's number, -1 for the root; ``after``: the number of the first element behind it and all
      that is in it, so that ``range(e + 1, after[e])`` are its descendants;
    - ``starts``: offset of the start tag; ``ends``: offset that expat gives for its end;
    - ``texts``: 1 where an element has text of its own that is not blank.

    ``fault`` says why parsing stopped, the index is of what stood before. ``open_ended`` says that parts of the file
    come from elsewhere, by XInclude or as external entities (``left_out``). ``encoded.exact`` says whether offsets
    are those of the file.
    """

    __slots__ = (
        "_children",
        "_lines",
        "after",
        "attributes",
        "encoded",
        "ends",
        "fault",
        "left_out",
        "names",
        "open_ended",
        "parents",
        "starts",
        "texts",
    )

    def __init__(self, encoded: Encoded) -> None:
        self.encoded = encoded
        self.names: list[str] = []
        self.attributes: list[dict[str, str]] = []
        self.parents = array("i")
        self.after = array("i")
        self.starts = array("q")
        self.ends = array("q")
        self.texts = bytearray()
        self.fault: Fault | None = None
        self.open_ended = False
        self.left_out = False
        self._lines = Lines(encoded.data, encoded.codec)
        self._children: dict[Element, dict[str, array[int]]] = {}

    @property
    def data(self) -> bytes:
        """The bytes that offsets count in."""
        return self.encoded.data

    def __len__(self) -> int:
        return len(self.names)

    def local_name(self, element: Element) -> str:
        return self.names[element].rpartition("}")[2]

    def namespace(self, element: Element) -> str:
        return self.names[element].rpartition("}")[0]

    def children(self, element: Element) -> Iterator[Element]:
        """The child elements, in order."""
        child, end = element + 1, self.after[element]
        while child < end:
            yield child
            child = self.after[child]

    def ancestors(self, element: Element) -> Iterator[Element]:
        """The parent, its parent … up to the root."""
        at = self.parents[element]
        while at >= 0:
            yield at
            at = self.parents[at]

    # Places

    def line(self, offset: int) -> int:
        return self._lines.line(offset)

    def extent_of(self, start: int, end: int) -> Extent:
        """The place of the bytes from ``start`` to ``end``."""
        line, column = self._lines.place(start)
        end_line, end_column = self._lines.place(end)
        return Extent(line, column, end_line, end_column, start, end)

    def start_tag(self, element: Element) -> tuple[int, int]:
        """Offsets of the start tag; of the reference, if the element comes from an entity."""
        start = self.starts[element]
        end = end_of_tag(self.data, start)
        if end == start:
            end = self.data.find(b";", start) + 1 or start
        return start, end

    def end_tag(self, element: Element) -> tuple[int, int] | None:
        """Offsets of the end tag; ``None`` for ``<x/>``, or where it comes from an entity or is missing."""
        end = self.start_tag(element)[1]
        at = self.ends[element]
        if is_self_closing(self.data, end) or at < end or self.data[at : at + 2] != b"</":
            return None
        return at, self.data.index(b">", at) + 1

    def extent(self, element: Element) -> Extent:
        """The place of the start tag."""
        return self.extent_of(*self.start_tag(element))

    def attribute(self, element: Element, name: str, namespace: str = "") -> Written | None:
        """Where an attribute is written; ``None`` if it is not (it may come from a DTD or an entity)."""
        start, end = self.start_tag(element)
        prefixes = self._prefixes(element, namespace) if namespace else frozenset({b""})
        return find_attribute(self.data, start, end, prefixes, name.encode(self.encoded.codec, "replace"))

    def attribute_extent(self, element: Element, name: str, namespace: str = "") -> Extent:
        """The place of ``name="value"``, of the start tag if it is not written there."""
        found = self.attribute(element, name, namespace)
        return self.extent_of(found.start, found.end) if found else self.extent(element)

    def _prefixes(self, element: Element, namespace: str) -> frozenset[bytes]:
        """The prefixes that stand for ``namespace`` at ``element``."""
        if namespace == XML:
            return frozenset({b"xml"})
        bound: dict[bytes, bytes] = {}
        for holder in (element, *self.ancestors(element)):
            for written in written_attributes(self.data, *self.start_tag(holder)):
                if written.name.startswith(b"xmlns:"):
                    bound.setdefault(written.name[6:], self.data[written.value_start : written.value_end])
        wanted = namespace.encode(self.encoded.codec, "replace")
        return frozenset(prefix for prefix, uri in bound.items() if uri == wanted)

    # Paths

    def path(self, element: Element) -> str:
        """Such as ``text/body/div[2]/p[3]``: from the root's child on, numbered from the second of its name on (as
        the grammar's findings are: a stream does not know whether others follow).

        Of a path of more than 40 steps the last ones are given, behind ``…``.
        """
        steps: list[str] = []
        while (parent := self.parents[element]) >= 0:
            if len(steps) == _LONGEST_PATH:
                steps.append("…")
                break
            position = bisect_left(self._same(parent)[self.names[element]], element) + 1
            steps.append(f"{self.local_name(element)}[{position}]" if position > 1 else self.local_name(element))
            element = parent
        return "/".join(reversed(steps))

    def at_path(self, steps: Sequence[tuple[str, str, int]]) -> Element | None:
        """The element at (namespace, local name, position among the siblings of that name, from 1) … from the root."""
        if not steps or not self.names or steps[0] != (self.namespace(0), self.local_name(0), 1):
            return None
        element = 0
        for namespace, local, position in steps[1:]:
            same = self._same(element).get(attribute_key(local, namespace))
            if same is None or not 0 < position <= len(same):
                return None
            element = same[position - 1]
        return element

    def at_offset(self, offset: int) -> Element | None:
        """The element whose start tag begins at the byte ``offset``."""
        found = bisect_left(self.starts, offset)
        return found if found < len(self.starts) and self.starts[found] == offset else None

    def _same(self, parent: Element) -> dict[str, array[int]]:
        """The children of ``parent`` by name."""
        found = self._children.get(parent)
        if found is None:
            found = self._children[parent] = {}
            for child in self.children(parent):
                found.setdefault(self.names[child], array("i")).append(child)
        return found


def attribute_key(local: str, namespace: str = "") -> str:
    """A name as ``Index.names`` and ``Index.attributes`` have it."""
    return f"{namespace}}}{local}" if namespace else local
