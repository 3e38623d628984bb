"""The annotator of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei.entities.orgs.continental import continental_names
from tei.entities.orgs.forms import acronyms_beside, defined_acronyms, special_forms, unknown_acronyms
from tei.entities.orgs.grammar import Named, names_in
from tei.entities.orgs.units import units_of
from tei.model import Document, Origin, Span

__all__ = ["annotate_orgs"]


def annotate_orgs(document: Document, candidates: Sequence[Span]) -> Iterable[Span]:
    """Organisation spans of the body. Place candidates tell the grammar which words name a place."""
    places = _flat(candidate for candidate in candidates if candidate.kind == "place")
    acronyms = defined_acronyms(document.text)
    for region in document.body:
        for start, end, rule, confidence in _all(document, region.start, region.end, places, acronyms):
            yield Span(start, end, "org", origin=Origin("orgs", rule, confidence))


def _all(document: Document, start: int, end: int, places: Sequence[Span], acronyms: frozenset[str]) -> Iterator[Named]:
    text = document.text
    if document.lang.startswith("en"):
        acronyms |= unknown_acronyms(text, start, end, {place.start for place in places})
    names = tuple(names_in(text, units_of(text, start, end, places, acronyms)))
    yield from names
    yield from acronyms_beside(text, start, end, names, {text[place.start : place.end] for place in places})
    yield from special_forms(text, start, end, acronyms)
    yield from continental_names(text, start, end, document.lang)


def _flat(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those of several overlapping spans that begin first, of these the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
