"""How the bytes of an XML file are read: by expat as they are, or turned into UTF-8 first."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

__all__ = ["Encoded", "read_encoding"]

_DECLARED: Final = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,60})["']""")
_MARKS: Final[tuple[tuple[bytes, str], ...]] = (  # the longer ones first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# Text encodings of Python that are none of XML: escapes, and such as depend on the machine.
_REFUSED: Final = frozenset({"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_ASCII: Final = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))


class Encoded(NamedTuple):
    """``data`` as it is parsed, and the Python ``codec`` that decodes it.

    ``declared`` is what expat is to be told, ``None``: to look itself. With ``exact`` ``data`` are the bytes of the
    file and offsets in it are offsets of the file; else it is the same text in UTF-8.
    """

    data: bytes
    codec: str
    declared: str | None
    exact: bool


def read_encoding(data: bytes) -> Encoded:
    """Look at the byte order mark and the XML declaration (XML 1.0, appendix F).

    Raises:
        ValueError: the encoding is unknown, or the bytes are not in it.
    """
    name = _named(data)
    if name == "utf-8":
        return Encoded(data, "utf-8", None, True)
    try:
        if _single_byte(name):
            return Encoded(data, name, None, True)
        text = data.decode(name)
    except (LookupError, UnicodeError) as error:
        raise ValueError(f"the bytes are not in the encoding {name}: {error}") from None
    return Encoded(text.removeprefix("\ufeff").encode("utf-8", "surrogatepass"), "utf-8", "utf-8", False)


def _named(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    found = _DECLARED.match(data)
    if not found:
        return "utf-8"
    name = found[1].decode("ascii").lower()
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise ValueError(f"the encoding {name} is unknown") from None
    if known.replace("_", "-") in _REFUSED or known.startswith(("utf-16", "utf-32", "utf-7")):
        raise ValueError(f"the encoding {name} cannot be that of this file")
    return known


def _single_byte(name: str) -> bool:
    """Whether each byte is one character and ASCII is itself: expat and a search in the bytes can do that."""
    return _ASCII.decode(name, "replace").encode("ascii", "replace") == _ASCII and (
        len(bytes(range(256)).decode(name, "replace")) == 256
    )
