"""Which schemas a file is checked against: those that are asked for, else those it names, else tei_all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tei.diagnostics import Diagnostic, Place, finding
from tei.validation.inputs import Input
from tei.validation.schemas.addresses import RELEASE, built_in_at, is_remote, path_of, uri_of
from tei.validation.schemas.schema_file import Kind, SchemaFile, asked_for, built_in
from tei.validation.settings import Settings

if TYPE_CHECKING:
    from tei.validation.schemas.associations import Association
    from tei.validation.schemas.catalog import Catalog

__all__ = ["DEFAULT", "Choice", "Chooser"]

DEFAULT: Final = "tei_all"


class Choice(NamedTuple):
    """The schemas of one file, and what is wrong with the way it names them."""

    schemas: tuple[SchemaFile, ...]
    problems: tuple[Diagnostic, ...] = ()

    @property
    def grammars(self) -> tuple[SchemaFile, ...]:
        return tuple(entry for entry in self.schemas if entry.kind == "relaxng")

    @property
    def rules(self) -> tuple[SchemaFile, ...]:
        """Where Schematron rules are or may be embedded, each file once."""
        return tuple({entry.path: entry for entry in self.schemas}.values())


class Chooser:
    """Chooses schemas for files.

    Raises:
        SchemaError: one that ``settings`` asks for is not there.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._catalog: Catalog | None = None
        self._asked = Choice(tuple(entry for name in settings.schemas for entry in asked_for(name)))
        self._default = built_in(DEFAULT)[0]
        self._fetched: dict[str, tuple[Path | None, str]] = {}  # address → file, or what was in the way

    def choose(self, given: Input) -> Choice:
        """The schemas of a file.

        Raises:
            OSError: its beginning cannot be read.
            ConfigError: a catalog cannot be read.
        """
        if self._asked.schemas:
            return self._asked
        from tei.validation.schemas.associations import associations

        named = associations(given.head())
        if not named:
            return Choice((self._default,))
        return self._named(named, given.file, given.folder)

    def resolve(self, href: str, base: Path | None) -> Path | None:
        """Where the catalogs say that a file lies which a schema includes; ``None``: they do not know."""
        from urllib.parse import urljoin

        uri = urljoin(uri_of(base), href) if base is not None else href
        known = self._look_up(uri)
        return path_of(known) if known is not None else None

    def _named(self, named: Sequence[Association], file: str, folder: Path) -> Choice:
        schemas: dict[tuple[Path, str], SchemaFile] = {}
        problems: list[Diagnostic] = []
        reachable = [entry for entry in named if entry.kind != "other"]
        for entry in reachable:
            place = _place(entry, file)
            for schema in self._find(entry, place, folder, problems):
                schemas.setdefault((schema.path, schema.kind), schema)
        if not reachable:
            fields = {"schema": named[0].href, "used": DEFAULT, "advice": _OTHER_ADVICE}
            problems.append(finding("SCH005", _place(named[0], file), fields))
        if not any(entry.kind == "relaxng" for entry in reachable):
            schemas[self._default.path, "relaxng"] = self._default
        return Choice(tuple(schemas.values()), tuple(problems))

    def _find(
        self, entry: Association, place: Place, folder: Path, problems: list[Diagnostic]
    ) -> tuple[SchemaFile, ...]:
        """The schema behind an instruction; a finding in ``problems`` if it cannot be had or is of another release."""
        from urllib.parse import urljoin  # 4 ms, for files that name a schema

        uri = urljoin(uri_of(folder) + "/", entry.href)
        local = path_of(uri)
        if local is not None and local.is_file():
            return _file(local, entry, place)
        known = self._look_up(uri) or (self._look_up(entry.href) if entry.href != uri else None)
        if known is not None:
            path = path_of(known)
            if path is not None and path.is_file():
                return _file(path, entry, place)
            problems.append(_unreachable(entry, place, f"the catalog leads to {known}, where there is none"))
            return ()
        release = built_in_at(uri)
        if release is not None:
            if release.version:
                fields = {"schema": entry.href, "version": RELEASE, "advice": _VERSION_ADVICE}
                problems.append(finding("SCH004", place, fields))
            return _release(release.name, entry, place)
        return self._fetch(uri, entry, place, problems)

    def _look_up(self, uri: str) -> str | None:
        if self._catalog is None:
            if not self._settings.catalogs:
                return None
            from tei.validation.schemas.catalog import Catalog

            self._catalog = Catalog(self._settings.catalogs)
        return self._catalog.resolve(uri)

    def _fetch(self, uri: str, entry: Association, place: Place, problems: list[Diagnostic]) -> tuple[SchemaFile, ...]:
        if not is_remote(uri):
            problem = "there is no such file"
        elif not self._settings.allow_network:
            problem = "it lies on another machine, and no catalog knows it"
        else:
            from tei.validation.schemas.network import fetch

            if uri not in self._fetched:
                self._fetched[uri] = fetch(uri, self._settings.cache)
            path, problem = self._fetched[uri]
            if path is not None:
                return _file(path, entry, place)
        problems.append(_unreachable(entry, place, problem))
        return ()


_OTHER_ADVICE = "Add <?xml-model?> for a RELAX NG schema, or name one with --schema."
_VERSION_ADVICE = "Name the file of that release with --schema or by a catalog if the difference matters."
_REMOTE_ADVICE = (
    "Lay a copy beside the file, tell by an XML catalog where it is (--catalog), allow the network "
    "(--allow-network), or choose another schema with --schema."
)


def _file(path: Path, entry: Association, place: Place) -> tuple[SchemaFile, ...]:
    kind: Kind = "schematron" if entry.kind == "schematron" else "relaxng"
    return (SchemaFile(path.name, path, kind, entry.phase, place),)


def _release(name: str, entry: Association, place: Place) -> tuple[SchemaFile, ...]:
    """The files of a schema that comes with teitool; the rules alone if the instruction wants Schematron."""
    files = built_in(name)
    if entry.kind == "schematron":
        files = tuple(file._replace(kind="schematron") for file in files[-1:])
    return tuple(file._replace(phase=entry.phase, place=place) for file in files)


def _place(entry: Association, file: str) -> Place:
    return Place(file, entry.line, entry.column, "", entry.end_line, entry.end_column)


def _unreachable(entry: Association, place: Place, problem: str) -> Diagnostic:
    expected = "a schema that can be reached without the network"
    fields = {"schema": entry.href, "problem": problem, "expected": expected, "advice": _REMOTE_ADVICE}
    return finding("SCH002", place, fields)
