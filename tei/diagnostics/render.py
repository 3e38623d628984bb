"""The forms of a report, each in a module that is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final

from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.options import Options

__all__ = ["RENDERERS", "Renderer", "render_human", "render_json", "summary"]

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
    from tei.diagnostics.json_text import json_text
    from tei.diagnostics.renderers.json import as_dict

    return json_text([as_dict(found) for found in findings], indent=2) + "\n"


def summary(report: Report) -> str:
    """Such as ``3 errors, 1 warning in 2 of 203 files``."""
    from tei.diagnostics.renderers.human import summary_of

    return summary_of(report)
