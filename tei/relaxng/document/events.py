"""Where a document's bytes come from: memory, a file or a stream, in pieces, in an encoding the parser can read.

The parser reads UTF-8 (and ASCII). Any other encoding that Python knows is decoded here first.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from tei.relaxng.encoding import EncodingProblem, encoding_of

__all__ = ["PIECE", "EncodingProblem", "Feed", "Piece", "opened"]

PIECE: Final = 1 << 16
"""Bytes read at once."""


class Piece(NamedTuple):
    """A stretch of the document in UTF-8, and the byte of the source at which it begins.

    ``codec`` is the encoding of the source where that is not UTF-8.
    """

    data: bytes
    source_offset: int
    codec: str | None

    def offset(self, at: int) -> int:
        """The byte of the source that the byte ``at`` of the piece comes from."""
        if self.codec is None:
            return self.source_offset + at
        return self.source_offset + len(self.data[:at].decode("utf-8", "ignore").encode(self.codec, "replace"))


_NOTHING: Final = Piece(b"", 0, None)


@contextmanager
def opened(source: bytes | Path | BinaryIO) -> Iterator[BinaryIO]:
    """The source as a stream that can be read a second time from where it stands now."""
    if isinstance(source, bytes):
        yield io.BytesIO(source)
    elif isinstance(source, Path):
        with source.open("rb") as stream:
            yield stream
    elif source.seekable():
        yield source
    else:
        import shutil
        import tempfile

        with tempfile.SpooledTemporaryFile(max_size=1 << 22) as spool:
            shutil.copyfileobj(source, spool)
            spool.seek(0)
            yield spool  # type: ignore[misc]  # a BinaryIO in all but name


class Feed:
    """A stream as pieces of UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        first = _read(stream, PIECE)
        self._problem: EncodingProblem | None = None
        try:
            mark, codec = encoding_of(first)
        except EncodingProblem as problem:
            mark, codec, self._problem = 0, None, problem
        self._codec = None if codec == "utf-8" else codec
        self._held = first[mark:]
        self._whole = len(first) < PIECE  # all has been read: most documents are this short
        self._rest = _NOTHING
        self._at = mark
        self.override: Final = "utf-8" if codec else None
        """The encoding to tell the parser, against the declaration."""
        self._decoder = codecs.getincrementaldecoder(self._codec)() if self._codec else None

    def read(self, size: int) -> Piece:
        """The next piece, of about ``size`` bytes; the last one is empty.

        It ends before a tag wherever it can, so that no text is cut in two.

        Raises:
            EncodingProblem: the encoding is unknown, or the bytes that come next do not follow it.
        """
        rest = self._rest
        self._rest = _NOTHING
        try:
            piece = self._next(size)
        except EncodingProblem:
            if rest.data:
                return rest  # the problem comes up again
            raise
        if not piece.data:
            return rest if rest.data else piece
        if rest.data:
            piece = Piece(rest.data + piece.data, rest.source_offset, piece.codec)
        cut = 0 if self._whole else _last_tag(piece.data)
        if cut <= 0:
            return piece
        self._rest = Piece(piece.data[cut:], piece.offset(cut), piece.codec)
        return Piece(piece.data[:cut], piece.source_offset, piece.codec)

    def _next(self, size: int) -> Piece:
        if self._problem is not None:
            raise self._problem
        data, self._held = self._held or _read(self._stream, size), b""
        at = self._at
        self._at += len(data)
        if self._decoder is None or self._codec is None:
            return Piece(data, at, None)
        at -= len(self._decoder.getstate()[0])
        text = self._decode(data)
        return self._next(size) if data and not text else Piece(text.encode(), at, self._codec)

    def _decode(self, data: bytes) -> str:
        """The text of the bytes; what stands before a fault is handed out first, the fault raised the next time."""
        assert self._decoder is not None and self._codec is not None
        try:
            return self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            fault = f"The bytes here are not {self._codec}, the encoding that the document names."
            self._problem = EncodingProblem(fault)
            text = error.object[: error.start].decode(self._codec, "ignore")
            if not text:
                raise self._problem from None
            return text


def _last_tag(data: bytes) -> int:
    """Where the last tag begins; 0 or less if none does."""
    at = data.rfind(b"<")
    while at > 0 and data[at + 1 : at + 2] in (b"!", b"?", b""):
        at = data.rfind(b"<", 0, at)
    return at


def _read(stream: BinaryIO, size: int) -> bytes:
    """``size`` bytes, fewer only at the end."""
    data = stream.read(size)
    if len(data) == size or not data:
        return data
    parts = [data]
    missing = size - len(data)
    while missing and (data := stream.read(missing)):
        parts.append(data)
        missing -= len(data)
    return b"".join(parts)
