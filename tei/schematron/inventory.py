"""Which rules cannot be about any node of a document, seen from names alone.

A schema for all of TEI has a hundred rules, a letter has use for a dozen, and compiling a rule costs more than running
it. What is found here is on the safe side: a name that only occurs in a comment counts as present, and a context that
is more than a path of names counts as one that may match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tei.schematron.context import pieces

__all__ = ["inventory", "is_possible", "needs"]

_LARGEST: Final = 1_000_000  # characters; beyond that, running takes longer than compiling
_ELEMENT = re.compile(r"""<([^\s<>/!?="'&]+)""")
_ATTRIBUTE = re.compile(r"""[\s"']([^\s<>/="']+)\s*=\s*["']""")
_STEP = re.compile(r"\s*(?P<at>@\s*)?(?:Q\{[^}]*\}|[^\W\d][\w-]*:|\*:)?(?P<local>[^\W\d][\w.-]*|\*)(?![\w.:-]|\s*\()")
_SLASH = re.compile(r"\s*//?")
_PREDICATE = re.compile(
    r"\s*\[\s*@\s*(?:[^\W\d][\w-]*:)?(?P<local>[^\W\d][\w.-]*)\s*(?:(?:=|eq\s)\s*(?:'[^']*'|\"[^\"]*\"))?\s*\]"
)
_OTHER = re.compile(r"""\s*(\[(?:[^\[\]"']|"[^"]*"|'[^']*')*\])""")


def needs(context: str) -> list[list[str]]:
    """For each alternative of a context the names that must occur, as ``p`` or ``@when``; ``[]`` if not known."""
    parts = pieces(context)
    if any(is_operator and text not in ("|", "union") for text, is_operator in parts):
        return [[]]
    return [_needs_of(text) for text, is_operator in parts if not is_operator]


def inventory(text: str) -> frozenset[str] | None:
    """The local names of elements and, with ``@``, of attributes in a document; None for a large one."""
    if len(text) > _LARGEST:
        return None
    elements = {name.rpartition(":")[2] for name in set(_ELEMENT.findall(text))}
    attributes = {"@" + name.rpartition(":")[2] for name in set(_ATTRIBUTE.findall(text))}
    return frozenset(elements | attributes)


def is_possible(alternatives: Sequence[Sequence[str]], names: frozenset[str]) -> bool:
    """Whether a rule may be about some node of a document with these names."""
    return any(names.issuperset(alternative) for alternative in alternatives)


def _needs_of(path: str) -> list[str]:
    found: set[str] = set()
    slash = _SLASH.match(path)
    position = slash.end() if slash else 0
    while step := _STEP.match(path, position):
        if step["local"] != "*":
            found.add(("@" if step["at"] else "") + step["local"])
        position = step.end()
        while predicate := _PREDICATE.match(path, position) or _OTHER.match(path, position):
            if "local" in predicate.re.groupindex:
                found.add("@" + predicate["local"])
            position = predicate.end()
        if not path[position:].strip():
            return sorted(found)
        slash = _SLASH.match(path, position)
        if not slash:
            break
        position = slash.end()
    return []
