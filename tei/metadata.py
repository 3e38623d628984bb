"""Metadata beside the texts: a table by file name, in YAML or CSV.

YAML: a mapping from file name to a mapping from header field to value (or list of values). CSV: a header row whose
column ``file`` names the document and whose other columns are header fields; several values of a repeatable field are
separated by ``;``. A file name may be given with or without its folder and extension.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from tei.diagnostics import Diagnostic, Place, finding
from tei.errors import MetadataError
from tei.model import FIELDS, Header, HeaderField

__all__ = ["Metadata", "apply_metadata", "load_metadata"]

Metadata = Mapping[str, tuple[HeaderField, ...]]

_REPEATABLE: Final = frozenset(name for name, meaning in FIELDS.items() if "(repeatable)" in meaning)


def load_metadata(path: Path) -> Metadata:
    """Read a metadata file.

    Raises:
        MetadataError: it cannot be read, has another form, or names an unknown field.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MetadataError(f"{path}: {error}; expected a metadata file in UTF-8.") from None
    suffix = path.suffix.lower()
    if suffix in {".yaml", ".yml"}:
        return _from_yaml(path, text)
    if suffix == ".csv":
        return _from_csv(path, text)
    raise MetadataError(f"{path}: metadata in a {suffix or 'nameless'} file; expected .yaml, .yml or .csv.")


def apply_metadata(header: Header, name: str, metadata: Metadata, file: str) -> tuple[Header, tuple[Diagnostic, ...]]:
    """The header with the metadata of document ``name`` (its path without extension); what contradicts is reported.

    The metadata file wins: an editor made it.
    """
    new = metadata.get(name) or metadata.get(PurePosixPath(name).name) or ()
    findings = []
    for entry in new:
        old = header.field(entry.name)
        if old and entry.name not in _REPEATABLE and _fold(entry.value) not in (_fold(old.value), _fold(old.display)):
            fields = {"field": entry.name, "metadata": entry.value, "page": old.value}
            findings.append(finding("MET001", Place(file), fields))
    return header.without(*(entry.name for entry in new)).with_fields(*new), tuple(findings)


def _from_yaml(path: Path, text: str) -> Metadata:
    import yaml  # loaded only where it is used

    try:
        table = yaml.load(text, yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        raise MetadataError(f"{path}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(table, dict):
        raise MetadataError(f"{path}: expected a mapping from file name to header fields at the top.")
    result = {}
    for name, fields in table.items():
        if not isinstance(fields, dict):
            raise MetadataError(f"{path}: {name}: expected header fields (title: …), found {fields!r}.")
        pairs = [
            (key, item) for key, value in fields.items() for item in (value if isinstance(value, list) else [value])
        ]
        result[_key(name)] = _fields(path, str(name), pairs)
    return result


def _from_csv(path: Path, text: str) -> Metadata:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise MetadataError(f"{path}: not CSV: {error}") from None
    columns = [column.strip() for column in rows[0]] if rows else []
    if "file" not in columns:
        raise MetadataError(f"{path}: no column 'file' in the first row; it names the document of each row.")
    result = {}
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(columns):
            raise MetadataError(f"{path}:{number}: {len(row)} cells; expected {len(columns)} as in the first row.")
        cells = dict(zip(columns, row, strict=True))
        name = cells.pop("file").strip()
        pairs = [(key, value) for key, cell in cells.items() for value in _values(key, cell)]
        result[_key(name)] = _fields(path, f"row {number}", pairs)
    return result


def _values(field: str, cell: str) -> list[str]:
    return cell.split(";") if field in _REPEATABLE else [cell]


def _fields(path: Path, where: str, pairs: Iterable[tuple[object, object]]) -> tuple[HeaderField, ...]:
    result = []
    for name, value in pairs:
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            raise MetadataError(f"{path}: {where}: header field {name!r} is unknown; expected one of {known}.")
        if not isinstance(value, str):
            raise MetadataError(f"{path}: {where}: {name} is {value!r}; expected a text or a list of texts.")
        if value.strip():
            result.append(HeaderField(str(name), value.strip(), origin="metadata"))
    return tuple(result)


def _key(name: object) -> str:
    """A document's name as the metadata file gives it, less its last extension."""
    path = PurePosixPath(str(name).strip().replace("\\", "/"))
    return str(path.with_suffix("")) if path.suffix.lower() == ".txt" else str(path)


def _fold(value: str) -> str:
    return " ".join(value.split()).casefold()
