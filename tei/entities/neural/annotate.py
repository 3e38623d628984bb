"""Places and organisations that the model alone has seen."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from tei.entities.neural.decode import names_in
from tei.entities.neural.tagger import Tagged
from tei.model import Document, Origin, Span

__all__ = ["annotate_by_model"]

_KINDS: Final = frozenset({"org", "place"})  # persons: its probabilities count in their own annotator
_LEAST: Final = 0.85  # probability
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")


def annotate_by_model(tagged: Tagged, document: Document, candidates: Sequence[Span]) -> Iterator[Span]:
    """Candidates of kind ``place`` and ``org`` in the body, where no other candidate stands.

    The rules know the bounds of what they find better than the model does, so it speaks only where they are silent.
    """
    taken = sorted((span.start, span.end) for span in candidates)
    longest = max((end - start for start, end in taken), default=0)
    for name in names_in(tagged):
        if (
            name.kind not in _KINDS
            or name.probability < _LEAST
            or not _LETTERS.search(document.text, name.start, name.end)
        ):
            continue
        near = taken[bisect_left(taken, (name.start - longest, 0)) : bisect_left(taken, (name.end, 0))]
        inside = any(region.start <= name.start and name.end <= region.end for region in document.body)
        if inside and not any(end > name.start for _, end in near):
            yield Span(name.start, name.end, name.kind, origin=Origin("model", "network", round(name.probability, 2)))
