"""Runs a parser that is written as functions calling each other, without Python's limit on how deep they may call.

A production is a generator: it yields the production that it needs and is sent the node which that one returned.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Final, TypeAlias

from tei.relaxng.loading.tree import Node

__all__ = ["NESTING_LIMIT", "NestingError", "Production", "run"]

Production: TypeAlias = Generator["Production", Node, Node]

NESTING_LIMIT: Final = 10_000
"""Productions that may be open at once: some thousand brackets."""


class NestingError(Exception):
    """More than ``NESTING_LIMIT`` productions are open."""


def run(production: Production) -> Node:
    """The node that a production returns, after all those that it yields.

    Raises:
        NestingError: they are nested too deep.
    """
    waiting = [production]
    result: Node | None = None
    while waiting:
        try:
            wanted = next(waiting[-1]) if result is None else waiting[-1].send(result)
        except StopIteration as done:
            result = done.value
            waiting.pop()
            continue
        if len(waiting) == NESTING_LIMIT:
            raise NestingError
        waiting.append(wanted)
        result = None
    assert result is not None
    return result
