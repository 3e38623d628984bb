"""All that is needed to run a schema, in a form that can be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

__all__ = ["FAILED", "About", "Compiled", "Origin", "Stylesheet"]

FAILED: Final = "!"  # begins a line of the result that tells of an expression that fails

Origin = tuple[str, int, str]  # file, line, what


class Stylesheet:
    """Its lines, for each where it comes from in the schema, and for each rule its lines (from, to) and a stand-in."""

    __slots__ = ("lines", "origins", "parts")

    def __init__(self, lines: list[str], origins: list[Origin | None], parts: list[tuple[int, int, str]]) -> None:
        self.lines = lines
        self.origins = origins
        self.parts = parts

    def text(self, without: Iterable[int] = ()) -> str:
        """The stylesheet; rules that are left out leave empty lines, so that the numbers of lines stay."""
        lines = self.lines.copy()
        for number in without:
            start, end, instead = self.parts[number]
            lines[start:end] = [instead, *[""] * (end - start - 1)]
        return "\n".join(lines)


class About(NamedTuple):
    """What the schema says of one assertion; the fields of ``Fired`` that every finding of it shares."""

    id: str
    role: str
    severity: str
    test: str
    see: str
    pattern: str
    is_report: bool
    schema: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """The two stylesheets of a schema and what it says of its assertions and rules.

    ``files`` are the included files, by path, each with the hash of what was read.
    """

    file: str
    plain: Stylesheet
    careful: Stylesheet
    assertions: tuple[About, ...]
    rules: tuple[About, ...]
    needs: list[list[list[str]]]  # of each rule
    files: dict[str, str]
