"""The forms of a report, each in a module that is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final

from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.options import Options

__all__ = ["RENDERERS", "Renderer", "as_dict", "render_human", "render_json", "summary"]

Renderer = Callable[[Report, Options], str]


def _renderer(name: str) -> Renderer:
    def render(report: Report, options: Options) -> str:
        function: Renderer = import_module(f"tei.diagnostics.renderers.{name}").render
        return function(report, options)

    return render


RENDERERS: Final[Mapping[str, Renderer]] = {
    name: _renderer(name) for name in ("human", "json", "sarif", "junit", "github", "gitlab", "checkstyle")
}


def render_human(findings: Sequence[Diagnostic]) -> str:
    """Findings alone, for people: no source lines, no colour, no summary."""
    return RENDERERS["human"](Report((), tuple(findings)), Options(summary=False))


def render_json(findings: Sequence[Diagnostic]) -> str:
    """A JSON array, one object a finding (``as_dict``)."""
    import json

    return json.dumps([as_dict(found) for found in findings], ensure_ascii=False, indent=2) + "\n"


def summary(report: Report) -> str:
    """Such as ``3 errors, 1 warning in 2 of 203 files``."""
    from tei.diagnostics.renderers.human import summary_of

    return summary_of(report)


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
