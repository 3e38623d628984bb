"""Schemas of the TEI in the form that loading gives them: compiled before they were shipped, known by their contents.

They spare the first validation on a machine half its time. ``tests/validation/test_check_shipped.py`` makes them and
sees that they say the same as the schemas.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from tei.errors import ConfigError
from tei.relaxng.grammar import Grammar
from tei.resources import resource

__all__ = ["packed", "shipped"]


def shipped(path: Path, name: str, *, built_in: bool) -> Grammar | None:
    """The schema at ``path`` if it is one that is shipped compiled; ``name`` is that of a built-in one.

    Raises:
        OSError: the schema cannot be read.
    """
    found = name if built_in else _name_of(path)
    try:
        return _unpacked(resource("schemas", f"compiled/{found}.json.zz").read_bytes()) if found else None
    except (ConfigError, OSError, ValueError, zlib.error):
        return None  # a damaged installation is slower, no more


def packed(grammar: Grammar) -> bytes:
    """A file of ``schemas/compiled``: the number of the form, the schema, compressed."""
    from tei.relaxng.loading.stored import FORMAT, lines

    return zlib.compress(b"%d\n" % FORMAT + lines(grammar), 9)


def _unpacked(data: bytes) -> Grammar | None:
    from tei.relaxng.loading.stored import FORMAT, from_lines

    form, _, body = zlib.decompress(data).partition(b"\n")
    return from_lines(body) if int(form) == FORMAT else None


def _name_of(path: Path) -> str:
    """The shipped schema that has the very bytes of the file at ``path``; empty if none has."""
    size = str(path.stat().st_size)
    rows = [row for row in _index() if row[1] == size]
    if not rows:
        return ""
    from hashlib import sha256

    digest = sha256(path.read_bytes()).hexdigest()
    return next((name for name, _, known in rows if known == digest), "")


def _index() -> list[list[str]]:
    """Name, size in bytes and SHA-256 of each schema."""
    try:
        text = resource("schemas", "compiled/index.csv").read_text(encoding="utf-8")
    except (ConfigError, OSError):
        return []
    return [line.split(",") for line in text.splitlines()[1:]]
