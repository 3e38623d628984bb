"""How the bytes of an XML file are read: by expat as they are, or turned into UTF-8 first."""

from __future__ import annotations

from typing import Final, NamedTuple

from tei.relaxng.encoding import EncodingProblem, encoding_of

__all__ = ["Encoded", "read_encoding"]

_ASCII: Final = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))
_EACH: Final = bytes(range(256)) + b"\x1b$B"  # the last three switch ISO 2022 to two bytes a character


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
    """Look at the byte order mark and the XML declaration.

    Raises:
        ValueError: the encoding is unknown, or the bytes are not in it.
    """
    try:
        mark, codec = encoding_of(data)
    except EncodingProblem as problem:
        raise ValueError(problem.message[:1].lower() + problem.message[1:].rstrip(".")) from None
    if codec is None or codec == "utf-8":
        return Encoded(data, "utf-8", "utf-8", True)
    if _single_byte(codec):
        return Encoded(data, codec, None, True)
    try:
        text = data[mark:].decode(codec)
    except UnicodeError as error:
        raise ValueError(f"the bytes are not in the encoding {codec}: {error}") from None
    return Encoded(text.encode("utf-8", "surrogatepass"), "utf-8", "utf-8", False)


def _single_byte(codec: str) -> bool:
    """Whether each byte is one character and ASCII is itself: expat and a search in the bytes can do that."""
    return _ASCII.decode(codec, "replace").encode("ascii", "replace") == _ASCII and (
        len(_EACH.decode(codec, "replace")) == len(_EACH)
    )
