"""The annotator of places, and the recogniser for datelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei.entities.places.forms import built_names
from tei.entities.places.inferred import explained_acronyms, names_in_place_position
from tei.entities.places.known import Found, KnownNames
from tei.entities.places.streets import streets
from tei.model import Document, Origin, Span

__all__ = ["annotate_places", "find_places"]


def annotate_places(document: Document, candidates: Sequence[Span]) -> Iterable[Span]:  # noqa: ARG001
    """Place spans of the body: known names, names built like one, and what was found once, everywhere.

    A state that acts is a place, an adjective ("North Korean") is none. A name that is a personal name or a word as
    well counts where its context says so.
    """
    known = KnownNames(document.text, german=document.lang.startswith("de"))
    for region in document.body:
        found = tuple(known.between(region.start, region.end))
        part = (document.text, region.start, region.end)
        built = (*built_names(*part), *streets(*part))
        counted = [item for item in _counted(found) if not any(a <= item[0] and item[1] <= b for a, b, _, _ in built)]
        named = [(start, end) for start, end, _, _ in (*built, *counted)]
        inferred = [*explained_acronyms(document.text, named, region.start, region.end)]
        if document.lang.startswith("en"):  # German nouns have a capital, too
            inferred += names_in_place_position(*part, {item.start for item in found})
        for start, end, rule, confidence in (*built, *counted, *inferred):
            yield Span(start, end, "place", origin=Origin("places", rule, confidence))


def find_places(text: str) -> Sequence[tuple[int, int]]:
    """Known places in one line: start and end, in order, none overlapping another."""
    return tuple((found.start, found.end) for found in KnownNames(text).between(0, len(text)) if found.confidence)


def _counted(found: Sequence[Found]) -> Iterator[tuple[int, int, str, float]]:
    """Those that count by themselves, or because the same name counts elsewhere in the text."""
    accepted = {item.name.folded for item in found if item.confidence and item.name.needs == "context"}
    for item in found:
        if item.confidence:
            yield item.start, item.end, item.rule, item.confidence
        elif item.name.folded in accepted and not item.rule:
            yield item.start, item.end, "found-elsewhere", 0.6
