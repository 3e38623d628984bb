"""The validation of many files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tei.diagnostics import Diagnostic
from tei.errors import ConfigError
from tei.validation import validate_tei

__all__ = ["ValidationReport", "validate_files"]


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """``files`` that were checked, what was found in them, and ``problems``: files that could not be read."""

    files: int
    findings: tuple[Diagnostic, ...]
    problems: tuple[str, ...]


def validate_files(paths: Iterable[Path], schema: str = "tei_all") -> ValidationReport:
    """Check files, and all ``.xml`` files of folders (sorted).

    Raises:
        ConfigError: there is no file to check.
        SchemaError: the schema cannot be read.
    """
    findings: list[Diagnostic] = []
    problems: list[str] = []
    files = 0
    for path in _files(paths):
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(f"{path}: {error.strerror}; expected a TEI file that can be read.")
            continue
        files += 1
        findings += validate_tei(data, str(path), schema)
    if not files and not problems:
        raise ConfigError("no .xml file there; name TEI files, or folders that hold some.")
    return ValidationReport(files, tuple(findings), tuple(problems))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            hidden = (file for file in path.rglob("*.xml") if ".teitool" not in file.parts and file.is_file())
            yield from sorted(hidden, key=lambda file: file.relative_to(path).as_posix())
        else:
            yield path
