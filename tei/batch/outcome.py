"""What became of each document of a run, and of the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tei.diagnostics import Diagnostic, as_dict

__all__ = ["Outcome", "Summary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One document. ``problem`` is the message of a document that could not be read or written."""

    name: str
    path: str
    status: Literal["done", "failed"]
    counts: tuple[tuple[str, int], ...] = ()
    layout: str = ""
    findings: tuple[Diagnostic, ...] = ()
    problem: str = ""
    seconds: float = 0.0
    explanation: str = ""

    @property
    def warnings(self) -> int:
        return sum(not found.is_error for found in self.findings)

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "file": self.path,
            "status": self.status,
            "layout": self.layout,
            "marked": dict(self.counts),
            "problem": self.problem,
            "findings": [as_dict(found) for found in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """A run, added up."""

    outcomes: Sequence[Outcome] = field(default_factory=tuple)
    seconds: float = 0.0

    @property
    def failed(self) -> int:
        return sum(outcome.status == "failed" for outcome in self.outcomes)

    @property
    def warnings(self) -> int:
        return sum(outcome.warnings for outcome in self.outcomes)

    def total(self, kind: str) -> int:
        return sum(dict(outcome.counts).get(kind, 0) for outcome in self.outcomes)
