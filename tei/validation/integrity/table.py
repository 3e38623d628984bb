"""The lists that the checks read, in the shape in which they ask."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple

from tei.tables import read_table, read_text

__all__ = ["Subtag", "empty_elements", "language_of", "pointer_attributes", "points", "schemes", "subtag"]

_PACKAGE: Final = "tei.validation.integrity"


class Subtag(NamedTuple):
    """An entry of the registry; ``preferred`` is empty where nothing else is written for it."""

    preferred: str
    deprecated: bool


@cache
def pointer_attributes() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Attribute → the elements on which it points (empty: all), and those on which it does not."""
    rows = read_table(_PACKAGE, "pointers.csv")
    return {name: (frozenset(on.split()), frozenset(but.split())) for name, on, but in rows}


def points(element: str, attribute: str) -> bool:
    """Whether this attribute of this TEI element (local names) points."""
    on, but = pointer_attributes()[attribute]
    return (not on or element in on) and element not in but


@cache
def schemes() -> frozenset[str]:
    """The schemes of URIs, in lower case."""
    return frozenset(name for (name,) in read_table(_PACKAGE, "schemes.csv"))


@cache
def empty_elements() -> dict[str, frozenset[str]]:
    """Element → the attributes that excuse it for being empty."""
    return {element: frozenset(attributes.split()) for element, attributes in read_table(_PACKAGE, "empty.csv")}


def language_of(name: str) -> str:
    """The subtag of a language by its English name or three-letter code, in lower case; empty if it is unknown."""
    return _languages().get(name, "")


@cache
def _languages() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table(_PACKAGE, "languages.csv")}


@lru_cache(maxsize=1024)
def subtag(kind: str, text: str) -> Subtag | None:
    """The entry of ``text`` (lower case) among the subtags of ``kind``; ``None`` if there is none."""
    found = _subtags().find(f"\n{kind},{text},")
    if found < 0 or "," in text:
        return None
    row = _subtags()[found + 1 : _subtags().index("\n", found + 1)].split(",")
    return Subtag(row[2], row[3] == "deprecated")


@cache
def _subtags() -> str:
    """The registry as one text: a search in it is quicker than nine thousand rows taken apart."""
    return "\n" + read_text(_PACKAGE, "subtags.csv")
