"""What ends the reading of a document: it is no XML, its encoding is wrong, or it goes beyond a limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final
from xml.parsers.expat import ExpatError

from tei.relaxng.document.events import EncodingProblem
from tei.relaxng.document.locate import Located
from tei.relaxng.document.reporter import Reporter
from tei.relaxng.document.well_formed import (
    AMPLIFICATION,
    INVALID_TOKEN,
    MISMATCH,
    UNCLOSED,
    OpenTag,
    explanation,
    open_tag,
)
from tei.relaxng.document.window import Place
from tei.relaxng.finding import Rule

if TYPE_CHECKING:
    from tei.relaxng.document.reading import Reading

__all__ = ["Fatal"]

_LOOK_BACK: Final = 40  # bytes


class Fatal:
    """Reports the one finding after which nothing more is read."""

    __slots__ = ("_reading", "_start", "_stream")

    def __init__(self, reading: Reading, stream: BinaryIO, start: int) -> None:
        self._reading: Final = reading
        self._stream: Final = stream
        self._start: Final = start

    def not_well_formed(self, error: ExpatError) -> None:
        """The parser cannot go on."""
        self._reading.parser.buffer_text = False  # hands out the text that it still holds
        if error.code == AMPLIFICATION:
            self.limit(explanation(error.code, b"", b""))
            return
        parser, window = self._reading.parser, self._reading.window
        place = Place(parser.ErrorByteIndex, error.lineno, error.offset + 1)
        if error.code == MISMATCH:
            place = Place(place.offset - 2, place.line, place.column - 2)  # expat names the place behind "</"
        if error.code == INVALID_TOKEN:
            # expat names what follows a bare "&" or "<".
            bare = re.search(rb"(&[^\s;<&]*|<)$", window.between(place.offset - _LOOK_BACK, place.offset))
            if bare:
                back = len(bare[0].decode("utf-8", "replace"))
                place = Place(place.offset - len(bare[0]), place.line, place.column - back)
        raw = window.token(place.offset) or window.character(place.offset)
        opened = None
        if error.code in UNCLOSED:
            self._stream.seek(self._start)
            opened = open_tag(self._stream)
        self._add(Rule.NOT_WELL_FORMED, Located(place, raw), self._sentence(error, place, raw, opened), opened)

    def encoding(self, problem: EncodingProblem) -> None:
        """The bytes cannot be decoded."""
        self._add(Rule.NOT_WELL_FORMED, Located(self._reading.window.end_place(), b""), problem.message)

    def limit(self, message: str) -> None:
        """The document or the schema asks for more than is given."""
        place = self._reading.place()
        self._add(Rule.LIMIT, Located(place, self._reading.window.token(place.offset)), message)

    def _sentence(self, error: ExpatError, place: Place, raw: bytes, opened: OpenTag | None) -> str:
        if opened is None:
            before = self._reading.window.between(place.offset - _LOOK_BACK, place.offset)
            return explanation(error.code, before, raw)
        start = f"<{opened.name}> in line {opened.line}"
        if error.code == MISMATCH:
            return f"The end tag {raw.decode('utf-8', 'replace')} comes while {start} is still open."
        return f"The document ends while {start} is still open."

    def _add(self, rule: Rule, where: Located, message: str, opened: OpenTag | None = None) -> None:
        report = Reporter(self._reading)
        finding = report.finding(rule, where)._replace(said=message)
        if opened is not None:
            finding = finding._replace(element=opened.name, related=(opened.line, opened.column))
        report.add(finding)
