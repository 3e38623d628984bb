"""The tree of the body → the element ``text``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tei.model import Attrs, Document, Point, Span
from tei.writer.body_text import BodyText, body_text
from tei.writer.element import Content, Element
from tei.writer.marks import BODY, BREAKING, MARKS, MIXED_PARTS, POINTS, attributes
from tei.writer.nest import Node, nest

__all__ = ["MACHINE", "text_element"]

MACHINE: Final = "#teitool"
"""Who decided what carries this as its ``resp``: a ``respStmt`` of the header."""

_NOT_IN_SOURCE = Element("ab", (), (Element("gap", (("reason", "not-in-source"),)),))
_BLOCKS_ALONE = frozenset({BODY, "div", "postscript", "list", "sp", "address"})
_BLOCKS = frozenset({"p", "ab", "list", "sp", "div"})
_BOTTOM = frozenset({"closer", "postscript", "trailer"})
_NO_LINES = _BLOCKS_ALONE | {"gap"}
_BREAK = "break"  # a point of our own: between two body regions


def text_element(document: Document, full_provenance: bool) -> Element:
    """The document's text with all its marks; a body without words has one division that says so."""
    body = body_text(document)
    first, last = document.body_extent()
    points = [point for point in document.points if point.kind in POINTS and first < point.at < last]
    points += [Point(at, _BREAK) for at in body.breaks() if not document.text[at - 1].isspace()]
    people = frozenset(field.name for field in document.header.fields) & {"editor", "translator"}
    writer = _Writer(body, sorted(points, key=_order), document.kind, people, full_provenance)
    children = writer.content(nest(document)[0]) or [writer.element(Node("div", 0, 0))]
    return Element("text", (), (Element("body", (), tuple(children)),))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What lies between two children of a node, or between a child and the node's bound."""

    start: int
    end: int
    before: Node | None
    after: Node | None


@dataclass(frozen=True, slots=True)
class _Writer:
    body: BodyText
    points: Sequence[Point]
    kind: str
    people: frozenset[str]  # ids of the header's translators and editors
    full_provenance: bool

    def element(self, node: Node) -> Element:
        children = self.content(node)
        attrs = self.attributes(node)
        if node.kind == "div":
            children = _with_a_block(children, may_lack=("type", "header") in attrs)
        elif node.kind == "sp" and all(child.kind == "speaker" for child in node.children):
            children.append(_NOT_IN_SOURCE)
        elif node.kind == "gap":
            children = [Element("desc", (), tuple(children))]
        return Element(MARKS[node.kind].element, attrs, tuple(children))

    def attributes(self, node: Node) -> Attrs:
        """Those that the kind always has, the span's own, and who decided."""
        mark = MARKS[node.kind]
        attrs = mark.fixed
        if node.span:
            known = mark.attrs if node.span.get("resp") in self.people else mark.attrs - {"resp"}
            attrs += attributes(known, node.span.attrs)
            attrs += tuple((name, value) for name, value in self.provenance(node.span) if name not in dict(attrs))
        if node.kind == "div" and "type" not in dict(attrs):
            attrs = (*attributes(mark.attrs, (("type", self.kind),)), *attrs)
        return attrs

    def provenance(self, span: Span) -> Attrs:
        """Who decided and how sure; a person's decision (no origin) carries nothing."""
        if span.origin is None:
            return ()
        if self.full_provenance:
            return (("resp", MACHINE), ("cert", span.origin.cert))
        return () if span.origin.cert == "high" else (("cert", span.origin.cert),)

    def content(self, node: Node) -> list[Content]:
        """What stands inside a node's element. What would hold no visible character is no element."""
        children = [child for child in node.children if self.body.visible(child.start, child.end)]
        result: list[Content] = []
        before, at = None, node.start
        for child in children:
            result += self.words(node, _Stretch(at, child.start, before, child))
            result.append(self.element(child))
            before, at = child, child.end
        return result + self.words(node, _Stretch(at, node.end, before, None))

    def words(self, node: Node, stretch: _Stretch) -> list[Content]:
        """Text and points between two children of a node."""
        out: list[Content] = []
        at, low, high = stretch.start, *(bisect_left(self.points, b, key=_at) for b in (stretch.start, stretch.end))
        for point in self.points[low:high]:
            if point.kind == "lb" and not self.breaks_line(node, point.at, stretch):
                continue
            out.append(self.body.between(at, point.at))
            at = point.at
            if point.kind == _BREAK:
                out.append("\n")
            elif node.kind != "gap":  # a desc holds none
                out.append(Element(point.kind, attributes(POINTS[point.kind], point.attrs)))
            if point.kind == "lb" and self.body.text[at] == "\n":
                at += 1  # the element stands for it
        out.append(self.body.between(at, stretch.end))
        if node.kind in _BLOCKS_ALONE:
            return _without_words(node.kind, out)
        return [content for content in out if content]

    def breaks_line(self, node: Node, at: int, stretch: _Stretch) -> bool:
        """Does an ``lb`` say something here: at a blank, among words, not beside a block that is a line of its own?"""
        text = self.body.text
        if node.kind in _NO_LINES or not (text[at].isspace() or text[at - 1].isspace()):
            return False
        if node.kind not in MIXED_PARTS:
            return True
        sides = ((stretch.before, stretch.start, at), (stretch.after, at, stretch.end))
        beside = [child for child, start, end in sides if not self.body.visible(start, end)]
        return all(child is not None and child.kind not in BREAKING for child in beside)


def _without_words(kind: str, between: list[Content]) -> list[Content]:
    """What may stand between blocks where nothing else may: no blanks, for some (NBSP …) are text to XML.

    Divisions and lists are indented anyway; an address lies among words and keeps its lines.
    """
    lines = kind == "address" and any(isinstance(content, str) and "\n" in content for content in between)
    return [*(["\n"] if lines else []), *(content for content in between if isinstance(content, Element))]


def _with_a_block(children: list[Content], may_lack: bool) -> list[Content]:
    """A division's children with a gap where its block would be: TEI wants one before a closer (and we, always,
    except in a header block)."""
    names = [child.name if isinstance(child, Element) else "" for child in children]
    if not _BLOCKS.isdisjoint(names) or (may_lack and names and _BOTTOM.isdisjoint(names)):
        return children
    at = next((number for number, name in enumerate(names) if name in _BOTTOM), len(names))
    return [*children[:at], _NOT_IN_SOURCE, *children[at:]]


def _at(point: Point) -> int:
    return point.at


def _order(point: Point) -> tuple[int, str, Attrs]:
    return (point.at, point.kind, point.attrs)
