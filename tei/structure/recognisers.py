"""What the structure rules ask of others: where dates, names and places are in a string."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Extents", "Recognisers"]

Extents = Callable[[str], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Recognisers:
    """Each gives the extents of what it finds, as offsets into the string it is handed.

    ``dates``: absolute dates. ``names``: probable names of persons in a line. ``places``: known place names.
    """

    dates: Extents
    names: Extents
    places: Extents

    def remembering(self) -> Recognisers:
        """The same, asked once a string: the rules look at a line several times. For one document."""
        return Recognisers(_remembered(self.dates), _remembered(self.names), _remembered(self.places))


def _remembered(find: Extents) -> Extents:
    known: dict[str, Sequence[tuple[int, int]]] = {}

    def ask(text: str) -> Sequence[tuple[int, int]]:
        if text not in known:
            known[text] = find(text)
        return known[text]

    return ask
