"""The ledger: which stretch of the source is body, header or page furniture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tei.errors import ModelError

__all__ = ["Region", "RegionKind", "check_ledger"]

RegionKind = Literal["body", "header", "furniture"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the source. ``role`` says what it is there: ``title``, ``summary``, ``label`` …"""

    start: int
    end: int
    kind: RegionKind
    role: str = ""


def check_ledger(text: str, regions: tuple[Region, ...]) -> None:
    """Invariant *ledger*: regions are sorted, apart from each other, and leave no visible character out.

    Raises:
        ModelError: naming the first offset that is in no region, or in two.
    """
    at = 0
    for region in regions:
        if region.start < at or region.end <= region.start or region.end > len(text):
            place = f"{region.start}:{region.end} ({region.kind})"
            raise ModelError(f"region {place} overlaps another, is empty or leaves the text")
        _check_blank(text, at, region.start)
        at = region.end
    _check_blank(text, at, len(text))


def _check_blank(text: str, start: int, end: int) -> None:
    gap = text[start:end]
    if gap and not gap.isspace():
        offset = start + len(gap) - len(gap.lstrip())
        raise ModelError(f"character {offset} ({text[offset]!r}) lies in no region")
