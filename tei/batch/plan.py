"""What a run has to do: which inputs, and under which names their editions lie."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from tei.batch.folders import files_below, is_folder

__all__ = ["STDIN", "Job", "plan"]

STDIN: Final = Path("-")
_SUFFIX: Final = ".txt"


@dataclass(frozen=True, slots=True)
class Job:
    """One document. ``path`` is ``-`` for standard input; ``name`` has folders and no extension.

    ``problem`` says why it cannot be done; empty if it can.
    """

    path: Path
    name: str
    problem: str = ""


def plan(paths: Iterable[Path]) -> Iterator[Job]:
    """A job for every file named, and for every ``.txt`` file in every folder named, folders sorted.

    Hidden files, and those in hidden folders, are left out of a folder.

    Two inputs that would have one output name (also where a file system does not tell capitals) make the second a
    job with a problem.
    """
    taken: dict[str, Path] = {}
    for path, name in _inputs(paths):
        other = taken.get(name.casefold())
        if other is None:
            taken[name.casefold()] = path
            yield Job(path, name, _problem(path))
        elif other != path:
            yield Job(path, name, f"its editions would have the same name as those of {other}; rename one of the two.")


def _inputs(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path == STDIN:
            yield path, "stdin"
        elif is_folder(path):
            for file in files_below(path, _SUFFIX):
                yield file, _stem(file.relative_to(path).as_posix())
        else:
            yield path, _stem(path.name)


def _stem(name: str) -> str:
    """The name without its last extension (``cww.00030.txt`` → ``cww.00030``)."""
    path = PurePosixPath(name)
    return str(path.with_suffix("")) if path.suffix.lower() == _SUFFIX else str(path)


def _problem(path: Path) -> str:
    if path == STDIN:
        return ""
    try:
        return "" if stat.S_ISREG(path.stat().st_mode) else "neither a file nor a folder."
    except (FileNotFoundError, NotADirectoryError):
        return "no such file or folder."
    except OSError as error:
        return f"{error.strerror}; expected a text file that can be read."
