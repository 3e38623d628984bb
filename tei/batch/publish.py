"""Outputs appear whole or not at all: written beside their place, then renamed."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tei.errors import WriteError

__all__ = ["check_folder", "publish", "withdraw"]


def check_folder(folder: Path) -> None:
    """Make the output folder and see that files can be written there.

    Raises:
        WriteError: they cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise WriteError(f"{folder}: {error.strerror}; expected a folder that can be written to (--out).") from None


def publish(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write all files or none: a file that holds these bytes already is left alone.

    Raises:
        WriteError: one could not be written; nothing was changed.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            if not _holds(path, data):
                written.append((_write_beside(path, data), path))
        for temporary, path in written:
            temporary.replace(path)
    except OSError as error:
        place = error.filename or "output"
        raise WriteError(f"{place}: {error.strerror}; the document's editions were not written.") from None
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def withdraw(paths: Iterable[Path]) -> None:
    """Take away what an earlier run left of an edition that failed."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _write_beside(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(_mode(path))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _mode(path: Path) -> int:
    """The permissions of the file that is there; of a new one what the user's mask leaves."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
