"""The one place where a schema makes a file be read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

__all__ = ["read_included"]

_LARGEST: Final = 10_000_000  # bytes


def read_included(path: Path) -> bytes | None:
    """The bytes of a file, or None where there is none of at most 10 MB."""
    try:
        if not path.is_file():  # a pipe or a device might never end
            return None
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= _LARGEST else None
