"""Findings that are known already: an old edition starts with a clean slate and is told of new mistakes alone."""

from __future__ import annotations

import os.path
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tei.diagnostics import Diagnostic
from tei.diagnostics.fingerprint import fingerprints
from tei.errors import ConfigError

__all__ = ["load_baseline", "render_baseline", "unknown_to"]

_VERSION: Final = 1


def load_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in a baseline file.

    Raises:
        ConfigError: it cannot be read, or is none.
    """
    import json

    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        problem = getattr(error, "strerror", None) or error
        raise ConfigError(f"{path}: {problem}; expected a baseline (--write-baseline makes one).") from None
    entries = content.get("findings") if isinstance(content, dict) and content.get("version") == _VERSION else None
    if not isinstance(entries, list) or not all(isinstance(e, dict) and "fingerprint" in e for e in entries):
        raise ConfigError(f"{path}: not a baseline of this version; write it again with --write-baseline.")
    return frozenset(str(entry["fingerprint"]) for entry in entries)


def render_baseline(findings: Iterable[Diagnostic], path: Path) -> str:
    """The text of a baseline file at ``path`` that knows these findings: JSON, sorted, one finding an object.

    File names are relative to the baseline's folder; lines and positions among siblings do not count.
    """
    from tei.diagnostics.json_text import json_text

    moved = _moved(findings, path)
    entries = [
        {"file": found.place.file, "code": found.code, "message": found.message, "fingerprint": mark}
        for found, mark in zip(moved, fingerprints(moved), strict=True)
    ]
    entries.sort(key=lambda entry: (entry["file"], entry["code"], entry["message"], entry["fingerprint"]))
    return json_text({"version": _VERSION, "findings": entries}, indent=1) + "\n"


def unknown_to(baseline: frozenset[str], findings: tuple[Diagnostic, ...], path: Path) -> tuple[Diagnostic, ...]:
    """The findings that the baseline at ``path`` does not know."""
    marks = fingerprints(_moved(findings, path))
    return tuple(found for found, mark in zip(findings, marks, strict=True) if mark not in baseline)


def _moved(findings: Iterable[Diagnostic], path: Path) -> list[Diagnostic]:
    """With file names as seen from the baseline's folder, whatever the current one."""
    folder = path.absolute().parent
    moved = []
    names: dict[str, str] = {}
    for found in findings:
        file = found.place.file
        if file not in names:
            names[file] = _relative(file, folder)
        moved.append(found._replace(place=found.place._replace(file=names[file])))
    return moved


def _relative(file: str, folder: Path) -> str:
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return Path(file).absolute().as_posix()
