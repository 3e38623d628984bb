"""Plain text: bytes in, text out.

UTF-8 with or without a byte order mark and UTF-16 with one are read as they are. Other bytes are recognised by
``charset-normalizer``, with a warning that names the encoding, or read by an encoding that the caller forces.
"""

from __future__ import annotations

import codecs
import re

from tei.diagnostics import Diagnostic, Place, finding
from tei.errors import LimitError, ReadError
from tei.model import Point
from tei.readers.source import Dropped, Source

__all__ = ["MAX_BYTES", "read_text"]

MAX_BYTES = 64 * 1024 * 1024

_LINE_END = re.compile("\r\n?")
# XML 1.0, production [2] Char; the form feed is dealt with before.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "an RTF file"),
)


def read_text(data: bytes, *, name: str, encoding: str | None = None, drop_controls: bool = False) -> Source:
    """Decode a plain text, map line ends to LF and form feeds to page-break points.

    ``name`` is used in messages. Form feeds become a blank, so that no other character moves.

    Raises:
        LimitError: more than ``MAX_BYTES``.
        ReadError: empty, binary, not in the forced encoding, or with characters that XML 1.0 forbids
            (unless ``drop_controls``).
    """
    if len(data) > MAX_BYTES:
        raise LimitError(f"{name}: {len(data)} bytes; at most {MAX_BYTES} are read. Split the file.")
    text, findings = _decode(data, name, encoding)
    text = _LINE_END.sub("\n", text)
    points = tuple(Point(m.start(), "pb") for m in re.finditer("\f", text))
    text = text.replace("\f", " ")
    dropped = _forbidden(text)
    if dropped:
        if not drop_controls:
            raise ReadError(_forbidden_message(name, dropped))
        points = _moved(points, text)
        text = _FORBIDDEN.sub("", text)
        fields: dict[str, str | int] = {"count": len(dropped), "first": str(dropped[0])}
        findings = (*findings, finding("CTL001", Place(name, dropped[0].line, dropped[0].column), fields))
    if not text or text.isspace():
        raise ReadError(f"{name}: the file is empty; expected the text of a document.")
    return Source(text, points, dropped, findings)


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Diagnostic, ...]]:
    if encoding is not None:
        return _forced(data, name, encoding), ()
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _forced(data, name, codec), ()
    for mark, what in _SIGNATURES:
        if data.startswith(mark):
            raise ReadError(f"{name}: this is {what}, not plain text; expected a .txt transcription.")
    if b"\x00" in data:
        raise ReadError(f"{name}: this is a binary file (byte 0 at {data.index(0)}), not plain text.")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _recognised(data, name)


def _forced(data: bytes, name: str, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        if not codec._is_text_encoding:
            raise LookupError(encoding)
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise ReadError(f"{name}: encoding {encoding!r} is unknown; expected a name such as utf-8 or cp1252.") from None
    except UnicodeDecodeError as error:
        found = data[error.start : error.end].hex(" ")
        raise ReadError(
            f"{name}: byte {error.start} ({found}) is not {encoding}; choose another --encoding or leave it out."
        ) from None


def _recognised(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    from charset_normalizer import from_bytes  # loaded only for files that need it

    best = from_bytes(data).best()
    if best is None:
        raise ReadError(f"{name}: not UTF-8 and no other encoding fits; name it with --encoding.")
    text = data.decode(best.encoding)
    return text, (finding("ENC001", Place(name), {"encoding": best.encoding}),)


def _forbidden(text: str) -> tuple[Dropped, ...]:
    return tuple(
        Dropped(number, match.start() + 1, ord(match[0]))
        for number, line in enumerate(text.split("\n"), 1)
        for match in _FORBIDDEN.finditer(line)
    )


def _forbidden_message(name: str, dropped: tuple[Dropped, ...]) -> str:
    shown = "; ".join(str(entry) for entry in dropped[:5])
    more = f" and {len(dropped) - 5} more" if len(dropped) > 5 else ""
    return f"{name}: characters that XML forbids: {shown}{more}. Remove them, or pass --drop-controls."


def _moved(points: tuple[Point, ...], text: str) -> tuple[Point, ...]:
    """The points where they stand once the forbidden characters before them are gone."""
    return tuple(Point(p.at - len(_FORBIDDEN.findall(text, 0, p.at)), p.kind, p.attrs) for p in points)
