"""The simplified schema: what loading a schema yields and what the validator reads.

A pattern is a nested sequence that survives JSON (tuples when fresh, lists when read from a cache: index it, never
compare it with ``==``)::

    P  = ("empty",) | ("notAllowed",) | ("text",)
       | ("ref", key)
       | ("choice", P, …) | ("group", P, …) | ("interleave", P, …)      n-ary, two or more; order kept for group
       | ("oneOrMore", P) | ("list", P)
       | ("element", NC, P) | ("attribute", NC, P)
       | ("data", library, type, ((parameter, value), …), P or None)    the last: what is excepted
       | ("value", library, type, text, {prefix: uri} or None)          "" as prefix: the default namespace
    NC = ("name", ns, local) | ("nsName", ns, NC or None) | ("anyName", NC or None) | ("choice", NC, …)

``optional``, ``zeroOrMore`` and ``mixed`` are rewritten (section 4.11 to 4.15), namespaces and datatype libraries
are resolved, ``include``, ``externalRef``, ``combine`` and nested grammars are gone (4.5 to 4.18). Defines are kept
as they were written, so a ``ref`` may lead to any pattern, not to elements alone; a ``ref`` never leads back to
itself without an element between (4.19). Nothing about 4.20 and 4.21 is promised: ``notAllowed`` and ``empty`` may
stand anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

__all__ = ["DEPTH_LIMIT", "Grammar", "NameClass", "Pattern"]

Pattern: TypeAlias = Sequence[Any]
NameClass: TypeAlias = Sequence[Any]

DEPTH_LIMIT = 200
"""No pattern is nested deeper than this, ``ref`` counted as the pattern it leads to, elements as leaves."""


class Grammar(NamedTuple):
    """A whole schema: the start pattern and the patterns that a ``ref`` may name, by unique key."""

    start: Pattern
    defines: Mapping[str, Pattern]
