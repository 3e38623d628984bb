"""JSON for programs: ``{"diagnostics": […], "summary": {…}}``, one finding a line."""

from __future__ import annotations

from tei.diagnostics.diagnostic import Report
from tei.diagnostics.json_text import json_text
from tei.diagnostics.options import Options
from tei.diagnostics.render import as_dict

__all__ = ["render"]


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
