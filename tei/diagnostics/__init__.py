"""Findings: codes, places, messages, fixes, and how they are shown. Knows nothing of where they come from.

What only a finding needs (registry, fixes, renderers) is loaded when its name is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tei.diagnostics.code import Code, Severity
from tei.diagnostics.diagnostic import Diagnostic, Place, Report, code, finding

if TYPE_CHECKING:
    from tei.diagnostics.fix import Edit, Fix
    from tei.diagnostics.options import Options
    from tei.diagnostics.registry import CODES
    from tei.diagnostics.render import RENDERERS, Renderer, render_human, render_json, summary
    from tei.diagnostics.renderers.json import as_dict

__all__ = [
    "CODES",
    "RENDERERS",
    "Code",
    "Diagnostic",
    "Edit",
    "Fix",
    "Options",
    "Place",
    "Renderer",
    "Report",
    "Severity",
    "as_dict",
    "code",
    "finding",
    "render_human",
    "render_json",
    "summary",
]

_HOMES: Final = {
    "CODES": "registry",
    "Edit": "fix",
    "Fix": "fix",
    "Options": "options",
    "RENDERERS": "render",
    "Renderer": "render",
    "as_dict": "renderers.json",
    "render_human": "render",
    "render_json": "render",
    "summary": "render",
}


def __getattr__(name: str) -> object:
    """Load what ``_HOMES`` lists (PEP 562)."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
