"""A TEI edition as gold or as prediction: its reading text and the marks that stand in it.

The text is that of ``tei.writer.reading_text``, blank runs folded, with a blank line between paragraphs and a line
feed at other breaks: what a plain transcription would look like. Where an editor gives two readings (``choice``,
``app``), the one that the source has is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from tei.errors import ReadError
from tei.evaluation.marks import GoldDocument, GoldMark, PredictedMark, Prediction, value_of
from tei.model import BLOCKS
from tei.writer.marks import BREAKING, MARKS

__all__ = ["NoEditionError", "read_edition", "read_edition_prediction"]

_TEI: Final = "{http://www.tei-c.org/ns/1.0}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"

# Element → type of mark; those of tei.writer, and their like in other editions.
_TYPES: Final = {
    "persName": "person",
    "orgName": "org",
    "placeName": "place",
    "geogName": "place",
    "date": "date",
    "signed": "signed",
    "dateline": "dateline",
    "salute": "salute",
    "closer": "closer",
}
_ENTITIES: Final = frozenset({"person", "org", "place", "date"})
_NAMED: Final = {  # @type of `name` and `rs` → type of mark
    "person": "person",
    "pers": "person",
    "org": "org",
    "organisation": "org",
    "organization": "org",
    "place": "place",
}
_LOOSE: Final = frozenset(  # breaks that are no paragraph's
    {MARKS[kind].element for kind in BLOCKS & BREAKING if kind not in ("head", "p", "ab")} | {"cell", "l", "lb", "row"}
)
_BREAKS: Final = _LOOSE | frozenset(
    {
        *(MARKS[kind].element for kind in BREAKING),
        "front",
        "body",
        "back",
        "byline",
        "lg",
        "stage",
        "table",
        "titlePage",
    }
)
_READINGS: Final = {"choice": ("sic", "orig", "abbr"), "app": ("lem",)}
_PIECES: Final = re.compile(r"\s+|\S+")


class NoEditionError(ReadError):
    """Well-formed XML that is no TEI document."""


def read_edition(data: bytes, document_id: str, file: str) -> GoldDocument:
    """The reading text as a text with answers. Which rows are ``complete`` is for the set to tell: none is here.

    What ``rs`` marks is a description, and a name inside a name no name of its own: both are soft.

    Raises:
        NoEditionError: it is well-formed, but no TEI document.
        ReadError: it is not well-formed.
    """
    reader, lang = _read(data, file)
    found = reader.marks
    marks = tuple(_gold(mark, outermost) for mark, outermost in zip(found, _outermost(found), strict=True))
    return GoldDocument(id=document_id, text=reader.text, lang=lang, marks=marks)


def read_edition_prediction(data: bytes, file: str) -> Prediction:
    """The reading text with its marks; ``@cert`` says how sure one is. The whole text is body.

    What ``rs`` marks, and names inside names, are left out.

    Raises:
        ReadError: it is no TEI document.
    """
    reader, _ = _read(data, file)
    found = reader.marks
    kept = (mark for mark, outermost in zip(found, _outermost(found), strict=True) if outermost and not mark.soft)
    return Prediction(
        text=reader.text,
        marks=tuple(_predicted(mark) for mark in kept),
        body=(0, len(reader.text)),
        header=None,  # teiHeader says more than a page does, and not in the page's words
    )


@dataclass(slots=True)
class _Mark:
    """An element that is being read: ``end`` is set when it is left."""

    kind: str
    start: int
    end: int
    attributes: Mapping[str, str]
    soft: bool


class _Reader:
    """Collects the text and the marks of ``text`` elements."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._found: list[_Mark] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def marks(self) -> list[_Mark]:
        """Trimmed to visible characters; what has none is left out. In the order of the text, outer before inner."""
        text, kept = self.text, []
        for mark in self._found:
            words = text[mark.start : mark.end]
            start, end = mark.start + len(words) - len(words.lstrip()), mark.start + len(words.rstrip())
            if start < end:
                kept.append(replace(mark, start=start, end=end))
        return sorted(kept, key=lambda mark: (mark.start, -mark.end))

    def read(self, element: etree._Element) -> None:
        """Text, marks and breaks of an element and of all that it holds."""
        name = str(element.tag).removeprefix(_TEI)
        self._break(name)
        mark = self._open(name, element)
        self._say(element.text)
        for child in _read_children(name, element):
            if isinstance(child.tag, str):
                self.read(child)
            if name not in _READINGS:
                self._say(child.tail)
        if mark:
            mark.end = self._length
        self._break(name)

    def _open(self, name: str, element: etree._Element) -> _Mark | None:
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        kind = _TYPES.get(name) or (_NAMED.get(attributes.get("type", "")) if name in ("name", "rs") else None)
        if kind is None:
            return None
        mark = _Mark(kind, self._length, self._length, attributes, soft=name == "rs")
        self._found.append(mark)
        return mark

    def _break(self, name: str) -> None:
        if name in _BREAKS:
            self._gap = max(self._gap, "\n" if name in _LOOSE else "\n\n", key=_strength)

    def _say(self, text: str | None) -> None:
        for piece in _PIECES.findall(text or ""):
            if piece.isspace():
                self._gap = self._gap or " "
            else:
                for part in (self._gap, piece) if self._length else (piece,):
                    self._parts.append(part)
                    self._length += len(part)
                self._gap = ""


def _strength(gap: str) -> int:
    return ("", " ", "\n", "\n\n").index(gap)


def _read_children(name: str, element: etree._Element) -> list[etree._Element]:
    """All children; of two readings, the one that the source has, or the first."""
    children = list(element)
    if name not in _READINGS:
        return children
    readings = [child for child in children if isinstance(child.tag, str)]
    wanted = [child for child in readings if str(child.tag).removeprefix(_TEI) in _READINGS[name]]
    return (wanted or readings)[:1]


def _read(data: bytes, file: str) -> tuple[_Reader, str]:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, collect_ids=False
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{file}: {error.msg}; expected well-formed XML.") from None
    if root.tag != f"{_TEI}TEI":
        raise NoEditionError(f"{file}: the root element is {root.tag}; expected TEI in the namespace of TEI P5.")
    reader = _Reader()
    texts = list(root.iterchildren(f"{_TEI}text"))
    for text in texts:
        reader.read(text)
    langs = (element.get(f"{_XML}lang") for element in (*texts, root))
    return reader, next((lang for lang in langs if lang), "und")


def _outermost(marks: list[_Mark]) -> list[bool]:
    """For each mark whether it stands in no other entity; marks come outer before inner."""
    kept, end = [], 0
    for mark in marks:
        kept.append(mark.kind not in _ENTITIES or mark.end > end)
        if mark.kind in _ENTITIES:
            end = max(end, mark.end)
    return kept


def _gold(mark: _Mark, outermost: bool) -> GoldMark:
    return GoldMark(
        start=mark.start,
        end=mark.end,
        type=mark.kind,
        value=value_of(mark.attributes),
        soft=mark.soft or not outermost,
        ref=mark.attributes.get("ref", "").lstrip("#"),
    )


def _predicted(mark: _Mark) -> PredictedMark:
    cert = mark.attributes.get("cert", "")
    return PredictedMark(
        start=mark.start,
        end=mark.end,
        type=mark.kind,
        value=value_of(mark.attributes),
        cert=cert if cert in ("medium", "low") else "high",
        ref=mark.attributes.get("ref", "").lstrip("#"),
    )
