"""The part of a document around the parser's place: enough to say exactly where a tag or a text run stands."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple
from xml.parsers.expat import XMLParserType

from tei.relaxng.document.events import Piece
from tei.relaxng.finding import Extent

__all__ = ["Place", "Window", "advance", "place_of"]

_LARGEST: Final = 1 << 20  # bytes kept before the parser's place
_BLANKS: Final = b" \t\r\n"


class Place(NamedTuple):
    """A byte of the document in UTF-8, counted from 0, with its line and column, from 1."""

    offset: int
    line: int
    column: int


def place_of(parser: XMLParserType) -> Place:
    """Where the parser's latest event begins; for the end of an empty tag: behind it."""
    return Place(parser.CurrentByteIndex, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)


def advance(place: Place, raw: bytes) -> Place:
    """The place behind ``raw``, which begins at ``place``."""
    text = raw.decode("utf-8", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.count("\n")
    column = len(text) - text.rfind("\n") if lines else place.column + len(text)
    return Place(place.offset + len(raw), place.line + lines, column)


class Window:
    """The bytes from a known place on (``anchor``, between two tags) to the end of what has been read."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, Piece]] = []
        self._joined: bytes | None = None
        self._start = 0
        self._end = 0
        self.anchor = Place(0, 1, 1)

    def add(self, piece: Piece) -> None:
        """Take the next piece in."""
        self._pieces.append((self._end, piece))
        self._end += len(piece.data)
        self._joined = None

    def release(self, place: Place) -> None:
        """The parser has come to ``place``, which begins something; nothing before it is needed any more."""
        if place.offset <= self._start or place.offset >= self._end:
            return
        if self.at(place.offset) != b"<" and place.offset - self._start < _LARGEST:
            return  # in the middle of a text run
        self.anchor = place
        while len(self._pieces) > 1 and self._pieces[1][0] <= place.offset:
            del self._pieces[0]
            self._joined = None
        self._start = self._pieces[0][0]

    def at(self, offset: int) -> bytes:
        """The byte there; empty outside the window."""
        return self.between(offset, offset + 1)

    def between(self, start: int, end: int) -> bytes:
        """The bytes from ``start`` to ``end``, as far as they are still here."""
        data = self._data()
        return data[max(0, start - self._start) : max(0, end - self._start)]

    def token(self, offset: int) -> bytes:
        """The tag or the reference that begins at the place; empty if none does."""
        found = _token().match(self._data(), offset - self._start) if offset >= self._start else None
        return found[0] if found else b""

    def character(self, offset: int) -> bytes:
        """The character there; empty at the end of what has been read."""
        raw = self.between(offset, offset + 4)
        return raw.decode("utf-8", "replace")[:1].encode() if raw[:1] > b"\x7f" else raw[:1]

    def end_place(self) -> Place:
        """The end of what has been read."""
        return advance(self.anchor, self.between(self.anchor.offset, self._end))

    @property
    def end(self) -> int:
        """How many bytes have been read."""
        return self._end

    def empty_tag_before(self, offset: int) -> bytes:
        """The whole tag ``<x/>`` that ends at the place; empty if none does."""
        end = offset - self._start
        data = self._data()
        if data[max(0, end - 2) : end] != b"/>":
            return b""
        start = data.rfind(b"<", 0, end)
        found = _token().fullmatch(data, start, end) if start >= 0 else None
        return found[0] if found else b""

    def line_before(self, offset: int) -> bytes:
        """What stands before the place in its line, as far as it is still here."""
        data, end = self._data(), offset - self._start
        start = max(data.rfind(b"\n", 0, end), data.rfind(b"\r", 0, end)) + 1
        return data[start:end]

    def text_run(self, offset: int) -> tuple[Place, bytes]:
        """Where the text begins in which the place lies or that ends there, and the text.

        Blanks and comments at its ends are left out.
        """
        data, here = self._data(), offset - self._start
        begin = last = max(0, self.anchor.offset - self._start)
        end = len(data)
        for found in _markup().finditer(data, begin):
            if found.lastgroup == "tag" and found.end() > here:
                end = found.start()
                break
            if found.lastgroup == "tag":
                last = found.end()
        self.anchor = advance(self.anchor, data[begin:last])
        start, finish = _trimmed(data, last, end)
        return advance(self.anchor, data[last:start]), data[start:finish]

    def extent(self, place: Place, raw: bytes) -> Extent:
        """The extent of ``raw``, which begins at ``place``."""
        end = advance(place, raw)
        offset, end_offset = self._source_offset(place.offset), self._source_offset(end.offset)
        return Extent(place.line, place.column, end.line, end.column, offset, end_offset)

    def _data(self) -> bytes:
        if self._joined is None:
            self._joined = b"".join([piece.data for _, piece in self._pieces])
        return self._joined

    def _source_offset(self, offset: int) -> int:
        """The byte of the source that a byte of the UTF-8 form comes from."""
        for start, piece in reversed(self._pieces):
            if start <= offset:
                return piece.offset(offset - start)
        return offset


def _trimmed(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Start and end of what is text in a run: no blanks, comments or instructions at its ends."""
    pieces = []
    at = start
    for found in _aside().finditer(data, start, end):
        pieces.append((at, found.start()))
        at = found.end()
    pieces.append((at, end))
    inked = [(begin, stop) for begin, stop in pieces if data[begin:stop].strip(_BLANKS)]
    if not inked:
        return end, end
    first, last = inked[0], inked[-1]
    head, tail = data[first[0] : first[1]], data[last[0] : last[1]]
    return first[1] - len(head.lstrip(_BLANKS)), last[0] + len(tail.rstrip(_BLANKS))


@cache
def _token() -> re.Pattern[bytes]:
    return re.compile(rb"""</?[^\s/>"'!?<][^\s/>"'<]*+(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|&[^;<&\s]++;""")


@cache
def _markup() -> re.Pattern[bytes]:
    aside = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    return re.compile(aside + rb"""|(?P<tag></?[^!?<>"'](?:[^>"']++|"[^"]*+"|'[^']*+')*+>)""", re.DOTALL)


@cache
def _aside() -> re.Pattern[bytes]:
    return re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!?-?\Z", re.DOTALL)
