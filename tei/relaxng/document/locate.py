"""Where the parser's latest event stands in the document: the exact tag, attribute or text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers.expat import XMLParserType

from tei.relaxng.document.window import Place, Window, advance, place_of

if TYPE_CHECKING:
    from tei.relaxng.document.trail import Trail

__all__ = ["Located", "Locator", "StartTag"]


class Located(NamedTuple):
    """A stretch of the document in UTF-8 and where it begins."""

    place: Place
    raw: bytes


class StartTag:
    """A start tag, or the entity reference that it comes from, and its attributes."""

    __slots__ = ("_attributes", "declarations", "located")

    def __init__(self, located: Located) -> None:
        self.located: Final = located
        # How many namespaces it declares.
        self.declarations: Final = sum(map(_declares, _names().findall(located.raw))) if b"xmlns" in located.raw else 0
        self._attributes: list[Located] | None = None

    def attribute(self, index: int) -> Located:
        """An attribute by its number, declarations of namespaces not counted.

        One that stands in the DTD alone has the place of the tag.
        """
        if self._attributes is None:
            self._attributes = list(self._located_attributes())
        return self._attributes[index] if index < len(self._attributes) else self.located

    def _located_attributes(self) -> Iterator[Located]:
        place, raw = self.located
        at = 0
        for found in _names().finditer(raw):
            if not _declares(found[1]):
                place, at = advance(place, raw[at : found.start(1)]), found.start(1)
                yield Located(place, raw[at : found.end()])


class Locator:
    """Finds stretches around the parser's place."""

    __slots__ = ("_parser", "_trail", "_window")

    def __init__(self, parser: XMLParserType, window: Window, trail: Trail) -> None:
        self._parser: Final = parser
        self._window: Final = window
        self._trail: Final = trail

    def token(self) -> Located:
        """The tag or the entity reference that begins here."""
        place = place_of(self._parser)
        return Located(place, self._window.token(place.offset))

    def end_tag(self) -> Located:
        """The end tag, or the whole of an empty tag."""
        place = place_of(self._parser)
        if not self._trail.has_children:
            raw = self._window.empty_tag_before(place.offset)
            if raw:
                return Located(self._back(place, raw), raw)
        return self.token()

    def text_run(self) -> Located:
        """The text that ends where the latest event begins, without blanks at its ends."""
        place, raw = self._window.text_run(self._parser.CurrentByteIndex)
        return Located(place, raw) if raw else self.token()

    def _back(self, place: Place, raw: bytes) -> Place:
        """Where ``raw`` begins that ends at the place."""
        text = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        lines = text.count("\n")
        if not lines:
            return Place(place.offset - len(raw), place.line, place.column - len(text))
        before = self._window.line_before(place.offset - len(raw))
        return Place(place.offset - len(raw), place.line - lines, len(before.decode("utf-8", "replace")) + 1)


def _declares(name: bytes) -> bool:
    return name == b"xmlns" or name.startswith(b"xmlns:")


@cache
def _names() -> re.Pattern[bytes]:
    return re.compile(rb"""\s([^\s=/>"'<]++)\s*+=\s*+(?:"[^"]*+"|'[^']*+')""")
