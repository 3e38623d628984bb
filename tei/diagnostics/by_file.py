"""Findings gathered by file, for reports that are arranged so."""

from __future__ import annotations

from tei.diagnostics.diagnostic import Diagnostic, Report

__all__ = ["by_file"]


def by_file(report: Report) -> dict[str, list[Diagnostic]]:
    """Every file of the report, in its order, with its findings; then files that have findings alone."""
    files: dict[str, list[Diagnostic]] = {file: [] for file in report.files}
    for found in report.findings:
        files.setdefault(found.place.file, []).append(found)
    return files
