"""A finding in a document: a value, never an exception."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from tei.diagnostics.code import Code, Severity
from tei.diagnostics.readable import readable

if TYPE_CHECKING:
    from tei.diagnostics.fix import Fix

__all__ = ["Diagnostic", "Place", "Report", "code", "finding"]

_ENDS: Final = (".", "!", "?", "…")


class Place(NamedTuple):
    """Where: file, line and column, path of the element (``body/div[2]/p[3]``), and where it ends.

    Lines and columns count from 1, columns in code points; 0 is unknown. The end is exclusive: ``end_column`` is the
    column after the last character.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *numbers])


class _Fields(NamedTuple):
    code: str
    place: Place
    message: str
    help: str
    fields: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]
    fix: Fix | None
    severity: Severity


class Diagnostic(_Fields):
    """One finding: its code, where, and the message with its fields filled in.

    ``expected`` is what would be right there, whole, nearest first. ``severity`` is that of the code unless given.
    """

    __slots__ = ()

    def __new__(
        cls,
        code: str,
        place: Place,
        message: str,
        help: str,
        fields: tuple[tuple[str, str], ...] = (),
        expected: tuple[str, ...] = (),
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        own = severity or _severity_of(code)
        return super().__new__(cls, code, place, message, help, fields, expected, fix, own)

    @property
    def name(self) -> str:
        return code(self.code).name

    @property
    def sentences(self) -> str:
        """Message and help in one line, for forms that have one text for both."""
        message = self.message if self.message.endswith(_ENDS) else f"{self.message}."
        return f"{message} {self.help}".removesuffix(" ")

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class Report(NamedTuple):
    """A validation: the ``files`` that were checked, and all ``findings``, files that could not be read among them."""

    files: tuple[str, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> int:
        return self._of(Severity.WARNING)

    @property
    def infos(self) -> int:
        return self._of(Severity.INFO)

    def _of(self, severity: Severity) -> int:
        return sum(found.severity is severity for found in self.findings)


def code(code_id: str) -> Code:
    """The code with this id; ``KeyError`` if there is none."""
    from tei.diagnostics.registry import BY_ID  # read when something is found: most files have nothing wrong

    return BY_ID[code_id]


def finding(
    code_id: str,
    place: Place,
    fields: Mapping[str, str | int] | None = None,
    *,
    expected: Iterable[str] = (),
    fix: Fix | None = None,
    severity: Severity | None = None,
) -> Diagnostic:
    """The diagnostic of ``code_id`` at ``place``, its message and help filled with ``fields``.

    Raises:
        KeyError: the code is unknown or a field that its message names is missing.
    """
    entry = code(code_id)
    values = {key: readable(str(value)) for key, value in (fields or {}).items()}
    return Diagnostic(
        code=code_id,
        place=place,
        message=entry.message.format_map(values),
        help=entry.help.format_map(values),
        fields=tuple(values.items()),
        expected=tuple(expected),
        fix=fix,
        severity=severity or entry.severity,
    )


def _severity_of(code_id: str) -> Severity:
    return code(code_id).severity
