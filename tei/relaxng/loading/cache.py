"""Compiled schemas on disk: lines of JSON, one file for each schema, named by a hash of its contents.

The first line tells what the entry was made from, the second is the start pattern, each further one a define.

Nothing here ever fails: what is missing, damaged, stale, or may have been written by somebody else is not used, and
what cannot be written is left out.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tei.relaxng.grammar import Grammar, Pattern
from tei.relaxng.loading.resolver import Part, Refused, Resolver

__all__ = ["FORMAT", "SchemaCache", "key_of"]

FORMAT: Final = 2
"""Raise it when the form of the patterns, or what a schema may be, changes."""

ENTRY_LIMIT: Final = 64
_SIZE_LIMIT: Final = 128 * 1024 * 1024


def key_of(data: bytes, base: Path | None, syntax: str, checked: bool) -> str:
    """The name of a schema's entry; ``base`` counts only if the schema may name other files."""
    place = str(base) if b"include" in data or b"external" in data else ""
    head = f"tei.relaxng {FORMAT} {syntax} {checked} {place}\0"
    return sha256(head.encode("utf-8", "surrogatepass") + data).hexdigest()


class SchemaCache:
    """The entries below one folder, which is made when it is needed, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, key: str, resolver: Resolver) -> Grammar | None:
        """The schema, if its entry is sound and each further file is still the one that was used."""
        try:
            head, _, body = self._read(key).partition(b"\n")
            return _grammar(key, head, body, resolver)
        except (OSError, ValueError, LookupError, TypeError, RecursionError, Refused):
            return None

    def store(self, key: str, grammar: Grammar, parts: Sequence[Part]) -> None:
        """Write the entry whole or not at all."""
        import json

        written = json.JSONEncoder(separators=(",", ":")).encode
        lines = (f"{written(key)}\t{written(pattern)}" for key, pattern in grammar.defines.items())
        body = "\n".join((written(grammar.start), *lines)).encode()
        head = {
            "format": FORMAT,
            "key": key,
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


def _grammar(key: str, head: bytes, body: bytes, resolver: Resolver) -> Grammar | None:
    import json

    about: dict[str, Any] = json.loads(head)
    if about["format"] != FORMAT or about["key"] != key or about["sha256"] != sha256(body).hexdigest():
        return None
    for href, base, path, digest in about["parts"]:
        found = resolver.find(href, Path(base) if base else None)
        if str(found) != path or sha256(found.read_bytes()).hexdigest() != digest:
            return None
    start, *lines = body.decode().split("\n")
    return Grammar(json.loads(start), _Defines(lines))


class _Defines(Mapping[str, Pattern]):
    """The defines of a schema; each is read from its line when it is first asked for, as few documents ask for all."""

    def __init__(self, lines: Sequence[str]) -> None:
        import json

        self._read = json.loads
        self._patterns: dict[str, Pattern] = {}
        self._lines: dict[str, str] = {}
        for line in lines:
            key, _, pattern = line.partition("\t")
            self._lines[json.loads(key) if "\\" in key else key[1:-1]] = pattern

    def __getitem__(self, key: str) -> Pattern:
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = self._read(self._lines[key])
        return pattern

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
