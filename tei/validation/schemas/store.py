"""Schemas that are loaded: each once, those that cannot be used too."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tei.diagnostics import Diagnostic, finding
from tei.errors import SchemaError
from tei.validation.schemas.schema_file import SchemaFile
from tei.validation.schemas.shipped import shipped
from tei.validation.settings import Settings

if TYPE_CHECKING:
    from tei.relaxng import Schema
    from tei.relaxng.loading.resolver import Resolve
    from tei.schematron import Schematron
    from tei.validation.messages.context import Names

__all__ = ["Grammar", "Store", "broken"]

_GZIP: Final = 31  # zlib's number for a gzip header; the gzip module takes longer to load than this does to run
_MARK: Final = b"http://purl.oclc.org/dsdl/schematron"
_SECONDS: Final = 60.0  # for rules from outside and one document; our own are trusted
_ADVICE: Final = "Correct the schema, or choose another one with --schema."


class Grammar:
    """A RELAX NG schema and what messages know of it."""

    def __init__(self, name: str, schema: Schema) -> None:
        self.name = name
        self.schema = schema
        self._names: Names | None = None

    def names(self) -> Names:
        if self._names is None:
            from tei.validation.messages.context import Names

            self._names = Names(self.schema.vocabulary())
        return self._names


class Store:
    """Loads what ``settings`` and files ask for."""

    def __init__(self, settings: Settings, resolve: Resolve) -> None:
        self._cache = settings.cache
        self._resolve = resolve
        self._folders = (settings.folder,) if settings.folder else ()
        self._phase = settings.phase
        self._grammars: dict[Path, Grammar | str] = {}
        self._rules: dict[tuple[Path, str], Schematron | str | None] = {}

    def grammar(self, file: SchemaFile) -> Grammar | str:
        """The grammar, or what is wrong with it."""
        if file.path not in self._grammars:
            self._grammars[file.path] = self._load_grammar(file)
        return self._grammars[file.path]

    def rules(self, file: SchemaFile) -> Schematron | str | None:
        """The Schematron rules in a schema, ``None`` if a grammar has none; or what is wrong with them."""
        key = (file.path, self._phase or file.phase)
        if key not in self._rules:
            self._rules[key] = self._load_rules(file, key[1])
        return self._rules[key]

    def _load_grammar(self, file: SchemaFile) -> Grammar | str:
        from tei.relaxng import Schema
        from tei.relaxng import SchemaError as Broken

        try:
            compiled = shipped(file.path, file.name, built_in=file.built_in)
            if compiled is not None:
                return Grammar(file.name, Schema(compiled))
            folders = (file.path.parent, *self._folders)
            schema = Schema.load(file.path, folders=folders, cache=self._cache, resolve=self._resolve)
        except Broken as error:
            return str(error)
        return Grammar(file.name, schema)

    def _load_rules(self, file: SchemaFile, phase: str) -> Schematron | str | None:
        try:
            data = _read(file.path)
        except (OSError, zlib.error) as error:
            return f"{getattr(error, 'strerror', None) or error}"
        if file.kind == "relaxng" and _MARK not in data:
            return None
        from tei.schematron import Schematron

        try:
            return Schematron.load(
                data,
                file=str(file.path),
                phase=phase or None,
                folders=self._folders,
                cache=self._cache,
                seconds=None if file.built_in else _SECONDS,
            )
        except SchemaError as error:
            return str(error)


def broken(file: SchemaFile, problem: str) -> Diagnostic:
    """``SCH003`` at the place where a file names the schema.

    Raises:
        SchemaError: no file names it; it was asked for.
    """
    if not file.place.file:
        raise SchemaError(f"schema {file.name}: {problem}")
    return finding("SCH003", file.place, {"schema": file.name, "problem": problem, "advice": _ADVICE})


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return zlib.decompress(data, _GZIP) if path.suffix == ".gz" else data
