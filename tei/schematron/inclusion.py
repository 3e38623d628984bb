"""``include`` and ``extends href``: parts of a schema in other files (ISO/IEC 19757-3:2020, 5.4.7 and 5.4.6).

Read are local files alone, in the folder of the schema or below it, or in folders that are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from tei.schematron.included import read_included
from tei.schematron.node import Node, parse, problem

__all__ = ["Inclusion"]

_MOST: Final = 200  # inclusions; a schema that includes itself twice doubles each time


class Inclusion:
    """Replaces the inclusions of a tree; ``files`` tells afterwards what was read, with the hash of each."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folder.resolve() for folder in folders)
        self._count = 0
        self.files: dict[str, str] = {}

    def resolve(self, node: Node, folder: Path | None, chain: tuple[str, ...] = ()) -> None:
        """Put what is included in its place, in the children of ``node`` and below.

        Raises:
            SchemaError: the file cannot be read, may not be, has no such element, or includes itself.
        """
        children: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str):
                children.append(child)
            elif child.is_iso("include") or (child.is_iso("extends") and "href" in child.attributes):
                target, below, key = self._target(child, folder, chain)
                self.resolve(target, below, (*chain, key))
                children.extend(target.children if child.local == "extends" else [target])
            else:
                self.resolve(child, folder, chain)
                children.append(child)
        node.children = children

    def _target(self, node: Node, folder: Path | None, chain: tuple[str, ...]) -> tuple[Node, Path, str]:
        href, _, fragment = node.get("href").partition("#")
        self._count += 1
        if self._count > _MOST:
            raise problem(node, f"more than {_MOST} inclusions; a file includes itself.")
        path = self._locate(node, unquote(href), folder)
        key = f"{path}#{fragment}"
        if key in chain:
            raise problem(node, f'"{node.get("href")}" includes itself.')
        data = read_included(path)
        if data is None:
            raise problem(node, f'"{href}" cannot be read; expected a Schematron file of less than 10 MB there.')
        self.files[str(path)] = sha256(data).hexdigest()
        found = parse(data, path.name)
        if fragment:
            ids = [one for one in found.iter() if fragment in (one.get("id"), one.get("xml:id"))]
            if not ids:
                raise problem(node, f'"{href}" has no element with the id "{fragment}".')
            found = ids[0]
        return found, path.parent, key

    def _locate(self, node: Node, href: str, folder: Path | None) -> Path:
        if folder is None:
            raise problem(node, "a schema without a folder cannot include another file.")
        if not href or ":" in href or "\\" in href or "?" in href:
            raise problem(node, f'"{href}" is not included; expected a local file such as "more.sch".')
        path = (folder / href).resolve()
        if not any(path.is_relative_to(allowed) for allowed in self._folders):
            raise problem(node, f'"{href}" leads out of the folder of the schema; put the file into it.')
        return path
