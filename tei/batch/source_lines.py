"""Lines of files for messages, read when a message needs them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from tei.batch.inputs import read_input
from tei.validation.source.encoding import read_encoding
from tei.validation.source.lines import Lines

__all__ = ["SourceLines"]

_BREAK: Final = re.compile("\r\n|\r|\n")  # the ends of lines that XML knows; splitlines() knows others


class _Source(NamedTuple):
    text: tuple[str, ...]
    lines: Lines


class SourceLines:
    """Lines and places of files. The last file asked for is kept: reports go through one after the other."""

    def __init__(self) -> None:
        self._source = lru_cache(maxsize=1)(_read)

    def line_of(self, file: str, line: int) -> str:
        """That line (from 1) without its end; ``""`` if it cannot be had."""
        source = self._source(file)
        return source.text[line - 1] if source is not None and 0 < line <= len(source.text) else ""

    def position_of(self, file: str, offset: int) -> tuple[int, int]:
        """Line and column of a byte."""
        source = self._source(file)
        return source.lines.place(offset) if source is not None else (1, 1)


def _read(file: str) -> _Source | None:
    try:
        data = read_input(Path(file), whole=True).data or b""
        encoded = read_encoding(data)
    except (OSError, ValueError):
        return None
    text = encoded.data.decode(encoded.codec, "replace").removeprefix("\ufeff")
    lines = _BREAK.split(text) if "\r" in text else text.split("\n")
    return _Source(tuple(lines), Lines(encoded.data, encoded.codec))
