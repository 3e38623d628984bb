"""Compiled schemas on disk: one file for each schema, named by a hash of its contents.

The first line tells what the entry was made from, the others are the schema.

Nothing here ever fails: what is missing, damaged, stale, or may have been written by somebody else is not used, and
what cannot be written is left out.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tei.relaxng.errors import SchemaError
from tei.relaxng.grammar import Grammar
from tei.relaxng.loading.resolver import Part, Refused, Resolver, read_schema
from tei.relaxng.loading.stored import FORMAT, from_lines, lines

__all__ = ["SchemaCache", "key_of"]

ENTRY_LIMIT: Final = 64
_SIZE_LIMIT: Final = 128 * 1024 * 1024


def key_of(data: bytes, syntax: str, checked: bool) -> str:
    """The name of a schema's entry. One that names other files has the same wherever it lies: the entry tells where."""
    return sha256(f"tei.relaxng {FORMAT} {syntax} {checked}\0".encode() + data).hexdigest()


class SchemaCache:
    """The entries below one folder, which is made when it is needed, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, key: str, base: Path | None, resolver: Resolver) -> Grammar | None:
        """The schema, if its entry is sound and each further file is still the one that was used.

        ``base`` is the file that the schema stands in.
        """
        try:
            head, _, body = self._read(key).partition(b"\n")
            return from_lines(body) if _is_sound(key, base, head, body, resolver) else None
        except (OSError, ValueError, LookupError, TypeError, RecursionError, Refused, SchemaError):
            return None

    def store(self, key: str, base: Path | None, grammar: Grammar, parts: Collection[Part]) -> None:
        """Write the entry whole or not at all."""
        body = lines(grammar)
        head = {
            "format": FORMAT,
            "key": key,
            "base": _written(base),
            "parts": [[part.href, part.base, str(part.path), sha256(part.data).hexdigest()] for part in parts],
            "sha256": sha256(body).hexdigest(),
        }
        with contextlib.suppress(OSError, ValueError):
            self._write(key, json.dumps(head).encode() + b"\n" + body)

    def _read(self, key: str) -> bytes:
        if not _is_ours(self.folder.stat()):
            raise PermissionError(self.folder)
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(self.folder / f"{key}.json", flags), "rb") as stream:
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode) or not _is_ours(found) or found.st_size > _SIZE_LIMIT:
                raise PermissionError(key)
            return stream.read()

    def _write(self, key: str, entry: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(self.folder.stat()):
            return
        target = self.folder / f"{key}.json"
        temporary = self.folder / f"{key}.{os.getpid()}.tmp"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        temporary.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
                stream.write(entry)
            temporary.replace(target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        self._drop_oldest()

    def _drop_oldest(self) -> None:
        entries = sorted((path.stat().st_mtime, path) for path in self.folder.glob("*.json"))
        for _, path in entries[:-ENTRY_LIMIT]:
            path.unlink(missing_ok=True)


def _is_ours(found: os.stat_result) -> bool:
    """Whether nobody else can have written a file or folder; always true where users have no numbers."""
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _is_sound(key: str, base: Path | None, head: bytes, body: bytes, resolver: Resolver) -> bool:
    about: dict[str, Any] = json.loads(head)
    if about["format"] != FORMAT or about["key"] != key or about["sha256"] != sha256(body).hexdigest():
        return False
    if about["parts"] and about["base"] != _written(base):
        return False
    for href, place, path, digest in about["parts"]:
        found = resolver.find(href, Path(place) if place else None)
        if str(found) != path or sha256(read_schema(found)).hexdigest() != digest:
            return False
    return True


def _written(base: Path | None) -> str:
    return "" if base is None else str(base)
