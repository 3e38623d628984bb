"""JSON for programs: ``{"diagnostics": […], "summary": {…}}``, one finding a line."""

from __future__ import annotations

from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.json_text import json_text
from tei.diagnostics.options import Options

__all__ = ["as_dict", "render"]


def render(report: Report, options: Options) -> str:
    """One object: all findings (``as_dict``) in the order of the report, and how many of each severity."""
    del options
    counts = {
        "files": len(report.files),
        "errors": report.errors,
        "warnings": report.warnings,
        "infos": report.infos,
    }
    findings = ",".join("\n" + json_text(as_dict(found)) for found in report.findings)
    return f'{{"diagnostics": [{findings}\n], "summary": {json_text(counts)}}}\n'


def as_dict(found: Diagnostic) -> dict[str, object]:
    """A finding as JSON has it; ``fix`` is null where nothing has one right answer."""
    place, fix = found.place, found.fix
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "path": place.path,
        "code": found.code,
        "name": found.name,
        "severity": str(found.severity),
        "message": found.message,
        "help": found.help,
        "expected": list(found.expected),
        "fix": fix and {"title": fix.title, "edits": [edit._asdict() for edit in fix.edits]},
    }
