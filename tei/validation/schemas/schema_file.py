"""A schema before it is loaded: what it is called, where it lies, what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, NamedTuple

from tei.diagnostics import Place
from tei.errors import SchemaError
from tei.resources import resource
from tei.validation.schemas.addresses import BUILT_IN, BUILT_IN_RULES

__all__ = ["Kind", "SchemaFile", "asked_for", "built_in"]

Kind = Literal["relaxng", "schematron"]
_RULES: Final = frozenset({".sch", ".isosch", ".schematron", ".odd"})


class SchemaFile(NamedTuple):
    """A schema: ``name`` as messages call it, ``path`` where it lies; ``place`` where a file names it."""

    name: str
    path: Path
    kind: Kind
    phase: str = ""
    place: Place = Place()
    built_in: bool = False


def built_in(name: str) -> tuple[SchemaFile, ...]:
    """The grammar with this name in ``BUILT_IN``, and its rules if they lie in a file of their own."""
    files = [SchemaFile(name, resource("schemas", BUILT_IN[name]), "relaxng", built_in=True)]
    if name in BUILT_IN_RULES:
        files.append(SchemaFile(name, resource("schemas", BUILT_IN_RULES[name]), "schematron", built_in=True))
    return tuple(files)


def asked_for(name: str) -> tuple[SchemaFile, ...]:
    """The schema that a user names: one that is built in, or a file.

    Raises:
        SchemaError: there is none.
    """
    if name in BUILT_IN:
        return built_in(name)
    path = Path(name)
    if not path.is_file():
        names = ", ".join(BUILT_IN)
        problem = "it is a folder" if path.is_dir() else "No such file or directory"
        raise SchemaError(f"schema {name}: {problem}; expected a schema (.rng, .rnc, .sch) or one of {names}.")
    return (SchemaFile(path.name, path, "schematron" if path.suffix.lower() in _RULES else "relaxng"),)
