"""What Schematron finds in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["Fired", "Level"]

Level = Literal["error", "warning", "info"]

_LEVELS: Final[dict[str, Level]] = {
    "warning": "warning",
    "warn": "warning",
    "nonfatal": "warning",
    "non-fatal": "warning",
    "caution": "warning",
    "info": "info",
    "information": "info",
    "informational": "info",
    "hint": "info",
    "tip": "info",
    "note": "info",
    "debug": "info",
    "trace": "info",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """An assertion that does not hold, or a report that does, at one place (ISO/IEC 19757-3:2020, 5.4.2 and 5.4.12).

    ``location`` is the way from the root to the element: namespace, local name, position among the siblings of that
    name, from 1. For text, a comment or a processing instruction it is that of the element around it; for the document
    itself it is empty. ``failure`` is not empty when the test could not be evaluated; it says why, and ``message`` is
    empty then: at most one such finding for an assertion and a document.
    """

    location: tuple[tuple[str, str, int], ...]
    attribute: tuple[str, str] | None
    id: str
    role: str
    message: str = ""
    test: str
    pattern: str
    is_report: bool
    diagnostics: tuple[str, ...] = ()
    see: str = ""
    severity: str = ""
    failure: str = ""
    schema: str = ""  # file:line of the assertion

    @property
    def level(self) -> Level:
        """How bad it is, by ``severity`` (2025), else by ``role``; a word that says nothing of it means an error."""
        return _LEVELS.get((self.severity or self.role).lower(), "error")
