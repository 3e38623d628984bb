"""The kinds of span, and which may lie inside which.

A span's *rank* says how deep it lies: a span of a lower rank is never split, one of a higher rank is
closed and reopened where it crosses the bound of a lower one. Kinds are named as in TEI wherever TEI
has a name; the four entity kinds have the short names of the stand-off format.
"""

from __future__ import annotations

from enum import IntEnum

__all__ = ["BLOCKS", "CONTAINERS", "ENTITIES", "INLINE", "KINDS", "WRAPPERS", "Rank", "rank_of"]


class Rank(IntEnum):
    """From outside in."""

    DIVISION = 0
    PART = 1
    GROUP = 2
    BLOCK = 3
    WRAPPER = 4
    ENTITY = 5
    INLINE = 6


KINDS: dict[str, Rank] = {
    # the document, its annexes, its header block; @type
    "div": Rank.DIVISION,
    # parts of a division. ``opener`` and ``closer`` may hold text directly.
    "opener": Rank.PART,
    "closer": Rank.PART,
    "postscript": Rank.PART,
    "list": Rank.PART,
    "sp": Rank.PART,
    "address": Rank.GROUP,
    # blocks: what holds text. ``seg`` is a header line in an opener (@type).
    "head": Rank.BLOCK,
    "p": Rank.BLOCK,
    "ab": Rank.BLOCK,
    "item": Rank.BLOCK,
    "dateline": Rank.BLOCK,
    "salute": Rank.BLOCK,
    "signed": Rank.BLOCK,
    "addrLine": Rank.BLOCK,
    "seg": Rank.BLOCK,
    "speaker": Rank.BLOCK,
    "trailer": Rank.BLOCK,
    "fw": Rank.BLOCK,
    # wrappers: may hold entities, are never split. ``label`` lies in ``item`` or ``postscript``.
    "label": Rank.WRAPPER,
    "note": Rank.WRAPPER,
    "role": Rank.WRAPPER,
    # entities
    "person": Rank.ENTITY,
    "org": Rank.ENTITY,
    "place": Rank.ENTITY,
    "date": Rank.ENTITY,
    # inside or across entities; split where they cross one
    "supplied": Rank.INLINE,
    "gap": Rank.INLINE,
    "editorial": Rank.INLINE,
    "signature-mark": Rank.INLINE,
}


def _of_rank(*ranks: Rank) -> frozenset[str]:
    return frozenset(kind for kind, rank in KINDS.items() if rank in ranks)


CONTAINERS = _of_rank(Rank.DIVISION, Rank.PART, Rank.GROUP)
BLOCKS = _of_rank(Rank.BLOCK)
WRAPPERS = _of_rank(Rank.WRAPPER)
ENTITIES = _of_rank(Rank.ENTITY)
INLINE = _of_rank(Rank.INLINE)


def rank_of(kind: str) -> Rank:
    """The rank of a kind; ``KeyError`` for an unknown one."""
    return KINDS[kind]
