"""What a start tag looks like in the source: its end, and where each attribute and value stands."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Written", "end_of_tag", "find_attribute", "is_self_closing", "written_attributes"]

_TAG: Final = re.compile(rb"""<(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+>""")
_NAME: Final = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE: Final = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"]*+"|'[^']*+')""")


class Written(NamedTuple):
    """An attribute as it is written: its name with prefix, and the offsets of all of it and of its value."""

    name: bytes
    start: int
    end: int
    value_start: int
    value_end: int


def end_of_tag(data: bytes, start: int) -> int:
    """The offset behind the ``>`` of the tag at ``start``; ``start`` itself if no tag stands there."""
    found = _TAG.match(data, start)
    return found.end() if found else start


def is_self_closing(data: bytes, end: int) -> bool:
    """Whether the tag that ends at ``end`` is ``<x/>``."""
    return data[max(end - 2, 0) : end] == b"/>"


def written_attributes(data: bytes, start: int, end: int) -> list[Written]:
    """The attributes of the start tag from ``start`` to ``end``, declarations of namespaces among them."""
    name = _NAME.match(data, start, end)
    found = []
    at = name.end() if name else end
    while match := _ATTRIBUTE.match(data, at, end):
        found.append(Written(match[1], match.start(1), match.end(), match.start(2) + 1, match.end(2) - 1))
        at = match.end()
    return found


def find_attribute(data: bytes, start: int, end: int, prefixes: frozenset[bytes], local: bytes) -> Written | None:
    """The attribute with this local name and one of these prefixes (``b""``: none)."""
    for written in written_attributes(data, start, end):
        prefix, _, name = written.name.rpartition(b":")
        if name == local and prefix in prefixes:
            return written
    return None
