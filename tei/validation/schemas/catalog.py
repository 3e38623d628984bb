"""OASIS XML Catalogs 1.1: where the schema behind an address lies on this machine.

Read are the entries ``uri``, ``system``, ``rewriteURI``, ``rewriteSystem``, ``uriSuffix``, ``systemSuffix``,
``delegateURI``, ``delegateSystem`` and ``nextCatalog``, in ``group`` and under ``xml:base``. A schema's address is
looked up as a URI first and as a system identifier after that, because catalogs list schemas as either.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urljoin
from xml.parsers import expat

from tei.errors import ConfigError
from tei.validation.schemas.addresses import path_of, uri_of

__all__ = ["Catalog", "catalogs_of_environment"]

_NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_XML_BASE = "http://www.w3.org/XML/1998/namespace base"
_MOST_FILES: Final = 200  # catalogs that lead on to others end somewhere
_MOST_BYTES: Final = 16_000_000
# Entry → the attribute that is compared, and the one that says where to go on.
_ENTRIES: Final = {
    "uri": ("name", "uri"),
    "system": ("systemId", "uri"),
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
    "uriSuffix": ("uriSuffix", "uri"),
    "systemSuffix": ("systemIdSuffix", "uri"),
    "delegateURI": ("uriStartString", "catalog"),
    "delegateSystem": ("systemIdStartString", "catalog"),
    "nextCatalog": ("catalog", "catalog"),
}


class _Entry(NamedTuple):
    kind: str  # a key of _ENTRIES
    key: str
    target: str  # absolute


class Catalog:
    """Catalog files, asked in their order; each is read when it is first needed."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._first = tuple(uri_of(file) for file in files)
        self._needed = frozenset(self._first)
        self._read: dict[str, tuple[_Entry, ...]] = {}

    def resolve(self, uri: str) -> str | None:
        """Where ``uri`` leads by the first catalog that knows it (section 7.2.2); ``None`` if none does.

        Raises:
            ConfigError: a catalog is not well-formed, or one that was named in so many words cannot be read.
        """
        return self._resolve(uri, self._first, 0)

    def _resolve(self, uri: str, catalogs: Sequence[str], depth: int) -> str | None:
        waiting, seen = list(catalogs), set[str]()
        while waiting and len(seen) < _MOST_FILES and depth < _MOST_FILES:
            catalog = waiting.pop(0)
            if catalog in seen:
                continue
            seen.add(catalog)
            entries = self._entries(catalog)
            for suffix in ("URI", "System"):
                found = _look_up(uri, entries, suffix)
                if found is not None:
                    return found
                delegates = _delegates(uri, entries, suffix)
                if delegates:  # section 7.2.2, 6: nobody else is asked then
                    return self._resolve(uri, delegates, depth + 1)
            waiting[:0] = [entry.target for entry in entries if entry.kind == "nextCatalog"]
        return None

    def _entries(self, catalog: str) -> tuple[_Entry, ...]:
        if catalog not in self._read:
            if len(self._read) >= _MOST_FILES:
                raise ConfigError(f"{catalog}: more than {_MOST_FILES} catalogs lead to one another; name fewer.")
            self._read[catalog] = tuple(_read(catalog, needed=catalog in self._needed))
        return self._read[catalog]


def catalogs_of_environment() -> tuple[Path, ...]:
    """The files of ``XML_CATALOG_FILES`` that exist: paths or ``file:`` addresses, apart by blanks or semicolons."""
    named = os.environ.get("XML_CATALOG_FILES", "").replace(";", " ").split(" ")
    paths = (path_of(name) if name.startswith("file:") else Path(name) for name in named if name)
    return tuple(path for path in paths if path is not None and path.is_file())


def _look_up(uri: str, entries: Sequence[_Entry], family: str) -> str | None:
    """The order of section 7.2.2: the very address, the longest beginning, the longest ending."""
    exact, rewrite, suffix = (
        ("uri", "rewriteURI", "uriSuffix") if family == "URI" else ("system", "rewriteSystem", "systemSuffix")
    )
    for entry in entries:
        if entry.kind == exact and entry.key == uri:
            return entry.target
    begin = max((e for e in entries if e.kind == rewrite and uri.startswith(e.key)), key=_length, default=None)
    if begin is not None:
        return begin.target + uri[len(begin.key) :]
    end = max((e for e in entries if e.kind == suffix and uri.endswith(e.key)), key=_length, default=None)
    return end.target if end is not None else None


def _delegates(uri: str, entries: Sequence[_Entry], family: str) -> list[str]:
    fitting = [e for e in entries if e.kind == f"delegate{family}" and uri.startswith(e.key)]
    return [entry.target for entry in sorted(fitting, key=_length, reverse=True)]


def _length(entry: _Entry) -> int:
    return len(entry.key)


def _read(catalog: str, *, needed: bool) -> Iterator[_Entry]:
    path = path_of(catalog)
    try:
        if path is None:
            raise FileNotFoundError(2, "not a file of this machine")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        if needed:
            raise ConfigError(f"{path or catalog}: {error.strerror}; expected an XML catalog (--catalog).") from None
        return  # a catalog that another one names may be missing (section 7.2.2 asks to go on)
    if len(data) > _MOST_BYTES:
        raise ConfigError(f"{path}: longer than {_MOST_BYTES:,} bytes; expected an XML catalog.")
    try:
        yield from _parse(data, catalog)
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        raise ConfigError(f"{path}:{error.lineno}: {problem}; expected an XML catalog.") from None


def _parse(data: bytes, catalog: str) -> list[_Entry]:
    entries: list[_Entry] = []
    bases = [catalog]
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        base = urljoin(bases[-1], attributes.get(_XML_BASE, ""))
        bases.append(base)
        namespace, _, local = name.rpartition(" ")
        if namespace != _NAMESPACE or local not in _ENTRIES:
            return
        key, target = _ENTRIES[local]
        if key in attributes and target in attributes:
            entries.append(_Entry(local, attributes[key], urljoin(base, attributes[target])))

    def end(_: str) -> None:
        bases.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return entries
