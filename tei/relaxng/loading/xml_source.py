"""The bytes of a schema in XML: their encoding, and places in them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["XmlSource", "declared_encoding", "recoded"]

_DECLARED: Final = rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.\-]*)"""
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class XmlSource:
    """An XML file whose offsets count bytes."""

    __slots__ = ("_data", "file")

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self._data = data

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte, from 1; columns in code points."""
        before = self._data[:offset].decode(_encoding_of(self._data), "replace").removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def declared_encoding(data: bytes) -> str:
    declared = re.match(_DECLARED, data)
    return declared[1].decode("ascii") if declared else ""


def _encoding_of(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    name = declared_encoding(data)
    return name if name and _is_known(name) else "utf-8"


def _is_known(encoding: str) -> bool:
    try:
        "".encode(encoding)
    except (LookupError, ValueError):
        return False
    return True


def recoded(data: bytes) -> bytes | None:
    """The file as UTF-8, if Python knows its encoding and expat does not (expat reads one byte a character only)."""
    name = declared_encoding(data)
    if not _is_known(name) or name.lower().replace("_", "-") in ("", "utf-8", "utf8"):
        return None
    try:
        text = data.decode(name)
    except (LookupError, ValueError):
        return None
    return text.replace(name, "utf-8", 1).encode("utf-8", "replace")
