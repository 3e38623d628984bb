"""Exit codes: one meaning each."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit", "Leave"]


class Exit(IntEnum):
    """What the process says when it ends."""

    CLEAN = 0
    FINDINGS = 1
    NOTHING_DONE = 2
    INTERRUPTED = 130


class Leave(Exception):  # no error: a command asks to end with a code
    """Raised by a command that has said all it has to say."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code
