"""Globs over paths: ``*`` and ``?`` stay inside a folder, ``**`` does not."""

from __future__ import annotations

import os.path
import re
from functools import lru_cache
from pathlib import Path

__all__ = ["fits"]


def fits(file: str, glob: str, folder: Path) -> bool:
    """Whether ``file`` fits a glob relative to ``folder``; one without a slash fits a name wherever it lies."""
    path = _below(file, str(folder))
    return _pattern(glob).fullmatch(path if "/" in glob else path.rpartition("/")[2]) is not None


@lru_cache(maxsize=256)
def _below(file: str, folder: str) -> str:
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return Path(file).as_posix()


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.removeprefix("./"))
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(signs.get(part) or re.escape(part) for part in parts), re.DOTALL)
