"""Workflow commands of GitHub Actions: each finding becomes an annotation at its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tei.diagnostics.address import relative
from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.options import Options
from tei.diagnostics.readable import readable

__all__ = ["render"]

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, options: Options) -> str:
    """One line a finding: ``::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message``."""
    return "".join(_command(found, options.base) + "\n" for found in report.findings)


def _command(found: Diagnostic, base: str) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(found, base))
    message = "\n".join(readable(text) for text in (found.message, found.help) if text)
    return f"::{_COMMANDS[found.severity]} {properties}::{_data(message)}"


def _properties(found: Diagnostic, base: str) -> Iterator[tuple[str, str]]:
    """GitHub takes columns for a finding on one line only, and counts the end as the last one of the place."""
    place = found.place
    yield "file", readable(relative(place.file, base))
    if place.line:
        yield "line", str(place.line)
        if place.column and place.end_line <= place.line:
            yield "col", str(place.column)
        if place.end_line > place.line:
            yield "endLine", str(place.end_line)
        elif place.end_column > place.column:
            yield "endLine", str(place.line)
            yield "endColumn", str(place.end_column - 1)
    yield "title", f"{found.code} {found.name}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
