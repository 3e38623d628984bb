"""What the checks of one file share: its index, its ids, and findings at exact places."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tei.diagnostics import Diagnostic, Fix, Place, Severity, finding
from tei.relaxng.finding import Extent
from tei.validation.integrity.near_ids import NearIds
from tei.validation.integrity.pointing import pointings
from tei.validation.integrity.target import Resolver, path_of
from tei.validation.source.index import XML, XML_ID, Element, Index

__all__ = ["Context", "shortened"]

_LONGEST = 80  # characters of a value that a message shows


class Context:
    """One file under check, called ``file``; ``path`` is where it lies, empty if that is unknown.

    ``ids`` leads from each ``xml:id`` to the first element that has it; ``prefixes`` are those that it declares.
    """

    __slots__ = ("file", "ids", "index", "near_ids", "path", "pointings", "prefixes")

    def __init__(self, index: Index, file: str) -> None:
        self.index = index
        self.file = file
        self.path = path_of(file)
        self.ids: dict[str, Element] = {}
        for element, attributes in enumerate(index.attributes):
            if XML_ID in attributes:
                self.ids.setdefault(attributes[XML_ID].strip(" "), element)
        self.near_ids = NearIds(self.ids)
        resolver = Resolver(index, self.path)
        self.pointings = tuple(pointings(index, resolver))
        self.prefixes = resolver.prefixes.declared

    def place(self, element: Element, extent: Extent) -> Place:
        """A place in the file; ``element`` is the one whose path is told."""
        path = self.index.path(element)
        return Place(self.file, extent.line, extent.column, path, extent.end_line, extent.end_column)

    def at_element(
        self, code: str, element: Element, fields: Mapping[str, str | int], *, fix: Fix | None = None
    ) -> Diagnostic:
        """A finding at the start tag of ``element``; its name is the field ``element``."""
        return self._finding(code, element, self.index.extent(element), fields, (), fix, None)

    def at_attribute(
        self,
        code: str,
        element: Element,
        attribute: str,
        fields: Mapping[str, str | int],
        *,
        expected: tuple[str, ...] = (),
        fix: Fix | None = None,
        severity: Severity | None = None,
        token: str = "",
    ) -> Diagnostic:
        """A finding at an attribute (as ``Index.attributes`` names it); name and value of it are fields too.

        With ``token`` it is at this one of several values, where that is written as it reads.
        """
        namespace, _, local = attribute.rpartition("}")
        extent = self.index.attribute_extent(element, local, namespace)
        if token:
            extent = self._token_extent(element, local, namespace, token) or extent
        value = self.index.attributes[element].get(attribute, "")
        name = f"xml:{local}" if namespace == XML else local
        own = {"attribute": name, "value": shortened(value), **fields}
        return self._finding(code, element, extent, own, expected, fix, severity)

    def _token_extent(self, element: Element, local: str, namespace: str, token: str) -> Extent | None:
        """Where the first such token of a list stands; ``None`` if it is the whole value, or not written so."""
        written = self.index.attribute(element, local, namespace)
        if written is None:
            return None
        raw = self.index.data[written.value_start : written.value_end]
        wanted = re.escape(token.encode(self.index.encoded.codec, "replace"))
        found = re.search(rb"(?<![^ \t\r\n])%b(?![^ \t\r\n])" % wanted, raw)
        if found is None or found[0] == raw:
            return None
        return self.index.extent_of(written.value_start + found.start(), written.value_start + found.end())

    def _finding(
        self,
        code: str,
        element: Element,
        extent: Extent,
        fields: Mapping[str, str | int],
        expected: tuple[str, ...],
        fix: Fix | None,
        severity: Severity | None,
    ) -> Diagnostic:
        own = {"element": self.index.local_name(element), **fields}
        place = self.place(element, extent)
        return finding(code, place, own, expected=expected, fix=fix, severity=severity)


def shortened(value: str) -> str:
    """A value as a message shows it: a long one without its middle."""
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 20]}…{value[-19:]}"
