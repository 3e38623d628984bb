"""Probabilities of labels → names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tei.entities.neural.tagger import Tagged

__all__ = ["Name", "names_in"]


class Name(NamedTuple):
    """A name: extent (code points, half-open), kind, and the probability of its least sure word."""

    start: int
    end: int
    kind: str
    probability: float


def names_in(tagged: Tagged) -> Iterator[Name]:
    """The names in the order of the text, by the best label of each word; none goes over a line's end.

    A word that should go on with a name where none of its kind is open begins one.
    """
    name: Name | None = None
    for word, row in zip(tagged.words, tagged.probabilities.tolist(), strict=True):
        best = max(range(len(row)), key=row.__getitem__)
        part, _, kind = tagged.labels[best].partition("-")
        goes_on = name is not None and part == "I" and kind == name.kind and not word.starts_line
        if name is not None and not goes_on:
            yield name
            name = None
        if name is not None:
            name = Name(name.start, word.end, kind, min(name.probability, row[best]))
        elif kind:
            name = Name(word.start, word.end, kind, row[best])
    if name is not None:
        yield name
