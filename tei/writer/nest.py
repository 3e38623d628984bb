"""From spans side by side to a tree: each span lies inside the spans of lower rank that cover it.

Divisions, parts and blocks nest as they are; words that lie in no block get one. Wrappers and entities are never
split: one that crosses another mark, or lies where it cannot stand, is a *misfit* and is left out. Formatting is split
where it crosses another mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tei.model import Attrs, Document, Rank, Span
from tei.writer.body_text import BodyText, body_text
from tei.writer.marks import BODY, MARKS, MIXED_PARTS

__all__ = ["Node", "misfits", "nest"]

# What words become that stand in a kind which holds blocks alone.
_FILL = {BODY: "div", "div": "p", "postscript": "p", "sp": "p", "list": "item", "address": "addrLine"}
_SECTION = (("type", "section"),)


@dataclass(slots=True)
class Node:
    """A stretch of the text that becomes an element. ``span`` is ``None`` for one that the grammar asked for."""

    kind: str
    start: int
    end: int
    span: Span | None = None
    children: list[Node] = field(default_factory=list)


def nest(document: Document) -> tuple[Node, tuple[Span, ...]]:
    """The tree of the body (kind ``body``), and the misfits in the order of the text."""
    root = Node(BODY, 0, len(document.text))
    if not document.has("div"):
        start, end = document.body_extent()
        root.children = [Node("div", start, end)] if start < end else []
    ordered = sorted(document.spans, key=_outer_first)
    blocks = [span for span in ordered if span.rank <= Rank.BLOCK]
    out = [span for span in blocks if not _place(root, span)]
    _fill(body_text(document), root)
    for span in ordered[len(blocks) :]:
        if span.rank == Rank.INLINE:
            _place_split(root, span, span.start, span.end)
        elif not _place(root, span):
            out.append(span)
    if any(span.kind == "label" for span in ordered):
        _settle_labels(document.text, root)
    return root, tuple(sorted(out, key=lambda span: (span.start, -span.end, span.rank)))


def misfits(document: Document) -> tuple[Span, ...]:
    """The spans that the edition cannot show, because they cross others or stand where they cannot."""
    return nest(document)[1]


def _outer_first(span: Span) -> tuple[int, int, int, str, Attrs]:
    """Sort key; total, so that the order in which spans were found does not matter."""
    return (span.rank, span.start, -span.end, span.kind, span.attrs)


def _start(node: Node) -> int:
    return node.start


def _end(node: Node) -> int:
    return node.end


def _overlapping(children: Sequence[Node], start: int, end: int) -> tuple[int, int]:
    """The slice of children that meet an extent; they are sorted and apart from each other."""
    first = bisect_right(children, start, key=_end)
    return first, bisect_right(children, end - 1, lo=first, key=_start)


def _place(node: Node, span: Span) -> bool:
    """Put a span into the tree, whole; ``False`` if it is a misfit."""
    while True:
        first, last = _overlapping(node.children, span.start, span.end)
        inside = node.children[first:last]
        if len(inside) != 1 or not (inside[0].start <= span.start and span.end <= inside[0].end):
            break
        node = inside[0]
    if inside and (inside[0].start < span.start or span.end < inside[-1].end):
        return False
    holds = MARKS[span.kind].holds
    if span.kind not in MARKS[node.kind].holds or any(child.kind not in holds for child in inside):
        return False
    node.children[first:last] = [Node(span.kind, span.start, span.end, span, inside)]
    return True


def _place_split(node: Node, span: Span, start: int, end: int) -> None:
    """Put the part ``start:end`` of a span into a node, cut where it crosses what the node holds."""
    first, last = _overlapping(node.children, start, end)
    may_stand, holds = span.kind in MARKS[node.kind].holds, MARKS[span.kind].holds
    placed: list[Node] = []
    run: list[Node] = []
    at = start
    for child in node.children[first:last]:
        inside = start <= child.start and child.end <= end and (child.start, child.end) != (start, end)
        if may_stand and inside and child.kind in holds:
            run.append(child)
            continue
        placed += [*_piece(span, at, child.start, run, may_stand), child]
        _place_split(child, span, max(start, child.start), min(end, child.end))
        run, at = [], child.end
    node.children[first:last] = [*placed, *_piece(span, at, end, run, may_stand)]


def _piece(span: Span, start: int, end: int, inside: list[Node], may_stand: bool) -> list[Node]:
    return [Node(span.kind, start, end, span, inside)] if may_stand and start < end else []


def _fill(body: BodyText, node: Node) -> None:
    """Wrap the words that stand where only blocks may."""
    for child in node.children:
        if child.kind in _FILL or child.kind in MIXED_PARTS:
            _fill(body, child)
    if node.kind not in _FILL:
        return
    children: list[Node] = []
    nodes: list[Node | None] = [*node.children, None]
    bounds = [(node.start, node.start), *((c.start, c.end) for c in node.children), (node.end, node.end)]
    for following, ((_, start), (end, _)) in zip(nodes, pairwise(bounds), strict=True):
        extent = body.visible(start, end) if start < end else None
        if extent and (_FILL[node.kind] == "div" or any(child.kind == "div" for child in children)):
            children.append(Node("div", *extent, Span(*extent, "div", _SECTION), [Node("p", *extent)]))
        elif extent:
            children.append(Node(_FILL[node.kind], *extent))
        if following:
            children.append(following)
    node.children = children


def _settle_labels(text: str, node: Node) -> None:
    """A label that begins a paragraph of a postscript stands before it; no other paragraph has one."""
    children: list[Node] = []
    for child in node.children:
        _settle_labels(text, child)
        if child.kind == "p" and any(inner.kind == "label" for inner in child.children):
            label = child.children[0]
            leads = node.kind == "postscript" and label.kind == "label" and not text[child.start : label.start].strip()
            if leads and not text[label.end : label.end + 1].strip():
                children.append(label)
                rest = text[label.end : child.end]
                child.start, child.children = child.end - len(rest.lstrip()), child.children[1:]
            child.children = [
                c for inner in child.children for c in (inner.children if inner.kind == "label" else [inner])
            ]
        children.append(child)
    node.children = children
