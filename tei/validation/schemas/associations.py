"""``<?xml-model?>``: the schemas that a file names itself (W3C, Associating Schemas with XML documents 1.0)."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO
from typing import Final, Literal, NamedTuple
from xml.parsers import expat

from tei.relaxng.document.events import EncodingProblem, Feed

__all__ = ["Association", "associations"]

Kind = Literal["relaxng", "schematron", "other"]

_BY_NAMESPACE: Final[dict[str, Kind]] = {
    "http://relaxng.org/ns/structure/1.0": "relaxng",
    "http://purl.oclc.org/dsdl/schematron": "schematron",
}
_BY_TYPE: Final[dict[str, Kind]] = {
    "application/relax-ng-compact-syntax": "relaxng",
    "application/schematron+xml": "schematron",
    "application/xml-dtd": "other",
}
_BY_SUFFIX: Final[dict[str, Kind]] = {
    ".rng": "relaxng",
    ".rnc": "relaxng",
    ".sch": "schematron",
    ".isosch": "schematron",
    ".schematron": "schematron",
    ".odd": "schematron",
}
_ENTITIES: Final = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_PSEUDO_ATTRIBUTE = re.compile(r"""([\w.-]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')""")


class Association(NamedTuple):
    """One instruction: where the schema is, what it is, and where the instruction stands in the file."""

    href: str
    kind: Kind
    phase: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class _Found(Exception):  # no error: the root element has come, nothing more to look for
    pass


def associations(head: bytes) -> tuple[Association, ...]:
    """What a file's prolog names, in its order; ``head`` is the file or enough of it.

    A file that is not well-formed names what stands before the mistake.
    """
    if b"xml-model" not in head and b"\x00" not in head[:4]:
        return ()
    found: list[Association] = []
    feed = Feed(BytesIO(head))
    parser = expat.ParserCreate(feed.override)
    read = b""  # what the parser has been given, in the encoding in which it counts

    def instruction(target: str, data: str) -> None:
        if target == "xml-model":
            start = parser.CurrentByteIndex
            raw = read[start : read.find(b"?>", start) + 2].decode("utf-8", "replace")
            found.append(_association(data, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, raw))

    def element(*_: object) -> None:
        raise _Found

    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = element
    with suppress(_Found, EncodingProblem, expat.ExpatError, LookupError, ValueError):
        while piece := feed.read(len(head)).data:
            read += piece
            parser.Parse(piece, False)
    return tuple(entry for entry in found if entry.href)


def _association(data: str, line: int, column: int, raw: str) -> Association:
    values = {name: _unescape(double or single) for name, double, single in _PSEUDO_ATTRIBUTE.findall(data)}
    *lines, last = raw.split("\n")
    href = values.get("href", "").strip(" \t\r\n")
    return Association(
        href=href,
        kind=_kind(href, values.get("schematypens", "").strip(" \t\r\n"), values.get("type", "").strip(" \t\r\n")),
        phase=values.get("phase", ""),
        line=line,
        column=column,
        end_line=line + len(lines),
        end_column=len(last) + (1 if lines else column),
    )


def _unescape(value: str) -> str:
    """The five entities that every XML has; ``&amp;`` last."""
    for entity, character in _ENTITIES.items():
        value = value.replace(entity, character)
    return value


def _kind(href: str, namespace: str, media_type: str) -> Kind:
    if namespace:
        return _BY_NAMESPACE.get(namespace, "other")
    if media_type in _BY_TYPE:
        return _BY_TYPE[media_type]
    path = href.partition("?")[0].partition("#")[0].lower()
    return _BY_SUFFIX.get(path[path.rfind(".") :], "other")
