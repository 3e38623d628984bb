"""Simplification: the tree of a schema → ``Grammar`` (RELAX NG, section 4).

``Simplifier`` holds what all files of a schema share; ``simplify_patterns`` turns patterns, ``simplify_grammar``
puts grammars together, ``simplify_names`` reads name classes, ``simplify_references`` finds recursion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from tei.relaxng.grammar import Grammar, Pattern
from tei.relaxng.loading.resolver import Resolver
from tei.relaxng.loading.simplify_references import Owner, reachable
from tei.relaxng.loading.tree import Module, Node

__all__ = ["CheckType", "Places", "Simplifier", "simplify"]

Places: TypeAlias = dict[int, tuple[Module, Node]]
"""``id`` of a pattern → where it was written; made only when a message needs it."""

CheckType: TypeAlias = Callable[[str, str, Sequence[tuple[str, str]]], tuple[str, bool]]
"""Library, type, parameters → what is wrong in plain words ("" if nothing), and whether values need bindings."""


class Simplifier:
    """What is shared while one schema is put together."""

    def __init__(self, resolver: Resolver, check_type: CheckType, places: Places | None = None) -> None:
        self.resolver = resolver
        self.places = places
        self.defines: dict[str, Pattern] = {}
        self.owners: dict[str, Owner] = {}
        self.externals: dict[tuple[Path, str, int], str] = {}
        self.active: list[Path] = []
        self.scopes = 0
        self._check_type = check_type
        self._types: dict[tuple[str, str, tuple[tuple[str, str], ...]], tuple[str, bool]] = {}

    def check_type(self, library: str, name: str, params: tuple[tuple[str, str], ...]) -> tuple[str, bool]:
        """``CheckType``, each question asked once."""
        key = (library, name, params)
        answer = self._types.get(key)
        if answer is None:
            answer = self._types[key] = self._check_type(library, name, params)
        return answer


def simplify(
    module: Module, base: Path | None, resolver: Resolver, check_type: CheckType, places: Places | None = None
) -> Grammar:
    """The simplified schema that starts in ``module``, whose file is ``base`` (None: not known).

    Raises:
        SchemaError: the schema breaks section 3 or 4, or a limit.
    """
    from tei.relaxng.loading.simplify_patterns import Patterns

    simplifier = Simplifier(resolver, check_type, places)
    if base is not None:
        simplifier.active.append(base)
    patterns = Patterns(simplifier, module, base)
    start = patterns.pattern(module.root, "", "")
    keys = reachable(patterns.owner, simplifier.owners)
    return Grammar(start, {key: pattern for key, pattern in simplifier.defines.items() if key in keys})
