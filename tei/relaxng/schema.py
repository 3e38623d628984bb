"""A RELAX NG schema, ready to validate with."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from tei.relaxng.errors import SchemaError
from tei.relaxng.grammar import Grammar

if TYPE_CHECKING:
    from tei.relaxng.document.validator import Validator
    from tei.relaxng.finding import Finding
    from tei.relaxng.loading.resolver import Resolve, Resolver
    from tei.relaxng.loading.simplify import Places
    from tei.relaxng.loading.tree import Module
    from tei.relaxng.vocabulary import Vocabulary

__all__ = ["Schema"]

Syntax = Literal["auto", "xml", "compact"]


class Schema:
    """One schema; make it with ``load``."""

    __slots__ = ("_validator", "_vocabulary", "grammar")

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._validator: Validator | None = None
        self._vocabulary: Vocabulary | None = None

    @classmethod
    def load(
        cls,
        source: Path | bytes,
        *,
        base: Path | None = None,
        syntax: Syntax = "auto",
        folders: Sequence[Path] = (),
        cache: Path | None = None,
        check: bool = True,
        resolve: Resolve | None = None,
    ) -> Schema:
        """Read a schema in XML or compact syntax, as it is or packed with gzip.

        Args:
            source: the file, or its contents.
            base: for contents: the file they come from (or its folder), which names them in messages and against
                which ``href`` is resolved. Without it nothing can be included.
            syntax: "auto" goes by the suffix, then by the contents.
            folders: where included files may lie, with all folders below; the schema's own folder if empty.
            cache: folder for compiled schemas; it may be missing. None: no cache.
            check: check the datatypes and their parameters (section 4.16) and the restrictions of section 7. A
                schema that is known to be correct loads in half the time without.
            resolve: a catalog, asked first for each ``href``.

        Raises:
            SchemaError: with the place, if the schema cannot be read or is not correct.
        """
        from tei.relaxng.loading.resolver import Resolver  # schemas that are shipped compiled do without

        data, file, place = _read(source, base)
        allowed = folders or ([place.parent] if place is not None else [])
        was_on = gc.isenabled()
        gc.disable()  # nothing here is garbage; the collector would take a quarter of the time
        try:
            return cls(_load(data, file, place, syntax, Resolver(allowed, resolve), cache, check))
        except RecursionError:
            raise SchemaError("patterns are nested too deeply", file=file) from None
        finally:
            if was_on:
                gc.enable()

    def validate(self, source: bytes | Path | BinaryIO) -> Iterator[Finding]:
        """The findings of one document, in document order; none: it is valid."""
        if self._validator is None:
            from tei.relaxng.document.validator import Validator

            self._validator = Validator(self.grammar)
        return self._validator.validate(source)

    def vocabulary(self) -> Vocabulary:
        """What the schema says about its elements and attributes, for advice in messages."""
        if self._vocabulary is None:
            from tei.relaxng.vocabulary import Vocabulary

            self._vocabulary = Vocabulary(self.grammar)
        return self._vocabulary


def _read(source: Path | bytes, base: Path | None) -> tuple[bytes, str, Path | None]:
    """The contents of a schema, the file it is called in messages, and its absolute path if it has one."""
    from tei.relaxng.loading.resolver import SIZE_LIMIT, read_schema

    if isinstance(source, Path):
        return read_schema(source), str(source), _absolute(source)
    file, place = "schema", None
    if base is not None:
        file = file if base.is_dir() else str(base)
        place = _absolute(base / file if base.is_dir() else base)
    if len(source) > SIZE_LIMIT:
        raise SchemaError(f"larger than {SIZE_LIMIT:,} bytes; that is the limit for a schema", file=file)
    return source, file, place


def _absolute(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def _load(
    data: bytes, file: str, base: Path | None, syntax: Syntax, resolver: Resolver, folder: Path | None, check: bool
) -> Grammar:
    if folder is None:
        return _compile(data, file, base, syntax, resolver, check)
    from tei.relaxng.loading.cache import SchemaCache, key_of

    cache = SchemaCache(folder)
    key = key_of(data, syntax, check)
    grammar = cache.load(key, base, resolver)
    if grammar is None:
        grammar = _compile(data, file, base, syntax, resolver, check)
        cache.store(key, base, grammar, resolver.parts.values())
    return grammar


def _compile(data: bytes, file: str, base: Path | None, syntax: Syntax, resolver: Resolver, check: bool) -> Grammar:
    from tei.relaxng.loading.resolver import parse
    from tei.relaxng.loading.simplify import simplify

    module = parse(data, file, syntax)
    grammar = simplify(module, base, resolver, _check_type if check else _trust_type)
    if check:
        from tei.relaxng.loading.restrictions import Violation, check_restrictions

        try:
            check_restrictions(grammar)
        except Violation:
            raise _placed(module, base, resolver) from None
    return grammar


def _placed(module: Module, base: Path | None, resolver: Resolver) -> SchemaError:
    """The broken restriction with its place: everything again, with places noted, which a good schema need not pay."""
    from tei.relaxng.loading.resolver import Resolver
    from tei.relaxng.loading.restrictions import Violation, check_restrictions
    from tei.relaxng.loading.simplify import simplify

    places: Places = {}
    grammar = simplify(module, base, Resolver(resolver.folders, resolver.resolve), _check_type, places)
    try:
        check_restrictions(grammar)
    except Violation as violation:
        found, node = places.get(id(violation.pattern), (module, module.root))
        return found.error(violation.message, node, violation.section)
    raise AssertionError("the second look found nothing wrong")


def _trust_type(_: str, name: str, __: Sequence[tuple[str, str]]) -> tuple[str, bool]:
    """``_check_type`` of a schema that is known to be correct: no datatype is made before a document needs it."""
    from tei.relaxng.datatypes.datatype import CONTEXT_DEPENDENT

    return "", name in CONTEXT_DEPENDENT


def _check_type(library: str, name: str, params: Sequence[tuple[str, str]]) -> tuple[str, bool]:
    from tei.relaxng.datatypes import DatatypeError, datatype

    try:
        found = datatype(library, name, params)
    except DatatypeError as error:
        return str(error), False
    return "", found.context_dependent
