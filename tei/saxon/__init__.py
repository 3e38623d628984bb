"""XSLT 3.0 by SaxonC: the only package that imports saxonche.

Saxon by itself opens whatever a stylesheet or a document names. Here documents are parsed first (external entities and
network off, size limits on), stylesheets from outside are checked before they are compiled, and nothing but the given
text can be read while one runs: no files, no network, no environment, no second result.
"""

from __future__ import annotations

from tei.saxon.complaint import Complaint
from tei.saxon.plain import plain_source
from tei.saxon.program import CompileError, Program, StoppedError
from tei.saxon.source import check_source
from tei.saxon.stylesheet import Result, Stylesheet, load
from tei.saxon.worker import BoundedProgram

__all__ = [
    "BoundedProgram",
    "CompileError",
    "Complaint",
    "Program",
    "Result",
    "StoppedError",
    "Stylesheet",
    "check_source",
    "load",
    "plain_source",
]
