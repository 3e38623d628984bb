"""Lines of files for messages, read when a message needs them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tei.batch.inputs import read_input
from tei.validation.source.encoding import read_encoding
from tei.validation.source.lines import Lines

__all__ = ["SourceLines"]


class SourceLines:
    """Lines and places of files. The last file asked for is kept: reports go through one after the other."""

    def __init__(self) -> None:
        self._lines = lru_cache(maxsize=1)(_read)

    def line_of(self, file: str, line: int) -> str:
        """That line (from 1) without its end; ``""`` if it cannot be had."""
        lines = self._lines(file)
        return lines.text(line) if lines is not None else ""

    def position_of(self, file: str, offset: int) -> tuple[int, int]:
        """Line and column of a byte."""
        lines = self._lines(file)
        return lines.place(offset) if lines is not None else (1, 1)


def _read(file: str) -> Lines | None:
    try:
        data = read_input(Path(file), whole=True).data or b""
        encoded = read_encoding(data)
    except (OSError, ValueError):
        return None
    return Lines(encoded.data, encoded.codec)
