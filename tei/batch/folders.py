"""The files of a folder that a run looks at."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["files_below", "is_folder"]


def is_folder(path: Path) -> bool:
    """Whether it is one; what cannot be looked at is none, and whoever reads it is told why."""
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises where a folder above may not be entered)


def files_below(folder: Path, suffix: str) -> list[Path]:
    """The files with this ending, capital or not, in a folder and those below it, sorted.

    Hidden ones, and those in hidden folders such as ``.teitool``, are left out.
    """
    found = []
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(at, name) for name in names if name.lower().endswith(suffix) and not name.startswith(".")]
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())
