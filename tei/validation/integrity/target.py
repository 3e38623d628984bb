"""What a pointer means: an id of the file, another file, an address elsewhere, or nothing."""

from __future__ import annotations

import os
import re
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from tei.validation.integrity.prefix import Prefixes
from tei.validation.integrity.table import schemes
from tei.validation.source.index import XML_BASE, Element, Index

__all__ = ["Kind", "Resolver", "Target", "local_path", "path_of", "unescaped"]

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_XPOINTER: Final = re.compile(r"[A-Za-z][A-Za-z0-9._\-]*\(")
_ESCAPE: Final = re.compile("(?:%[0-9A-Fa-f]{2})+")
_LONGEST_BASE: Final = 2_000  # characters; a longer base leads nowhere
_FILE_ENDING: Final = re.compile(r"[^.]\.[A-Za-z0-9]{1,5}$")


class Kind(Enum):
    """``ID``: of this file; ``FILE``: a file of this machine; ``WORD``: looks like neither name nor address."""

    ID = "id"
    FILE = "file"
    ELSEWHERE = "elsewhere"
    WORD = "word"
    PREFIX_UNKNOWN = "prefix unknown"
    PREFIX_MISMATCH = "prefix mismatch"


class Target(NamedTuple):
    """``path`` is that of a file, ``fragment`` the id in it; a prefix that is wrong stands in ``fragment``."""

    kind: Kind
    path: str = ""
    fragment: str = ""


_ELSEWHERE: Final = Target(Kind.ELSEWHERE)


class Resolver:
    """Reads the pointers of one file; ``path`` is where it lies, empty if that is unknown."""

    __slots__ = ("_bases", "_known", "_path", "prefixes")

    def __init__(self, index: Index, path: str) -> None:
        self._path = path
        self.prefixes = Prefixes(index)
        self._bases = _bases(index)
        self._known: dict[tuple[str, str], Target] = {}

    def target(self, element: Element, token: str) -> Target:
        """What one token of a pointer on ``element`` means."""
        base = self._bases[element] if self._bases else ""
        key = (token, base)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(token, base)
        return found

    def _read(self, token: str, base: str) -> Target:
        if token.startswith("#"):
            return _fragment(token[1:])
        scheme = _SCHEME.match(token)
        if scheme is None:
            return self._relative(token, base)
        found = self.prefixes.resolve(scheme[1], token[scheme.end() :])
        if found is None:
            return self._address(token, scheme[1])
        if not found:
            return Target(Kind.PREFIX_MISMATCH, fragment=scheme[1])
        # What a replacementPattern gives is read as it stands: no prefix leads to another one.
        if found.startswith("#"):
            return _fragment(found[1:])
        return _ELSEWHERE if _SCHEME.match(found) else self._relative(found, base)

    def _address(self, token: str, scheme: str) -> Target:
        if scheme.lower() == "file":
            return self._in_file(re.sub(r"^file:(//(localhost)?)?(?=/)", "", token, flags=re.IGNORECASE), "")
        return _ELSEWHERE if scheme.lower() in schemes() else Target(Kind.PREFIX_UNKNOWN, fragment=scheme)

    def _relative(self, token: str, base: str) -> Target:
        if token.startswith("//") or not token:
            return _ELSEWHERE
        if not any(ch in "/#?%" for ch in token) and not _FILE_ENDING.search(token):
            return Target(Kind.WORD)
        return self._in_file(token, base)

    def _in_file(self, reference: str, base: str) -> Target:
        name, _, fragment = reference.partition("#")
        if not self._path or "?" in name or _SCHEME.match(base) or base.startswith("//"):
            return _ELSEWHERE
        path = local_path(self._path, _joined(base, name))
        return Target(Kind.FILE, path, "" if _XPOINTER.match(fragment) else unescaped(fragment))


def _bases(index: Index) -> list[str]:
    """The ``xml:base`` in force on each element (XML Base, 4.2); nothing if there is none in the file."""
    if not any(XML_BASE in attributes for attributes in index.attributes):
        return []
    bases: list[str] = []
    for parent, attributes in zip(index.parents, index.attributes, strict=True):
        outer = bases[parent] if parent >= 0 else ""
        own = attributes.get(XML_BASE, "")
        base = _joined(outer, own) if own else outer
        bases.append(base if len(base) <= _LONGEST_BASE else "urn:")
    return bases


def _joined(base: str, reference: str) -> str:
    """``reference`` where ``base`` is in force, as written."""
    if not base or reference.startswith("/") or _SCHEME.match(reference):
        return reference
    return f"{base[: base.rfind('/') + 1]}{reference}" if reference else base


def _fragment(text: str) -> Target:
    """``#id``; a scheme of XPointer (TEI P5 Guidelines, 17.2.4) and the empty fragment are not followed."""
    return Target(Kind.ID, fragment=unescaped(text)) if text and not _XPOINTER.match(text) else _ELSEWHERE


def path_of(file: str) -> str:
    """Where a file lies; empty for ``-`` and for no name at all."""
    return "" if file in ("", "-") else os.path.abspath(file)  # noqa: PTH100 (no link is followed)


def local_path(origin: str, reference: str) -> str:
    """The path that ``reference`` (percent-encoded) means in the file ``origin``, normalised, no link followed."""
    return os.path.normpath(Path(origin).parent / unescaped(reference)) if reference else origin


def unescaped(text: str) -> str:
    """Percent-encoding undone, read as UTF-8 (RFC 3986, 2.1)."""
    if "%" not in text:
        return text
    return _ESCAPE.sub(lambda run: bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace"), text)
