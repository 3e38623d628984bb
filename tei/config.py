"""``teitool.toml``: what an edition says about itself and which layouts of its own it has."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from tei.errors import ConfigError
from tei.model import EditionSettings

__all__ = ["CONFIG_NAME", "TEMPLATE", "Config", "find_config", "load_config"]

CONFIG_NAME: Final = "teitool.toml"

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
"""


@dataclass(frozen=True, slots=True)
class Config:
    """``layouts`` are paths of layout files, resolved against the configuration's folder."""

    edition: EditionSettings
    layouts: tuple[Path, ...] = ()


def find_config(folder: Path) -> Path | None:
    """The nearest ``teitool.toml``, in ``folder`` or above it."""
    return next((p / CONFIG_NAME for p in (folder, *folder.parents) if (p / CONFIG_NAME).is_file()), None)


def load_config(path: Path | None) -> Config:
    """Read a configuration file; the defaults for ``None``.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or says something unknown.
    """
    if path is None:
        return Config(EditionSettings())
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None
    _check_keys(path, "the file", table, {"edition", "convert"})
    convert = _section(path, table, "convert", {"layouts"})
    layouts = _strings(path, "convert.layouts", convert.get("layouts", []))
    return Config(_edition(path, table), tuple(path.parent / layout for layout in layouts))


def _edition(path: Path, table: Mapping[str, object]) -> EditionSettings:
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


def _section(path: Path, table: Mapping[str, object], name: str, known: set[str]) -> Mapping[str, object]:
    section = table.get(name, {})
    if not isinstance(section, dict):
        raise ConfigError(f"{path}: {name} is {section!r}; expected a table [{name}].")
    _check_keys(path, f"[{name}]", section, known)
    return section


def _check_keys(path: Path, where: str, table: Mapping[str, object], known: set[str]) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{path}: {key!r} in {where} is unknown; expected one of {', '.join(sorted(known))}.")


def _strings(path: Path, where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f'{path}: {where} is {value!r}; expected a list of texts such as ["one", "two"].')
    return tuple(value)
