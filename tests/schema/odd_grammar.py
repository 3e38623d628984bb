"""A processor for the part of ODD that teitool.odd uses: specifications → RELAX NG in XML syntax.

Each specification becomes a define of its name: elements, macros, datatypes, model classes (the choice of their
members). Attribute classes are written out where they are used. What is not understood is an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
_XSD: Final = "http://www.w3.org/2001/XMLSchema-datatypes"
_TIMES: Final = {("0", "1"): "optional", ("0", "unbounded"): "zeroOrMore", ("1", "unbounded"): "oneOrMore"}
_KINDS: Final = {"sequence": "group", "alternate": "choice", "textNode": "text", "empty": "empty"}


def local(node: etree._Element) -> str:
    return etree.QName(node).localname


def children(node: etree._Element | None) -> list[etree._Element]:
    return [] if node is None else list(node.iterchildren(f"{TEI}*"))


class Odd:
    """The specifications of an ODD, by ``ident``."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()
        kinds = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
        self.specs = {str(s.get("ident")): s for s in self.root.iter(*(f"{TEI}{kind}" for kind in kinds))}

    def description(self, ident: str) -> str:
        return " ".join(str(self.specs[ident].findtext(f"{TEI}desc")).split())

    def rng(self) -> bytes:
        """The whole grammar; ``start`` is that of the ``schemaSpec``."""
        schema = self.root.find(f".//{TEI}schemaSpec")
        assert schema is not None
        grammar = etree.Element(f"{RNG}grammar", ns="http://www.tei-c.org/ns/1.0", datatypeLibrary=_XSD)
        etree.SubElement(etree.SubElement(grammar, f"{RNG}start"), f"{RNG}ref", name=str(schema.get("start")))
        for ident, spec in self.specs.items():
            if spec.get("type") != "atts":
                define = etree.SubElement(grammar, f"{RNG}define", name=ident)
                self._define(spec, define)
        return etree.tostring(grammar)

    def _define(self, spec: etree._Element, define: etree._Element) -> None:
        match local(spec):
            case "elementSpec":
                name = spec.findtext(f"{TEI}altIdent") or str(spec.get("ident"))
                element = etree.SubElement(define, f"{RNG}element", name=name)
                self._class_attributes(spec, element)
                self._attributes(spec.find(f"{TEI}attList"), element)
                self._content(spec, element)
            case "classSpec":
                choice = etree.SubElement(define, f"{RNG}choice")
                for member in self._members(str(spec.get("ident"))):
                    etree.SubElement(choice, f"{RNG}ref", name=member)
            case _:
                self._content(spec, define)

    def _members(self, key: str) -> list[str]:
        return [
            ident
            for ident, spec in self.specs.items()
            if spec.find(f"{TEI}classes/{TEI}memberOf[@key='{key}']") is not None
        ]

    def _content(self, spec: etree._Element, into: etree._Element) -> None:
        parts = children(spec.find(f"{TEI}content"))
        assert parts, f"no content in {spec.get('ident')}"
        for part in parts:
            self._part(part, into)

    def _part(self, part: etree._Element, into: etree._Element) -> None:
        times = _TIMES.get((part.get("minOccurs", "1"), part.get("maxOccurs", "1")))
        if times is not None:
            into = etree.SubElement(into, f"{RNG}{times}")
        match local(part):
            case "elementRef" | "macroRef" | "classRef":
                assert str(part.get("key")) in self.specs, f"{part.get('key')} is not specified"
                etree.SubElement(into, f"{RNG}ref", name=str(part.get("key")))
            case "dataRef":
                _datatype(part, into)
            case "valList":
                _values(part, into)
            case kind:
                inner = etree.SubElement(into, f"{RNG}{_KINDS[kind]}")
                for child in children(part):
                    self._part(child, inner)

    def _class_attributes(self, spec: etree._Element, into: etree._Element) -> None:
        for member in children(spec.find(f"{TEI}classes")):
            key = str(member.get("key"))
            if self.specs[key].get("type") == "atts":
                self._attributes(self.specs[key].find(f"{TEI}attList"), into)

    def _attributes(self, att_list: etree._Element | None, into: etree._Element) -> None:
        if att_list is not None and att_list.get("org") == "choice":
            into = etree.SubElement(into, f"{RNG}choice")
        for child in children(att_list):
            match local(child):
                case "attList":
                    self._attributes(child, etree.SubElement(into, f"{RNG}group"))
                case "attRef":
                    att_class = self.specs[str(child.get("class"))]
                    found = att_class.find(f".//{TEI}attDef[@ident='{child.get('name')}']")
                    assert found is not None
                    self._attribute(found, into)
                case "attDef":
                    self._attribute(child, into)
                case other:
                    raise AssertionError(f"{other} in an attList")

    def _attribute(self, definition: etree._Element, into: etree._Element) -> None:
        if definition.get("usage") != "req":
            into = etree.SubElement(into, f"{RNG}optional")
        attribute = etree.SubElement(into, f"{RNG}attribute", name=str(definition.get("ident")))
        values, datatype = definition.find(f"{TEI}valList"), definition.find(f"{TEI}datatype")
        assert datatype is not None
        if values is not None:
            _values(values, attribute)
            return
        if datatype.get("maxOccurs") == "unbounded":
            attribute = etree.SubElement(etree.SubElement(attribute, f"{RNG}list"), f"{RNG}oneOrMore")
        for part in children(datatype):
            _datatype(part, attribute)


def _datatype(reference: etree._Element, into: etree._Element) -> None:
    key = reference.get("key")
    if key is not None:
        etree.SubElement(into, f"{RNG}ref", name=key)
        return
    data = etree.SubElement(into, f"{RNG}data", type=str(reference.get("name")))
    facets = {str(facet.get("name")): str(facet.get("value")) for facet in children(reference)}
    restriction = reference.get("restriction")
    for name, value in {**facets, **({"pattern": restriction} if restriction else {})}.items():
        etree.SubElement(data, f"{RNG}param", name=name).text = value


def _values(values: etree._Element, into: etree._Element) -> None:
    assert values.get("type") == "closed"
    choice = etree.SubElement(into, f"{RNG}choice")
    for item in values.iterchildren(f"{TEI}valItem"):
        etree.SubElement(choice, f"{RNG}value").text = item.get("ident")
