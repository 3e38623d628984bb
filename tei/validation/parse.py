"""TEI from outside: parsed with entities, DTD and network off and libxml2's size limits on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from tei.diagnostics import Diagnostic, Place, finding

__all__ = ["XML_ID", "attributes", "line_of", "local_name", "parse", "path_of", "place_of"]

XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


def parse(source: bytes, file: str) -> tuple[etree._ElementTree | None, tuple[Diagnostic, ...]]:
    """The tree of a file, or ``None`` and the finding that says why there is none.

    ``collect_ids`` is off because libxml2 else gives up at the first bad or duplicate ``xml:id``.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, collect_ids=False, remove_pis=False
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        problem = (error.msg or "no XML at all").rsplit(", line ", 1)[0]
        return None, (finding("XML001", Place(file, line, max(column, 1)), {"problem": problem}),)
    return root.getroottree(), ()


def place_of(element: etree._Element, file: str) -> Place:
    """Where an element stands (the line of its start tag)."""
    return Place(file, line_of(element), 0, path_of(element))


def path_of(element: etree._Element) -> str:
    """Such as ``text/body/div[2]/p[3]``: local names from the root's child on, numbered where there are several."""
    steps: list[str] = []
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        if parent is None:
            break
        same = list(parent.iterchildren(node.tag)) if isinstance(node.tag, str) else [node]
        number = f"[{same.index(node) + 1}]" if len(same) > 1 else ""
        steps.append(f"{local_name(node)}{number}")
    return "/".join(reversed(steps))


def local_name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "?"


def line_of(element: etree._Element) -> int:
    """The line of the end of the start tag, 0 if unknown."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Names (with ``{namespace}``) and values."""
    for name, value in element.attrib.items():
        yield str(name), str(value)
