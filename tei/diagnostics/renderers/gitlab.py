"""GitLab's code quality report: a JSON array after the Code Climate form."""

from __future__ import annotations

from typing import Final

from tei.diagnostics.address import relative
from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.fingerprint import fingerprints
from tei.diagnostics.json_text import json_text
from tei.diagnostics.options import Options

__all__ = ["render"]

_SEVERITIES: Final = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, options: Options) -> str:
    """An array, one object a finding."""
    prints = fingerprints(report.findings, options.base)
    issues = [_issue(found, key, options.base) for found, key in zip(report.findings, prints, strict=True)]
    return json_text(issues, indent=2) + "\n"


def _issue(found: Diagnostic, fingerprint: str, base: str) -> dict[str, object]:
    place = found.place
    first = max(place.line, 1)
    return {
        "description": found.sentences,
        "check_name": f"{found.code} {found.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": relative(place.file, base),
            "lines": {"begin": first, "end": max(place.end_line, first)},
        },
    }
