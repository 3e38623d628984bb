"""Exit codes: one meaning each."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """What the process says when it ends."""

    CLEAN = 0
    FINDINGS = 1
    NOTHING_DONE = 2
    INTERRUPTED = 130
