"""The two sides of the text rule: what a reader of the edition reads, and what the source says."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from lxml import etree

from tei.model import Document
from tei.writer.body_text import body_text
from tei.writer.marks import BREAKING, MARKS
from tei.writer.nest import Node, nest

__all__ = ["TEI", "fold", "reading_text", "source_text"]

TEI: Final = "http://www.tei-c.org/ns/1.0"

# Block elements of TEI; those that teitool writes, and their like in other editions.
_BREAKS: Final = frozenset(
    f"{{{TEI}}}{name}"
    for name in (
        *(MARKS[kind].element for kind in BREAKING),
        *("front", "body", "back", "byline", "cell", "l", "lb", "lg", "row", "stage", "table", "titlePage"),
    )
)


def fold(text: str) -> str:
    """Blank runs (``str.isspace``) to one space, none at the ends."""
    return " ".join(text.split())


def reading_text(xml: bytes) -> str:
    """The text of ``front``, ``body`` and ``back``; a line feed at both ends of each block element and at ``lb``.

    Raises:
        lxml.etree.XMLSyntaxError: not well formed.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    root = etree.fromstring(xml, parser)
    out: list[str] = []
    for text in root.iterchildren(f"{{{TEI}}}text"):
        _read(text, out)
    return "".join(out)


def source_text(document: Document) -> str:
    """The body regions of the source; a line feed where a block begins or ends within a word.

    "DEAR SIR:—Yesterday" may have its break: encoding rule 2.
    """
    body = body_text(document)
    bounds = {at for span in document.spans if span.kind in BREAKING for at in (span.start, span.end)}
    if not any(_in_word(document.text, at) for at in bounds):
        return body.whole()
    cuts = {at for at in _bounds(nest(document)[0]) if _in_word(document.text, at)}
    edges = (0, *sorted(cuts.union(body.breaks())), len(document.text))
    return "\n".join(body.between(start, end) for start, end in pairwise(edges))


def _read(element: etree._Element, out: list[str]) -> None:
    is_block = element.tag in _BREAKS
    if is_block:
        out.append("\n")
    if element.text:
        out.append(element.text)
    for child in element:
        if isinstance(child.tag, str):
            _read(child, out)
        if child.tail:
            out.append(child.tail)
    if is_block:
        out.append("\n")


def _in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace()


def _bounds(node: Node) -> list[int]:
    """Start and end of each block of a tree."""
    own = [node.start, node.end] if node.kind in BREAKING else []
    return own + [at for child in node.children for at in _bounds(child)]
