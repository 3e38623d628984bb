"""What an edition says about itself: ``[edition]`` in ``teitool.toml``."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EditionSettings", "Stamp"]

SCHEMA_HREF = "https://w3id.org/teitool/0.1/teitool.rng"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSettings:
    """Statements about the edition that is made; an empty string means *not stated*."""

    title: str = ""
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    editors: tuple[str, ...] = ()
    id_prefix: str = ""
    repository: str = ""
    schema_href: str = SCHEMA_HREF
    full_provenance: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day (ISO 8601) and the version that are written into an edition; injected, never read from the clock here."""

    date: str
    version: str
