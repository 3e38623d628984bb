"""ISO Schematron (ISO/IEC 19757-3:2016 and 2020): schemas, compiled to XSLT 3.0, find their own findings.

It knows nothing of diagnostics and of the command line. Neither a schema nor a document can make it read a file other
than those a schema includes from its own folder.
"""

from __future__ import annotations

from tei.schematron.finding import Fired, Level
from tei.schematron.schematron import Schematron

__all__ = ["Fired", "Level", "Schematron"]
