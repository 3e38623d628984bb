"""A short text that matches a pattern: it tells an encoder more than the pattern does."""

from __future__ import annotations

from typing import Final

from tei.relaxng.datatypes.regex.char_set import CharSet, holds
from tei.relaxng.datatypes.regex.parser import Tree

__all__ = ["example"]

_FAMILIAR: Final = "1aA0" + "23456789bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ" + "-_.:/,+%#()' "
_LONGEST: Final = 30


def example(tree: Tree) -> str | None:
    """The first of the shortest texts by the tree, of familiar characters; None: there is none that is short."""
    kind = tree[0]
    if kind == "set":
        return _member(tree[1])
    if kind == "choice":
        found = [text for text in map(example, tree[1:]) if text is not None]
        return min(found, key=len) if found else None
    if kind == "repeat":
        if tree[2] == 0:
            return ""
        once = example(tree[1]) if tree[2] <= _LONGEST else None
        return _short(None if once is None else once * tree[2])
    parts = [example(part) for part in tree[1 : _LONGEST * 4]]
    return None if len(parts) < len(tree) - 1 or None in parts else _short("".join(part or "" for part in parts))


def _short(text: str | None) -> str | None:
    return text if text is not None and len(text) <= _LONGEST else None


def _member(char_set: CharSet) -> str | None:
    return next((char for char in _FAMILIAR if holds(char_set, char)), _first(char_set))


def _first(char_set: CharSet) -> str | None:
    if char_set[0] == "ranges":
        first = chr(char_set[1][0][0])
        return first if first.isprintable() else None
    return None
