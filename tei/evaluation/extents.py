"""Which of many extents overlap a given one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["Extents"]


class Extents:
    """Extents in the order in which they were given: code points, half-open, possibly empty or nested."""

    def __init__(self, extents: Sequence[tuple[int, int]]) -> None:
        self._sorted = sorted((start, end, index) for index, (start, end) in enumerate(extents))
        self._starts = [start for start, _, _ in self._sorted]
        self._longest = max((end - start for start, end in extents), default=0)

    def overlapping(self, start: int, end: int) -> list[int]:
        """The numbers of those that share a character with ``start:end``, in the order given.

        An empty extent overlaps one that it lies inside of.
        """
        found = []
        at = bisect_left(self._starts, end)
        while at > 0:
            at -= 1
            low, high, index = self._sorted[at]
            if low + self._longest <= start:
                break
            if high > start:
                found.append(index)
        return sorted(found)

    def any_overlaps(self, start: int, end: int) -> bool:
        return bool(self.overlapping(start, end))
