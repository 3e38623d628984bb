"""Finds and reads the files that a schema is made of: local, below allowed folders, bounded (section 4.5 to 4.7)."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from tei.relaxng.errors import SchemaError

if TYPE_CHECKING:
    from tei.relaxng.loading.tree import Module, Node

__all__ = ["SIZE_LIMIT", "Part", "Refused", "Resolve", "Resolver", "is_compact", "parse", "read_schema", "unpacked"]

SIZE_LIMIT: Final = 16 * 1024 * 1024
"""Bytes of one schema file, and four times this for all files together, each counted as often as it is used."""

Resolve: TypeAlias = Callable[[str, Path | None], Path | None]
"""A catalog: ``href`` as written and the file it stands in → a local file, or None if it has nothing to say."""


class Part(NamedTuple):
    """A further file of a schema: how it was asked for, and what was found."""

    href: str
    base: str
    path: Path
    data: bytes


class Resolver:
    """Answers ``href``s. ``parts`` collects every question and the file that was its answer, in order.

    ``folders``: where files may lie, with all folders below them. A file that ``resolve`` names is allowed, and so
    is what lies beside it and below.
    """

    def __init__(self, folders: Sequence[Path], resolve: Resolve | None = None) -> None:
        self.folders = [folder.resolve() for folder in folders]
        self.resolve = resolve
        self.parts: dict[tuple[str, str], Part] = {}
        self._modules: dict[Path, tuple[Module, bytes]] = {}
        self._used = 0

    def module(self, href: str, node: Node, module: Module, base: Path | None) -> tuple[Module, Path]:
        """The schema file that ``href`` names, an attribute of ``node``; ``base`` is the file that it stands in.

        Raises:
            SchemaError: no file, not allowed, too large, or not a schema.
        """
        try:
            path = self.find(href, base)
        except Refused as refused:
            raise module.error(f'href="{href}": {refused}', node, "4.5") from None
        if path not in self._modules:
            data = read_schema(path)
            self._modules[path] = parse(data, str(path), "auto"), data
        found, data = self._modules[path]
        place = "" if base is None else str(base)
        self.parts.setdefault((href, place), Part(href, place, path, data))
        return found, path

    def spend(self, path: Path, node: Node, module: Module) -> None:
        """Count a file that is about to be worked through; files that use each other many times over end here."""
        self._used += len(self._modules[path][1]) + 1000
        if self._used > 4 * SIZE_LIMIT:
            raise module.error(f"the schema needs more than {4 * SIZE_LIMIT:,} bytes; that is the limit", node)

    def find(self, href: str, base: Path | None) -> Path:
        """The real path of a reference, symbolic links followed; ``Refused`` says why not."""
        from tei.relaxng.loading.uri import is_reference

        if "#" in href:
            raise Refused("a fragment (#…) is not allowed here; name the whole file")
        if not is_reference(href):
            raise Refused("this is not a URI; write a percent sign as %25")
        mapped = self.resolve(href, base) if self.resolve else None
        if mapped is not None:
            path = _real(mapped)
            if path.parent not in self.folders:
                self.folders.append(path.parent)
            return path
        if base is None:
            raise Refused("the place of the schema is not known, so this cannot be looked up beside it")
        path = _real(base.parent / _local(href))
        if not any(path.is_relative_to(folder) for folder in self.folders):
            raise Refused(f"{path} is outside the allowed folders; put the file beside the schema or below")
        return path


class Refused(Exception):
    """A reference that is not followed: why."""


def read_schema(path: Path) -> bytes:
    """The bytes of one file.

    Raises:
        SchemaError: it cannot be read, is no regular file, or is larger than ``SIZE_LIMIT``.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SchemaError("not a regular file; a schema must be one", file=str(path))
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise SchemaError(f"cannot be read: {error.strerror or error}", file=str(path)) from None
    except ValueError:
        raise SchemaError("this is not a path", file=repr(str(path))) from None
    if len(data) > SIZE_LIMIT:
        raise SchemaError(f"larger than {SIZE_LIMIT:,} bytes; that is the limit for a schema", file=str(path))
    return data


def parse(data: bytes, file: str, syntax: str) -> Module:
    """The tree of a schema file; ``syntax`` is "xml", "compact" or "auto" (by suffix, then by content)."""
    data = unpacked(data, file)
    if syntax == "compact" or (syntax == "auto" and is_compact(data, file)):
        from tei.relaxng.compact import parse_compact

        return parse_compact(data, file)
    from tei.relaxng.loading.xml_syntax import parse_xml

    return parse_xml(data, file)


def is_compact(data: bytes, file: str) -> bool:
    """Whether a schema is in compact syntax: the suffix says so, or it does not start with ``<``."""
    name = file.lower().removesuffix(".gz")
    if name.endswith((".rnc", ".rng")):
        return name.endswith(".rnc")
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return bool(start) and not start.startswith(b"<")


def unpacked(data: bytes, file: str) -> bytes:
    """The contents of a schema file that may be packed with gzip.

    Raises:
        SchemaError: it is packed, and damaged or larger than ``SIZE_LIMIT`` when unpacked.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    import zlib

    unpack = zlib.decompressobj(wbits=31)  # the gzip module takes longer to load than this does to run
    try:
        contents = unpack.decompress(data, SIZE_LIMIT + 1)
    except zlib.error as error:
        raise SchemaError(f"damaged gzip file: {error}", file=file) from None
    if len(contents) > SIZE_LIMIT:
        raise SchemaError(f"larger than {SIZE_LIMIT:,} bytes when unpacked; that is the limit", file=file)
    if not unpack.eof:
        raise SchemaError("damaged gzip file: it ends too early", file=file)
    return contents


def _local(href: str) -> str:
    """The path in a reference without scheme or with ``file:``."""
    from urllib.parse import unquote, urlsplit

    try:
        parts = urlsplit(href)
    except ValueError:
        raise Refused("this is not a URI") from None
    if parts.scheme not in ("", "file"):
        raise Refused("nothing is loaded from the network; a catalog may map this address to a local file")
    if parts.netloc not in ("", "localhost"):
        raise Refused(f"{parts.netloc} is another machine; only local files are read")
    if parts.query:
        raise Refused("a query (?…) is not allowed; name a file")
    path = unquote(parts.path)
    if parts.scheme and re.match(r"/[A-Za-z]:/", path):
        return path[1:]
    return path


def _real(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        raise Refused(f"there is no file {os.path.normpath(path)}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise Refused(f"{path} cannot be read: {error}") from None
