"""Saxon's configuration, and what is the same whatever is compiled: the only module that imports saxonche.

It is imported inside functions, because saxonche takes 45 ms that many runs need not pay.
"""

from __future__ import annotations

from typing import Any, Final

import saxonche

from tei.errors import LimitError, ReadError
from tei.saxon.plain import DEEPEST

__all__ = ["PROTOCOLS", "ApiError", "new_processor", "ready", "shut", "unreadable"]

ApiError: Final = saxonche.PySaxonApiError

_FEATURE: Final = "http://saxon.sf.net/feature/"
PROTOCOLS: Final = f"{_FEATURE}allowedProtocols"
_ALWAYS: Final = {
    f"{_FEATURE}allow-external-functions": "off",  # also: no environment variables, no xsl:result-document
    # The XML parser inside has limits of its own: 100 levels, 200 attributes, names of 1,000 characters.
    f"{_FEATURE}parserProperty?uri=jdk.xml.maxElementDepth": str(DEEPEST),
    f"{_FEATURE}parserProperty?uri=jdk.xml.elementAttributeLimit": "10000",
    f"{_FEATURE}parserProperty?uri=jdk.xml.maxXMLNameLimit": "100000",
}


def new_processor() -> Any:
    """A processor with a configuration of its own; files can be read until it is ``shut``."""
    processor = saxonche.PySaxonProcessor(license=False)
    for name, value in _ALWAYS.items():
        processor.set_configuration_property(name, value)
    return processor


def shut(processor: Any) -> None:
    """From now on nothing is read, for the life of the processor (SaxonC 13.1: this cannot be undone)."""
    processor.set_configuration_property(PROTOCOLS, "none")


def ready(executable: Any) -> Any:
    """The compiled stylesheet, set to give text, to keep its messages, and to write no second result."""
    executable.set_property("!encoding", "UTF-8")
    executable.set_save_xsl_message(True)
    executable.set_capture_result_documents(True)
    return executable


def unreadable(message: str) -> ReadError:
    """The error for a document that Saxon's parser refuses with this message."""
    reason = " ".join(message.split()).rpartition("XML parser: ")[2]
    if "maxElementDepth" in reason:
        return LimitError(f"the document has more than {DEEPEST} elements inside each other.")
    if "limit" in reason and "JAXP" in reason:
        return LimitError(f"the document passes a limit of the XML parser: {reason.partition(': ')[2]}")
    return ReadError(f"the document is not well-formed XML: {reason}")
