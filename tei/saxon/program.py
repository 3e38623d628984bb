"""Stylesheets that are text: compiled and run with everything shut from the beginning.

They include nothing, so ``allowedProtocols`` can be ``none`` while they are compiled too: whatever an expression asks
for, at compile time or later, is refused by Saxon itself (measured on SaxonC 13.1.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import saxonche

from tei.errors import LimitError, ReadError, TransformError
from tei.saxon.complaint import Complaint, capture_stderr, complaints
from tei.saxon.plain import DEEPEST

__all__ = ["CompileError", "Program", "StoppedError"]

_FEATURE: Final = "http://saxon.sf.net/feature/"
_SHUT: Final = {
    f"{_FEATURE}allow-external-functions": "off",  # also: no environment variables, no xsl:result-document
    f"{_FEATURE}allowedProtocols": "none",
    # The XML parser inside has limits of its own: 100 levels, 200 attributes, names of 1,000 characters.
    f"{_FEATURE}parserProperty?uri=jdk.xml.maxElementDepth": str(DEEPEST),
    f"{_FEATURE}parserProperty?uri=jdk.xml.elementAttributeLimit": "10000",
    f"{_FEATURE}parserProperty?uri=jdk.xml.maxXMLNameLimit": "100000",
}


class CompileError(TransformError):
    """A stylesheet that Saxon does not take; ``complaints`` have the lines of its text."""

    def __init__(self, message: str, found: Sequence[Complaint]) -> None:
        super().__init__("; ".join(f"line {one.line}: {one.text}" for one in found) or " ".join(message.split()))
        self.complaints = tuple(found)


class StoppedError(TransformError):
    """A run was stopped: it passed its time, or the process that ran it died."""


class Program:
    """A compiled stylesheet that can read nothing but the text it is given. Not for several threads at once."""

    def __init__(self, text: str) -> None:
        """Compile the text of an XSLT 3.0 stylesheet without modules.

        Raises:
            CompileError: it is no XSLT.
        """
        self._processor: Any = saxonche.PySaxonProcessor(license=False)
        for name, value in _SHUT.items():
            self._processor.set_configuration_property(name, value)
        captured = None
        try:
            with capture_stderr() as captured:
                compiler = self._processor.new_xslt30_processor()
                self._executable: Any = compiler.compile_stylesheet(stylesheet_text=text, encoding="UTF-8")
        except saxonche.PySaxonApiError as error:
            said = captured.text if captured else ""
            raise CompileError(str(error), complaints(str(error), said)) from None
        self._executable.set_property("!encoding", "UTF-8")
        self._executable.set_save_xsl_message(True)
        self._executable.set_capture_result_documents(True)

    def run(self, text: str) -> str:
        """The result for a document that ``plain_source`` has passed, as text.

        Raises:
            ReadError: the document is not well-formed, or passes the limits of the parser.
            TransformError: the stylesheet stops, or asks for what is shut.
        """
        node = None
        try:
            with capture_stderr():  # what is said there is in the exception too
                node = self._processor.parse_xml(xml_text=text, encoding="UTF-8")
                return str(self._executable.transform_to_string(xdm_node=node) or "")
        except saxonche.PySaxonApiError as error:
            if node is None:
                raise _unreadable(str(error)) from None
            raise TransformError(" ".join(str(error).split())) from None
        finally:
            self._executable.clear_xsl_messages()


def _unreadable(message: str) -> ReadError:
    reason = " ".join(message.split()).rpartition("XML parser: ")[2]
    if "maxElementDepth" in reason:
        return LimitError(f"the document has more than {DEEPEST} elements inside each other.")
    if "limit" in reason and "JAXP" in reason:
        return LimitError(f"the document passes a limit of the XML parser: {reason.partition(': ')[2]}")
    return ReadError(f"the document is not well-formed XML: {reason}")
