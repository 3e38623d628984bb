"""Schemas that are loaded: each once, those that cannot be used too."""

from __future__ import annotations

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

_NAMESPACE: Final = "http://purl.oclc.org/dsdl/schematron"
_MARKS: Final = (_NAMESPACE.encode(), _NAMESPACE.encode("utf-16-le")[:-1])  # the latter in either order of bytes
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

    def _folder(self, kind: str) -> Path | None:
        """Each kind of compiled schema has a folder of its own: neither drops the other's when it has too many."""
        return self._cache / kind if self._cache is not None else None

    def _load_grammar(self, file: SchemaFile) -> Grammar | str:
        from tei.relaxng import Schema
        from tei.relaxng import SchemaError as Broken

        try:
            compiled = shipped(file.path, file.name, built_in=file.built_in)
            if compiled is not None:
                return Grammar(file.name, Schema(compiled))
            folders = (file.path.parent, *self._folders)
            schema = Schema.load(file.path, folders=folders, cache=self._folder("relaxng"), resolve=self._resolve)
        except Broken as error:
            return str(error)
        return Grammar(file.name, schema)

    def _load_rules(self, file: SchemaFile, phase: str) -> Schematron | str | None:
        from tei.relaxng import SchemaError as Broken
        from tei.relaxng.loading.resolver import unpacked

        try:
            data = unpacked(file.path.read_bytes(), str(file.path))
        except OSError as error:
            return f"{error.strerror or error}"
        except Broken as error:
            return str(error)
        if file.kind == "relaxng" and not _may_hold_rules(data, file.path):
            return None
        from tei.schematron import Schematron

        try:
            return Schematron.load(
                data,
                file=str(file.path),
                phase=phase or None,
                folders=self._folders,
                cache=self._folder("schematron"),
                seconds=None if file.built_in else _SECONDS,
            )
        except SchemaError as error:
            return str(error)


def _may_hold_rules(data: bytes, path: Path) -> bool:
    """Whether rules may stand in a grammar; those in annotations of the compact syntax are not read."""
    from tei.relaxng.loading.resolver import is_compact

    return any(mark in data for mark in _MARKS) and not is_compact(data, str(path))


def broken(file: SchemaFile, problem: str) -> Diagnostic:
    """``SCH003`` at the place where a file names the schema.

    Raises:
        SchemaError: no file names it; it was asked for.
    """
    if not file.place.file:
        raise SchemaError(f"schema {file.name}: {problem}")
    return finding("SCH003", file.place, {"schema": file.name, "problem": problem.rstrip("."), "advice": _ADVICE})
