"""A change that puts a mistake right."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Edit", "Fix"]


class Edit(NamedTuple):
    """Bytes ``start`` to ``end`` (half-open, from 0) of the file become ``text`` in UTF-8."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together, in the order of the file and apart from each other; ``title`` says what they do."""

    edits: tuple[Edit, ...]
    title: str
