"""What a reader gives: text, and what it had to do to get it."""

from __future__ import annotations

from dataclasses import dataclass

from tei.diagnostics import Diagnostic
from tei.model import Point

__all__ = ["Dropped", "Source"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A character of the input that XML cannot hold: line and column (from 1) in the input, and its code point."""

    line: int
    column: int
    code_point: int

    def __str__(self) -> str:
        return f"U+{self.code_point:04X} at line {self.line}, column {self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """``text`` has LF line ends and only characters that XML 1.0 allows; ``points`` are its page breaks (``pb``)."""

    text: str
    points: tuple[Point, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
