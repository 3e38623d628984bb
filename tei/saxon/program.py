"""Stylesheets that are text: compiled and run with everything shut from the beginning.

They include nothing, so ``allowedProtocols`` can be ``none`` while they are compiled too: whatever an expression asks
for, at compile time or later, is refused by Saxon itself (measured on SaxonC 13.1.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tei.errors import TransformError
from tei.saxon.complaint import Complaint, capture_stderr, complaints

__all__ = ["CompileError", "Program", "StoppedError"]


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
        from tei.saxon.processor import ApiError, new_processor, ready, shut

        self._processor: Any = new_processor()
        shut(self._processor)
        try:
            with capture_stderr() as captured:
                compiler = self._processor.new_xslt30_processor()
                executable = compiler.compile_stylesheet(stylesheet_text=text, encoding="UTF-8")
        except ApiError as error:
            raise CompileError(str(error), complaints(str(error), captured.text)) from None
        self._executable: Any = ready(executable)

    def run(self, text: str) -> str:
        """The result for a document that ``plain_source`` has passed, as text.

        Raises:
            ReadError: the document is not well-formed, or passes the limits of the parser.
            TransformError: the stylesheet stops, or asks for what is shut.
        """
        from tei.saxon.processor import ApiError, unreadable

        node = None
        try:
            with capture_stderr():  # what is said there is in the exception too
                node = self._processor.parse_xml(xml_text=text, encoding="UTF-8")
                return str(self._executable.transform_to_string(xdm_node=node) or "")
        except ApiError as error:
            if node is None:
                raise unreadable(str(error)) from None
            raise TransformError(" ".join(str(error).split())) from None
        finally:
            self._executable.clear_xsl_messages()
