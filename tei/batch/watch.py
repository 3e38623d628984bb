"""Checking again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

__all__ = ["Stamps", "stamps", "watch"]

Stamps: TypeAlias = Mapping[Path, tuple[int, int]]
_PAUSE: Final = 0.5  # seconds between two looks


def stamps(paths: Iterable[Path]) -> Stamps:
    """When each file was last written, and its size; those that are not there are left out."""
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def watch(look: Callable[[], Stamps], check: Callable[[], None], pause: Callable[[], bool] | None = None) -> None:
    """Call ``check`` once, and again whenever ``look`` shows a file that is new, changed or gone.

    All files are checked again, because what one says may depend on another. ``pause`` waits, and says whether to go
    on; without it there is no end but Ctrl-C.
    """
    wait = pause or _wait
    seen = look()
    check()
    while wait():
        now = look()
        if now != seen:
            seen = now
            check()


def _wait() -> bool:
    time.sleep(_PAUSE)
    return True
