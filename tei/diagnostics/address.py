"""Names of files in reports: relative, with slashes, the same on every system."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath
from urllib.parse import quote

__all__ = ["is_absolute", "relative", "uri"]


@lru_cache(maxsize=1024)
def relative(file: str, base: str) -> str:
    """``file`` as seen from ``base`` if it lies below it, else as it is; with slashes."""
    path = PurePath(file)
    if base and path.is_relative_to(base):
        path = path.relative_to(base)
    return path.as_posix()


def is_absolute(name: str) -> bool:
    """Whether a name that ``relative`` gave begins at the root, or at a drive, of the file system."""
    return PurePath(name).is_absolute()


@lru_cache(maxsize=1024)
def uri(file: str, base: str) -> str:
    """A relative reference (RFC 3986, 4.2), or a ``file:`` URI for what lies elsewhere."""
    name = relative(file, base)
    if not is_absolute(name):
        return quote(_octets(name), safe="/")
    root = "" if name.startswith("/") else "/"  # a drive: file:///C:/…
    return f"file://{root}{quote(_octets(name), safe='/:')}"


def _octets(name: str) -> bytes:
    """The bytes of a name in UTF-8; those that were none come back as they were (PEP 383)."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, as Windows allows
        return name.encode("utf-8", "surrogatepass")
