"""Validates documents against a schema: pieces of bytes in, findings out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final
from xml.parsers.expat import ExpatError

from tei.relaxng.automaton.machine import Automaton
from tei.relaxng.automaton.pattern import ValueSpace
from tei.relaxng.automaton.pattern_builder import ContentTooComplex
from tei.relaxng.datatypes import DatatypeError, datatype
from tei.relaxng.document.events import PIECE, EncodingProblem, Feed, opened
from tei.relaxng.document.reading import LimitReached, Reading
from tei.relaxng.document.trail import NameTable
from tei.relaxng.errors import SchemaError
from tei.relaxng.finding import Finding
from tei.relaxng.grammar import Grammar

__all__ = ["Validator"]

_LARGEST_TOKEN: Final = 1 << 24  # bytes of a tag, comment or instruction
_MOST_NAMES: Final = 20_000  # that the parsers share


class Validator:
    """A schema with its automaton, which grows with what documents need; not for several threads at once."""

    def __init__(self, grammar: Grammar) -> None:
        self._automaton = Automaton(grammar, _datatype)
        self._names: dict[str, str] = {}
        self._table: Final = NameTable()

    def validate(self, source: bytes | Path | BinaryIO) -> Iterator[Finding]:
        """The findings of one document in its order, each when it is met; references without an ID come last.

        The document is read in pieces, so the memory needed depends on its depth and its IDs, not on its length.

        Raises:
            SchemaError: the schema uses a datatype that does not exist.
            OSError: the source cannot be read.
        """
        with opened(source) as stream:
            start = stream.tell()
            feed = Feed(stream)
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
            reading = Reading(self._automaton, feed.override, self._names, self._table)
            size = PIECE
            try:
                going = True
                while going:
                    try:
                        going = _read_on(reading, feed, size)
                    except (ExpatError, EncodingProblem, LimitReached, ContentTooComplex) as error:
                        going = False
                        _report_end(reading, stream, start, error)
                    yield from reading.take_findings()
                    # A tag longer than a piece is looked at from its start again and again: ever larger pieces
                    # keep that linear.
                    size = 2 * size if reading.pending > size // 2 else PIECE
            finally:
                reading.close()
                self._automaton.trim()


def _read_on(reading: Reading, feed: Feed, size: int) -> bool:
    """Read one piece; whether there is more."""
    piece = feed.read(size)
    reading.take(piece)
    if reading.pending > _LARGEST_TOKEN:
        limit = f"{_LARGEST_TOKEN:,} bytes"
        raise LimitReached(f"A tag, comment or instruction begins here that is longer than {limit}.")
    if not piece.data:
        reading.found.extend(reading.ids.unresolved())
    return bool(piece.data)


def _report_end(reading: Reading, stream: BinaryIO, start: int, error: Exception) -> None:
    """Report why the document cannot be read to its end."""
    from tei.relaxng.document.fatal import Fatal  # most documents can

    fatal = Fatal(reading, stream, start)
    if isinstance(error, ExpatError):
        fatal.not_well_formed(error)
    elif isinstance(error, EncodingProblem):
        fatal.encoding(error)
    elif isinstance(error, LimitReached):
        fatal.limit(error.message)
    else:
        fatal.limit("What may follow here is more than can be kept track of: the schema is too ambiguous.")


def _datatype(library: str, name: str, params: Sequence[tuple[str, str]]) -> ValueSpace:
    try:
        return datatype(library, name, params)
    except DatatypeError as error:
        raise SchemaError(str(error), file="schema") from error
