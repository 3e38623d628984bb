"""Where compiled schemas are kept between runs: a folder that only the user can write to."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """The folder, made if it is not there; ``None`` if there can be none that is safe.

    ``TEITOOL_CACHE`` names it; else it is ``teitool`` in ``LOCALAPPDATA`` (Windows), ``~/Library/Caches`` (macOS),
    ``XDG_CACHE_HOME`` or ``~/.cache``. An empty ``TEITOOL_CACHE`` means none.
    """
    given = os.environ if environment is None else environment
    folder = _named(given)
    if folder is None:
        return None
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_ours(folder) else None
    except OSError:
        return None  # a home that cannot be written to is no reason to fail


def _named(environment: Mapping[str, str]) -> Path | None:
    own = environment.get("TEITOOL_CACHE")
    if own is not None:
        return Path(own).absolute() if own else None
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
        return Path(base) / "teitool" / "cache" if base else None
    home = environment.get("HOME", "")
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Caches" / "teitool" if home else None
    base = environment.get("XDG_CACHE_HOME", "")
    if base.startswith("/"):  # the specification wants relative ones ignored
        return Path(base) / "teitool"
    return Path(home) / ".cache" / "teitool" if home else None


def _is_ours(folder: Path) -> bool:
    """Nobody else may put a compiled schema there; a verdict would be theirs."""
    if sys.platform == "win32":
        return True  # LOCALAPPDATA is the user's own
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
