"""What Saxon complains of, as one message of ours.

SaxonC puts the place of a compile error into its exception, but that of a run-time error on the process's standard
error stream alone; so that stream is read while it works.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

__all__ = ["Captured", "Complaint", "capture_stderr", "complaints", "describe"]

_STDERR = 2
_ERROR = re.compile(
    r"^\s*(?:Static |Type )?[Ee]rror [^\n]*?on line (?P<line>\d+) column (?P<column>\d+) of (?P<file>\S+?):\n"
    r"\s+(?:(?P<code>[A-Z]{4}\d{4})\s+)?(?P<text>.*?)(?=\n\s*In |\n(?:Static |Type )?[Ee]rror |\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One error that Saxon tells of; ``code`` may be empty."""

    file: str
    line: int
    column: int
    text: str
    code: str


class Captured:
    """What was written to the standard error stream; ``text`` is complete once the block has been left."""

    def __init__(self) -> None:
        self.text = ""


@contextmanager
def capture_stderr() -> Iterator[Captured]:
    """Read what native code writes to standard error; if the block succeeds, it is passed on afterwards."""
    captured = Captured()
    try:
        saved = os.dup(_STDERR)
    except OSError:  # a process without standard error
        yield captured
        return
    if sys.stderr is not None:
        sys.stderr.flush()
    with tempfile.TemporaryFile() as store:
        os.dup2(store.fileno(), _STDERR)
        try:
            yield captured
        finally:
            os.dup2(saved, _STDERR)
            os.close(saved)
            store.seek(0)
            captured.text = store.read().decode(errors="replace")
    if captured.text:
        os.write(_STDERR, captured.text.encode())


def complaints(message: str, captured: str = "") -> tuple[Complaint, ...]:
    """All errors with a place in what Saxon says, each once, in its order."""
    found = (
        Complaint(
            match["file"],
            int(match["line"]),
            int(match["column"]),
            " ".join(match["text"].split()),
            match["code"] or "",
        )
        for match in _ERROR.finditer(f"{message.strip()}\n{captured}".strip())
    )
    return tuple(dict.fromkeys(found))


def describe(name: str, message: str, captured: str = "") -> str:
    """``own.xsl:4:35: Integer division by zero (FOAR0001)``, of the first of all errors that Saxon tells of.

    ``name`` is the stylesheet's file, for an error that has no place.
    """
    found = complaints(message, captured)
    if not found:
        return f"{name}: {' '.join(message.split()) or 'Saxon gives no reason'}"
    first = found[0]
    code = f" ({first.code})" if first.code else ""
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{first.file}:{first.line}:{first.column}: {first.text}{code}{more}"
