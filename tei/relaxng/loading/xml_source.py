"""The bytes of a schema in XML: their encoding, and places in them."""

from __future__ import annotations

import re
from typing import Final

from tei.relaxng.encoding import EncodingProblem, encoding_of
from tei.relaxng.loading.tree import place_after

__all__ = ["XmlSource", "declared_encoding", "override", "recoded"]

_DECLARED: Final = rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.\-]*)"""


class XmlSource:
    """An XML file whose offsets count bytes."""

    __slots__ = ("_data", "file")

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self._data = data

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte, from 1; columns in code points."""
        before = self._data[:offset].decode(_encoding_of(self._data) or "utf-8", "replace")
        return place_after(before.removeprefix("\ufeff"))


def declared_encoding(data: bytes) -> str:
    declared = re.match(_DECLARED, data)
    return declared[1].decode("ascii") if declared else ""


def _encoding_of(data: bytes) -> str | None:
    """Python's name of the encoding; ``None`` if it is not known."""
    try:
        return encoding_of(data)[1] or "utf-8"
    except EncodingProblem:
        return None


def override(data: bytes) -> str | None:
    """The encoding that expat must be told against the declaration: UTF-8 by a name that it does not know."""
    try:
        return "utf-8" if encoding_of(data)[1] == "utf-8" else None
    except EncodingProblem:
        return None


def recoded(data: bytes) -> bytes | None:
    """The file as UTF-8, if Python knows its encoding and expat does not (expat reads one byte a character only)."""
    name, codec = declared_encoding(data), _encoding_of(data)
    if codec is None or name.lower() in ("", "utf-8"):
        return None
    try:
        text = data.decode(codec)
    except ValueError:
        return None
    return text.replace(name, "utf-8", 1).encode("utf-8", "replace")
