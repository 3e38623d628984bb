"""What refers to what: recursion without an element, and how deep patterns become (RELAX NG, section 4.19)."""

from __future__ import annotations

from typing import TypeAlias

from tei.relaxng.grammar import DEPTH_LIMIT
from tei.relaxng.loading.tree import Module, Node

__all__ = ["Owner", "Reference", "reachable"]


Reference: TypeAlias = tuple[str, int, Node, Module]
"""A ``ref``: the key it leads to, how deep it stands in its owner, and where."""


class Owner:
    """The start pattern, a define, or the content of one element; what its inner elements hold is theirs."""

    __slots__ = ("depth", "elements", "references")

    def __init__(self) -> None:
        self.references: list[Reference] = []
        self.elements: list[Owner] = []
        self.depth = 0


def reachable(start: Owner, owners: dict[str, Owner]) -> set[str]:
    """The keys of the defines that can be reached from ``start``.

    Raises:
        SchemaError: a define leads back to itself without an element between, or the patterns that ``ref`` joins
            are nested more than ``DEPTH_LIMIT`` deep.
    """
    heights: dict[str, int] = {}
    pending = [start]
    while pending:
        owner = pending.pop()
        for reference in owner.references:
            if reference[0] not in heights:
                pending.extend(_settle(reference, owners, heights))
            _check_depth(reference, heights[reference[0]])
        pending.extend(owner.elements)
    return set(heights)


def _settle(first: Reference, owners: dict[str, Owner], heights: dict[str, int]) -> list[Owner]:
    """Note the height of every define that ``first`` leads to without an element between; return their elements."""
    key = first[0]
    elements = list(owners[key].elements)
    path = [key]
    active = {key}
    steps = [iter(owners[key].references)]
    while path:
        reference = next(steps[-1], None)
        if reference is None:
            key = path.pop()
            steps.pop()
            active.discard(key)
            owner = owners[key]
            heights[key] = max([owner.depth, *[depth + heights[inner] for inner, depth, _, _ in owner.references]])
            continue
        key, _, node, module = reference
        if key in active:
            circle = " → ".join((*path[path.index(key) :][:8], key))
            raise module.error(f'"{key}" refers to itself without an element between: {circle}', node, "4.19")
        if key not in heights:
            path.append(key)
            active.add(key)
            steps.append(iter(owners[key].references))
            elements.extend(owners[key].elements)
    return elements


def _check_depth(reference: Reference, height: int) -> None:
    key, depth, node, module = reference
    if depth + height > DEPTH_LIMIT:
        what = f'the patterns that "{key}" joins are nested more than {DEPTH_LIMIT} deep'
        raise module.error(f"{what}; that is the limit", node)
