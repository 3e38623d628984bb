"""What is known of names beyond the schema in use: all elements of the TEI, and names of other vocabularies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from tei.tables import read_table

__all__ = ["TEI", "Instead", "everyday_first", "instead_of", "module_of"]

TEI: Final = "http://www.tei-c.org/ns/1.0"


class Instead(NamedTuple):
    """``origin``: whose name it is; ``write``: the start tag that says the same in TEI P5."""

    origin: str
    write: str


def module_of(name: str) -> str | None:
    """The module of the TEI Guidelines that an element belongs to; ``None`` if the TEI has no such element."""
    row = _rows("elements.csv").get(name)
    return row[0] if row else None


def instead_of(name: str) -> Instead | None:
    """What to write for an element of HTML, DocBook or TEI P4 that TEI P5 does not have."""
    row = _rows("instead.csv").get(name)
    return Instead(*row) if row else None


def everyday_first(names: Iterable[str]) -> list[str]:
    """Sorted; the elements that an encoder uses every day come before the others."""
    rows = _rows("everyday.csv")
    return sorted(names, key=lambda name: (int(rows[name][0]) if name in rows else len(rows) + 1, name))


@cache
def _rows(file: str) -> dict[str, list[str]]:
    """First cell → the others."""
    return {first: rest for first, *rest in read_table("tei.validation.messages", file)}
