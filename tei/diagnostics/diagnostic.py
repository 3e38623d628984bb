"""A finding in a document: a value, never an exception."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tei.diagnostics.code import Severity
from tei.diagnostics.registry import code

__all__ = ["Diagnostic", "Place", "finding"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: file, line and column (both from 1; 0 if unknown), path of the element (``body/div[2]/p[3]``)."""

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: its code, where, and the message with its fields filled in."""

    code: str
    place: Place
    message: str
    help: str
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return code(self.code).name

    @property
    def severity(self) -> Severity:
        return code(self.code).severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def finding(code_id: str, place: Place, fields: Mapping[str, str | int] | None = None) -> Diagnostic:
    """The diagnostic of ``code_id`` at ``place``, its message and help filled with ``fields``.

    Raises:
        KeyError: the code is unknown or a field that its message names is missing.
    """
    entry = code(code_id)
    values = {key: _readable(str(value)) for key, value in (fields or {}).items()}
    return Diagnostic(
        code=code_id,
        place=place,
        message=entry.message.format_map(values),
        help=entry.help.format_map(values),
        fields=tuple(values.items()),
    )


def _readable(value: str) -> str:
    """Control characters as escapes, so that no file can steer a terminal through a message."""
    return "".join(ch if ch.isprintable() or ch == " " else ch.encode("unicode_escape").decode("ascii") for ch in value)
