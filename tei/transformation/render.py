"""A TEI document as a page or as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from tei.errors import TransformError
from tei.resources import resource
from tei.saxon import Result, check_source, load

__all__ = ["ENDINGS", "Target", "render", "to_html", "to_text", "transform"]

Target = Literal["html", "text"]
ENDINGS: Final[Mapping[str, str]] = {"html": ".html", "text": ".txt"}  # of the files

_ROOTS: Final = frozenset(f"{{http://www.tei-c.org/ns/1.0}}{name}" for name in ("TEI", "teiCorpus"))


def to_html(xml: bytes) -> str:
    """One HTML page that needs nothing else: no scripts, no requests.

    Raises:
        TransformError: the data is no well-formed TEI document.
    """
    return render(xml, "html").text


def to_text(xml: bytes, *, header: bool = True) -> str:
    """The reading text: blocks parted by blank lines, lines not wrapped; ``header`` puts what the header says above.

    Raises:
        TransformError: the data is no well-formed TEI document.
    """
    return render(xml, "text", header=header).text


def transform(data: bytes, to: Target, stylesheet: Path | None = None) -> str:
    """Render by our stylesheet for ``to``, or by one of one's own (XSLT 3.0), which may take any XML.

    Raises:
        TransformError: the data or the stylesheet cannot be used.
    """
    return render(data, to, stylesheet).text


def render(
    data: bytes,
    to: Target,
    stylesheet: Path | None = None,
    parameters: Mapping[str, str] | None = None,
    *,
    header: bool = True,
) -> Result:
    """As ``transform``, with parameters for the stylesheet, and with what it reports beside the text.

    Our stylesheets report each element that they do not know and render it as its text. Without ``header`` (the
    parameter ``header`` is ``no``) the text has nothing above it of what is known of the document.

    Raises:
        TransformError: the data or the stylesheet cannot be used.
    """
    text, root = check_source(data)
    given = dict(parameters or {})
    if not header:
        given.setdefault("header", "no")
    if stylesheet is not None:
        return load(stylesheet).run(text, given)
    if root not in _ROOTS:
        raise TransformError(f"the root element is {root}; expected TEI or teiCorpus in the namespace of TEI P5.")
    return load(resource("xslt", f"{to}.xsl"), shipped=True).run(text, given)
