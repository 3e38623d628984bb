"""XML from outside, made safe for Saxon: no DOCTYPE, no entities, nothing left to fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.errors import TransformError

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["check_source", "syntax_problem"]


def check_source(data: bytes) -> tuple[str, str]:
    """The document as text without XML declaration and DOCTYPE, and the name of its root, ``{namespace}local``.

    Comments and processing instructions around the root are kept. Entities declared inside the document are resolved
    within libxml2's limits; external ones are not.

    Raises:
        TransformError: the data is not well-formed, names external entities or passes libxml2's limits (256 levels,
            entities that multiply).
    """
    from lxml import etree  # 25 ms that Schematron need not pay

    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # lxml 5.0 and later; the stubs are of 4.9
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        collect_ids=False,  # else libxml2 gives up at the first bad or duplicate xml:id
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column, problem = syntax_problem(error)
        raise TransformError(
            f"line {line}, column {column}: not well-formed XML: {problem}; correct the file first."
        ) from None
    nodes = [*reversed(list(root.itersiblings(preceding=True))), root, *root.itersiblings()]
    return "".join(etree.tostring(node, encoding="unicode", with_tail=False) for node in nodes), str(root.tag)


def syntax_problem(error: etree.XMLSyntaxError) -> tuple[int, int, str]:
    """Line, column, and what libxml2 says of it."""
    line, column = error.position
    return line, column, (error.msg or "no XML at all").rsplit(", line ", 1)[0]
