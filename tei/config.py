"""``teitool.toml``, or ``[tool.teitool]`` of ``pyproject.toml``: what an edition says about itself, how it is checked.

Read by ``convert`` and by ``validate``; each loads no more than its own part, because validation starts often.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tei.errors import ConfigError

if TYPE_CHECKING:
    from tei.model import EditionSettings

__all__ = ["CONFIG_NAME", "TEMPLATE", "Config", "ValidateConfig", "find_config", "load_config", "load_validate_config"]

CONFIG_NAME: Final = "teitool.toml"
_PYPROJECT: Final = "pyproject.toml"
_SECTIONS: Final = frozenset({"edition", "convert", "validate"})

TEMPLATE: Final = """\
# What the editions made here say about themselves. Leave a line out and the edition says "not stated".
[edition]
# title = "Papers of …"
# publisher = "…"
# licence = "CC BY 4.0"
# licence_url = "https://creativecommons.org/licenses/by/4.0/"
# editors = ["…"]
# repository = "…"            # where the originals lie, if the page does not say so
# id_prefix = ""              # put before every TEI/@xml:id
# schema_href = "teitool.rng" # what <?xml-model?> points to; with --with-schemas it lies beside the editions

[convert]
# layouts = ["my-archive.toml"] # page layouts of your own, tried before those that come with teitool

[validate]
# schema = ["tei_all"]        # for every file, whatever it names itself: a name that is built in, or a file
# catalog = ["catalog.xml"]   # OASIS XML catalogs: where the schemas behind addresses lie
# only = ["relaxng"]          # some of relaxng, schematron, integrity
# select = ["ALL"]            # codes, or beginnings of codes
# ignore = ["REG"]
# baseline = "baseline.json"  # findings that are known already (--write-baseline makes it)
# per-file-ignores = { "drafts/**" = ["PTR001"] }
"""


class Config(NamedTuple):
    """For ``convert``. ``layouts`` are paths of layout files, resolved against the configuration's folder."""

    edition: EditionSettings
    layouts: tuple[Path, ...] = ()


class ValidateConfig(NamedTuple):
    """``[validate]``. Paths are resolved against ``folder``, that of the configuration (``None``: there is none).

    A ``schema`` is the name of one that is built in, or a path. ``per_file_ignores`` pairs globs, relative to
    ``folder``, with codes.
    """

    folder: Path | None = None
    schema: tuple[str, ...] = ()
    catalog: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    baseline: Path | None = None


def find_config(folder: Path) -> Path | None:
    """The nearest ``teitool.toml``, or ``pyproject.toml`` with ``[tool.teitool]``, in ``folder`` or above it."""
    for parent in (folder, *folder.parents):
        own, shared = os.path.join(parent, CONFIG_NAME), os.path.join(parent, _PYPROJECT)  # noqa: PTH118  # 30 stats
        if os.path.isfile(own):  # noqa: PTH113
            return Path(own)
        if os.path.isfile(shared) and _mentions_us(Path(shared)):  # noqa: PTH113
            return Path(shared)
    return None


def load_config(path: Path | None) -> Config:
    """Read a configuration file; the defaults for ``None``.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or says something unknown.
    """
    from tei.model import EditionSettings

    if path is None:
        return Config(EditionSettings())
    table = _read(path)
    convert = _section(path, table, "convert", {"layouts"})
    layouts = _strings(path, "convert.layouts", convert.get("layouts", []))
    return Config(_edition(path, table), tuple(path.parent / layout for layout in layouts))


def load_validate_config(path: Path | None) -> ValidateConfig:
    """Read ``[validate]`` of a configuration file; the defaults for ``None``.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or says something unknown.
    """
    if path is None:
        return ValidateConfig()
    lists = ("schema", "catalog", "only", "select", "ignore")
    section = _section(path, _read(path), "validate", {*lists, "per-file-ignores", "baseline"})
    schema, catalog, only, select, ignore = (
        _strings(path, f"validate.{name}", section.get(name, []), or_one=True) for name in lists
    )
    baseline = section.get("baseline", "")
    if not isinstance(baseline, str):
        raise ConfigError(f"{path}: validate.baseline is {baseline!r}; expected a path in quotation marks.")
    folder = path.absolute().parent
    return ValidateConfig(
        folder=folder,
        schema=tuple(name if _is_name(name) else str(folder / name) for name in schema),
        catalog=tuple(folder / name for name in catalog),
        only=only,
        select=select,
        ignore=ignore,
        per_file_ignores=_per_file(path, section.get("per-file-ignores", {})),
        baseline=folder / baseline if baseline else None,
    )


def _is_name(schema: str) -> bool:
    """Whether it is a name such as ``tei_all``: paths have a slash or a dot."""
    return not set("./\\") & set(schema)


def _per_file(path: Path, value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ConfigError(f'{path}: validate.per-file-ignores is {value!r}; expected a table {{ "glob" = ["codes"] }}.')
    return tuple((glob, _strings(path, f"validate.per-file-ignores.{glob!r}", codes)) for glob, codes in value.items())


def _mentions_us(pyproject: Path) -> bool:
    try:
        return b"tool.teitool" in pyproject.read_bytes()
    except OSError:
        return False


def _read(path: Path) -> Mapping[str, object]:
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None
    if path.name == _PYPROJECT:
        tools = table.get("tool", {})
        table = tools.get("teitool", {}) if isinstance(tools, dict) else {}
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: tool.teitool is {table!r}; expected a table [tool.teitool].")
    _check_keys(path, "the file", table, _SECTIONS)
    return table


def _edition(path: Path, table: Mapping[str, object]) -> EditionSettings:
    from dataclasses import fields

    from tei.model import EditionSettings

    known = {field.name for field in fields(EditionSettings)} - {"full_provenance"}
    section = _section(path, table, "edition", known)
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in section.items():
        if key == "editors":
            values[key] = _strings(path, "edition.editors", value)
        elif isinstance(value, str):
            values[key] = value
        else:
            raise ConfigError(f"{path}: edition.{key} is {value!r}; expected a text in quotation marks.")
    return EditionSettings(**values)  # type: ignore[arg-type]  # keys and types were checked above


def _section(path: Path, table: Mapping[str, object], name: str, known: AbstractSet[str]) -> Mapping[str, object]:
    section = table.get(name, {})
    if not isinstance(section, dict):
        raise ConfigError(f"{path}: {name} is {section!r}; expected a table [{name}].")
    _check_keys(path, f"[{name}]", section, known)
    return section


def _check_keys(path: Path, where: str, table: Mapping[str, object], known: AbstractSet[str]) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{path}: {key!r} in {where} is unknown; expected one of {', '.join(sorted(known))}.")


def _strings(path: Path, where: str, value: object, *, or_one: bool = False) -> tuple[str, ...]:
    if or_one and isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f'{path}: {where} is {value!r}; expected a list of texts such as ["one", "two"].')
    return tuple(value)
