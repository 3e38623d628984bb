"""Findings as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final

from tei.diagnostics.diagnostic import Diagnostic

__all__ = ["RENDERERS", "as_dict", "render_human", "render_json"]


def render_human(findings: Sequence[Diagnostic]) -> str:
    """One paragraph a finding: place, severity, code, name and message on a line; then what to do."""
    return "".join(_paragraph(found) for found in findings)


def _paragraph(found: Diagnostic) -> str:
    line = f"{found.place}: {found.severity} {found.code} {found.name}: {found.message}\n"
    where = f"    in {found.place.path}\n" if found.place.path else ""
    return f"{line}{where}    {found.help}\n"


def render_json(findings: Sequence[Diagnostic]) -> str:
    """A JSON array, one object a finding."""
    return json.dumps([as_dict(found) for found in findings], ensure_ascii=False, indent=2) + "\n"


def as_dict(found: Diagnostic) -> dict[str, object]:
    """A finding as JSON has it; ``expected`` is added by checks that know it."""
    return {
        "file": found.place.file,
        "line": found.place.line,
        "column": found.place.column,
        "path": found.place.path,
        "code": found.code,
        "name": found.name,
        "severity": str(found.severity),
        "message": found.message,
        "help": found.help,
    }


RENDERERS: Final[dict[str, Callable[[Sequence[Diagnostic]], str]]] = {"human": render_human, "json": render_json}
