"""The document as it passes through the steps: immutable, text never altered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tei.model.header import Header
from tei.model.region import Region
from tei.model.register import Register
from tei.model.span import Point, Span

__all__ = ["Document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text, its ledger, its marks, and what is known about it.

    ``name`` is the input's name without its last extension. ``regions`` empty means: all of the text is body.
    ``lang`` is a BCP 47 tag. ``kind`` is the type of the main division (``memorandum``, ``letter``, ``telegram`` …).
    ``layout`` is the id of the page layout that was applied. ``constructed_title`` is set where the source gives none.
    """

    name: str
    text: str
    lang: str = "und"
    kind: str = "document"
    layout: str = "plain"
    regions: tuple[Region, ...] = ()
    spans: tuple[Span, ...] = ()
    points: tuple[Point, ...] = ()
    header: Header = field(default_factory=Header)
    register: Register = field(default_factory=Register)

    @property
    def body(self) -> tuple[Region, ...]:
        """The body regions, or one that is the whole text."""
        if not self.regions:
            return (Region(0, len(self.text), "body"),) if self.text else ()
        return tuple(region for region in self.regions if region.kind == "body")

    def body_extent(self) -> tuple[int, int]:
        """From the first to the end of the last body region, blanks at both ends left out; ``(n, n)`` if empty."""
        parts = [(r.start, r.end) for r in self.body if self.text[r.start : r.end].strip()]
        if not parts:
            at = self.body[0].start if self.body else 0
            return (at, at)
        first, last = self.text[slice(*parts[0])], self.text[slice(*parts[-1])]
        return (parts[0][0] + len(first) - len(first.lstrip()), parts[-1][1] - len(last) + len(last.rstrip()))

    def of(self, *kinds: str) -> tuple[Span, ...]:
        """The spans of these kinds, in the order of the text (outer before inner)."""
        return tuple(sorted((s for s in self.spans if s.kind in kinds), key=span_order))

    def has(self, kind: str) -> bool:
        return any(span.kind == kind for span in self.spans)

    def surface(self, span: Span | Region) -> str:
        return self.text[span.start : span.end]

    def with_spans(self, *spans: Span) -> Document:
        """The same document with spans added."""
        return replace(self, spans=(*self.spans, *spans))

    def with_points(self, *points: Point) -> Document:
        return replace(self, points=(*self.points, *points))

    def without(self, *kinds: str) -> Document:
        """The same document less the spans of these kinds."""
        return replace(self, spans=tuple(span for span in self.spans if span.kind not in kinds))


def span_order(span: Span) -> tuple[int, int, int]:
    """Sort key: by start, the longer first, the outer rank first."""
    return (span.start, -span.end, int(span.rank))
