"""Findings: codes, places, messages, and how they are shown. Knows nothing of where they come from."""

from tei.diagnostics.code import Code, Severity
from tei.diagnostics.diagnostic import Diagnostic, Place, finding
from tei.diagnostics.registry import CODES, code
from tei.diagnostics.render import RENDERERS, as_dict, render_human, render_json

__all__ = [
    "CODES",
    "RENDERERS",
    "Code",
    "Diagnostic",
    "Place",
    "Severity",
    "as_dict",
    "code",
    "finding",
    "render_human",
    "render_json",
]
