"""The index of a file: one pass of expat over its bytes."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from tei.relaxng.entity_sizes import LARGEST_OF_DOCUMENT, EntitySizes
from tei.validation.source.element_index import (
    TEI,
    XINCLUDE,
    XML,
    XML_BASE,
    XML_ID,
    XML_LANG,
    Element,
    Fault,
    Index,
    attribute_key,
)
from tei.validation.source.encoding import Encoded, read_encoding

__all__ = [
    "TEI",
    "XINCLUDE",
    "XML",
    "XML_BASE",
    "XML_ID",
    "XML_LANG",
    "Element",
    "Fault",
    "Index",
    "attribute_key",
    "build_index",
]

_NONE: Final[dict[str, str]] = {}  # shared by all elements without attributes; nobody changes it


def build_index(data: bytes) -> Index:
    """The index of a file. Never raises: what is wrong with the XML stands in ``Index.fault``.

    No entity of another file is read; expat bounds how far entities of the file may grow.
    """
    try:
        encoded = read_encoding(data)
    except ValueError as error:
        index = Index(Encoded(b"", "utf-8", None, False))
        index.fault = Fault(str(error), 1, 1, 0)
        return index
    index = Index(encoded)
    parser = expat.ParserCreate(encoded.declared, "}")
    _listen(index, parser)
    try:
        parser.Parse(encoded.data, True)
    except expat.ExpatError as error:
        words = expat.errors.messages[error.code]
        index.fault = Fault(words, error.lineno, error.offset + 1, max(parser.ErrorByteIndex, 0))
    except ValueError as error:  # bytes that the declared encoding does not have, or entities beyond all measure
        index.fault = Fault(str(error), parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, 0)
    _close(index)
    index.open_ended = index.left_out or XINCLUDE in index.names
    return index


def _close(index: Index) -> None:
    """Give the elements that a fault left open their end."""
    count = len(index.names)
    for element in range(count):
        if not index.after[element]:
            index.after[element] = count
            index.ends[element] = len(index.data)


def _listen(index: Index, parser: expat.XMLParserType) -> None:
    """Set what expat calls. All of it is local: this is the one loop that every byte of a file goes through."""
    names, texts, ends, after = index.names, index.texts, index.ends, index.after
    add_name, add_attributes, add_text = names.append, index.attributes.append, texts.append
    add_parent, add_start, add_end, add_after = index.parents.append, index.starts.append, ends.append, after.append
    opened = [-1]  # the elements whose end tag has not come yet
    push, pop = opened.append, opened.pop

    def start(name: str, attributes: dict[str, str]) -> None:
        add_parent(opened[-1])
        push(len(names))
        add_name(name)
        add_attributes(attributes or _NONE)
        add_start(parser.CurrentByteIndex)
        add_end(0)
        add_after(0)
        add_text(0)

    def end(_name: str) -> None:
        element = pop()
        ends[element] = parser.CurrentByteIndex
        after[element] = len(names)

    def text(data: str) -> None:
        if data.strip(" \t\r\n"):  # blanks of XML; str.isspace knows more
            texts[opened[-1]] = 1

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    _listen_for_entities(index, parser, opened)


def _listen_for_entities(index: Index, parser: expat.XMLParserType, opened: list[Element]) -> None:
    """Entities that are not read stand for text, and for elements that nobody sees."""

    def skipped(_name: str, is_parameter: bool) -> None:
        if not is_parameter:
            index.left_out = True
            if opened[-1] >= 0:
                index.texts[opened[-1]] = 1

    def external(*_: str | None) -> int:
        skipped("", False)
        return 1

    sizes = EntitySizes(LARGEST_OF_DOCUMENT)

    def declared(name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if not is_parameter and value is not None and (problem := sizes.add(name, value)):
            raise ValueError(problem)

    parser.EntityDeclHandler = declared
    parser.SkippedEntityHandler = skipped
    parser.ExternalEntityRefHandler = external
