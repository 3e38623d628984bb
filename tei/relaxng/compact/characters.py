r"""Bytes → characters: encoding, byte order mark, line ends, escapes such as ``\x{E9}`` (appendix A, 2.1 to 2.4)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from tei.relaxng.errors import SchemaError
from tei.relaxng.loading.tree import place_after

__all__ = ["ESCAPED_LINE_FEED", "CompactSource", "read_characters"]

ESCAPED_LINE_FEED: Final = "\0"
r"""Stands for a character that was written ``\x{A}``, which is no end of a line: NUL itself may not occur."""

_NO_CHARACTER: Final = "[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_ESCAPE: Final = r"\\x+\{(?:([0-9A-Fa-f]+)\})?"
_HIGHEST: Final = 0x10FFFF


class CompactSource:
    """Where a schema in compact syntax came from. Offsets count characters after escapes were replaced."""

    __slots__ = ("_places", "_surplus", "_text", "file")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._text = text
        self._places: list[int] = []
        self._surplus: list[int] = [0]

    def note_escape(self, offset: int, length: int) -> None:
        """An escape ``length`` characters long became the one character at ``offset``; to be called in order."""
        self._places.append(offset)
        self._surplus.append(self._surplus[-1] + length - 1)

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column in the file as it was written, both from 1."""
        return place_after(self._text[: offset + self._surplus[bisect_left(self._places, offset)]])

    def error(self, message: str, offset: int) -> SchemaError:
        """An error at a place; the caller raises it."""
        line, column = self.locate(offset)
        return SchemaError(message, file=self.file, line=line, column=column)


def read_characters(data: bytes, file: str) -> tuple[str, CompactSource]:
    """The text to split into tokens: lines end with LF, escapes are replaced.

    Raises:
        SchemaError: bytes that are none of the encoding, a character that XML forbids, or a wrong escape.
    """
    text = _decode(data, file).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = CompactSource(file, text)
    forbidden = re.search(_NO_CHARACTER, text)
    if forbidden:
        code = ord(forbidden[0])
        raise source.error(f"U+{code:04X} is a character that XML does not allow; remove it", forbidden.start())
    return _without_escapes(text, source), source


def _decode(data: bytes, file: str) -> str:
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2], "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        line, column = place_after(before.removeprefix("\ufeff"))
        shown = " ".join(f"{byte:02X}" for byte in data[error.start : error.end][:4])
        message = f"the bytes {shown} are not {encoding[:6].upper().rstrip('-')}; save the schema as UTF-8"
        raise SchemaError(message, file=file, line=line, column=column) from None


def _without_escapes(text: str, source: CompactSource) -> str:
    if "\\x" not in text:
        return text
    parts: list[str] = []
    done = length = 0
    for escape in re.finditer(_ESCAPE, text):
        between = text[done : escape.start()]
        parts.append(between)
        length += len(between)
        parts.append(_character(escape, length, source))
        source.note_escape(length, len(escape[0]))
        length += 1
        done = escape.end()
    parts.append(text[done:])
    return "".join(parts)


def _character(escape: re.Match[str], offset: int, source: CompactSource) -> str:
    digits = escape[1]
    if digits is None:
        raise source.error(f"{escape[0]} does not start an escape; expected hexadecimal digits and }}", offset)
    significant = digits.lstrip("0")
    code = int(significant or "0", 16) if len(significant) <= 6 else _HIGHEST + 1
    if code == 0x0A:
        return ESCAPED_LINE_FEED
    if code != 0x0D and (code > _HIGHEST or re.match(_NO_CHARACTER, chr(code))):
        raise source.error(f"{escape[0][:40]} is no character that XML allows; look up its code", offset)
    return chr(code)
