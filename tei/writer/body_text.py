"""What of a document's text is its body: what the ledger gives to page furniture and header is passed over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei.model import Document, Region

__all__ = ["BodyText", "body_text"]


@dataclass(frozen=True, slots=True)
class BodyText:
    """The text and its body regions, sorted. Offsets are those of the text."""

    text: str
    regions: tuple[Region, ...]

    def between(self, start: int, end: int) -> str:
        """The characters of the body in an extent."""
        return "".join(self.text[low:high] for low, high in self._pieces(start, end))

    def visible(self, start: int, end: int) -> tuple[int, int] | None:
        """From the first to behind the last visible character of the body in an extent; ``None`` if there is none."""
        first = last = -1
        for low, high in self._pieces(start, end):
            piece = self.text[low:high]
            if bare := piece.lstrip():
                first = high - len(bare) if first < 0 else first
                last = low + len(piece.rstrip())
        return None if first < 0 else (first, last)

    def breaks(self) -> tuple[int, ...]:
        """Where a region ends and the next begins further on: what the ledger takes out there is a break."""
        return tuple(one.end for one, other in pairwise(self.regions) if one.end < other.start)

    def whole(self) -> str:
        """The body as one text, a line feed at each of ``breaks``."""
        pieces = [self.text[region.start : region.end] for region in self.regions]
        joints = ["\n" if one.end < other.start else "" for one, other in pairwise(self.regions)]
        return "".join(part for pair in zip(pieces, [*joints, ""], strict=True) for part in pair) if pieces else ""

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        return [(max(r.start, start), min(r.end, end)) for r in self._meeting(start, end)] if start < end else []

    def _meeting(self, start: int, end: int) -> Sequence[Region]:
        low = bisect_right(self.regions, start, key=_end)
        return self.regions[low : bisect_right(self.regions, end - 1, lo=low, key=_start)]


def body_text(document: Document) -> BodyText:
    return BodyText(document.text, document.body)


def _start(region: Region) -> int:
    return region.start


def _end(region: Region) -> int:
    return region.end
