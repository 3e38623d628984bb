"""Which files a validation looks at, and their bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from tei.batch.folders import files_below, is_folder
from tei.errors import ConfigError
from tei.validation.inputs import Input

__all__ = ["STDIN_NAME", "files_of", "read_input"]

STDIN_NAME: Final = "-"
_SUFFIX: Final = ".xml"
_LARGE: Final = 4_000_000  # bytes; what is larger is streamed where the checks allow it


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and every ``.xml`` file of the folders named, each once.

    Files of a folder come sorted; hidden ones, and those in hidden folders such as ``.teitool``, are left out.

    Raises:
        ConfigError: there is no file to check.
    """
    found = tuple(dict.fromkeys(file for path in paths for file in _files(path)))
    if not found:
        raise ConfigError("no .xml file there; name TEI files, or folders that hold some.")
    return found


def read_input(path: Path, *, whole: bool) -> Input:
    """The file at ``path``; ``-`` is standard input. A large one is left where it is unless it is wanted ``whole``.

    Raises:
        OSError: it cannot be read.
    """
    if str(path) == STDIN_NAME:
        return Input(STDIN_NAME, Path.cwd(), _standard_input())
    folder = path.absolute().parent
    with path.open("rb") as stream:
        if not whole and os.fstat(stream.fileno()).st_size > _LARGE:
            return Input(str(path), folder, path=path)
        return Input(str(path), folder, stream.read())


@cache
def _standard_input() -> bytes:
    """Once: messages show its lines after it was checked."""
    return sys.stdin.buffer.read()


def _files(path: Path) -> Iterable[Path]:
    return files_below(path, _SUFFIX) if str(path) != STDIN_NAME and is_folder(path) else (path,)
