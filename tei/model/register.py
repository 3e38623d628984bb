"""Who is who: the register of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Entry", "EntryKind", "Register"]

EntryKind = Literal["person", "org", "place"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, organisation or place.

    ``id`` is an NCName, unique in the document; ``name`` the fullest form met; ``variants`` the other forms, sorted;
    ``idno`` pairs of authority (``GND``, ``VIAF``, ``Wikidata``, ``GeoNames``) and number.
    """

    kind: EntryKind
    id: str
    name: str
    variants: tuple[str, ...] = ()
    idno: tuple[tuple[str, str], ...] = ()
    cert: str = "high"


@dataclass(frozen=True, slots=True)
class Register:
    """Entries sorted by kind and id."""

    entries: tuple[Entry, ...] = ()

    def of(self, kind: EntryKind) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind == kind)
