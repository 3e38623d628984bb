"""The encoding of an XML file, by its byte order mark or its XML declaration (XML 1.0, appendix F)."""

from __future__ import annotations

import codecs
import re
from typing import Final

__all__ = ["EncodingProblem", "encoding_of"]

_MARKS: Final = (  # byte order marks; the longer ones first: that of UTF-32 begins as that of UTF-16 does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED: Final = (  # how "<" is written
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED: Final = rb"""<\?xml(?=\s)[^>]*?\sencoding\s*=\s*["']([^"']*)["']"""
_LONGEST: Final = 1024  # bytes of an XML declaration
_NAME: Final = r"[A-Za-z][A-Za-z0-9._-]*"
# Python calls these text encodings, but no document is written in them.
_NO_CHARSETS: Final = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)


class EncodingProblem(Exception):
    """The document's encoding is unknown or its bytes do not follow it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def encoding_of(first: bytes) -> tuple[int, str | None]:
    """The length of the byte order mark, and Python's name of the encoding; ``first`` is the file or its beginning.

    ``None``: neither a mark nor a declaration says other than UTF-8, and an XML parser finds that itself. ``utf-8``:
    it has to be told, because the declaration has another name for it, or none that counts beside the mark.

    Raises:
        EncodingProblem: the declaration names an encoding that is unknown, or cannot be that of this file.
    """
    for mark, codec in _MARKS:
        if first.startswith(mark):
            return len(mark), codec
    for start, codec in _UNMARKED:
        if first.startswith(start):
            return 0, codec
    declared = re.match(_DECLARED, first[:_LONGEST])
    if declared is None or declared[1].lower() == b"utf-8":
        return 0, None
    return 0, _known(declared[1].decode("ascii", "replace"))


def _known(name: str) -> str:
    """Python's name of a declared encoding in which ASCII is itself."""
    try:
        known = codecs.lookup(name) if re.fullmatch(_NAME, name) else None
    except LookupError:
        known = None
    if known is None or known.name in _NO_CHARSETS or not known._is_text_encoding:
        raise EncodingProblem(f'The encoding "{name}" that the XML declaration names is not known.')
    if known.name.startswith(("utf-16", "utf-32")):
        raise EncodingProblem(f'The document is not in the encoding "{name}" that its XML declaration names.')
    return known.name
