"""A validation's report on the terminal: findings on stdout, progress and the count on stderr."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tei.cli.exit import Exit
from tei.cli.parser import echo
from tei.diagnostics import RENDERERS, Options, Report
from tei.diagnostics.colour import wants_colour
from tei.version import __version__

__all__ = ["Progress", "show"]

_WIDTH = 120  # where the terminal does not tell
_EVERY = 0.1  # seconds between two counts


def show(report: Report, style: str, code: Exit) -> None:
    """The report in one of the forms of ``RENDERERS``; ``code`` is what the process will end with."""
    options = Options(
        colour=wants_colour(sys.stdout.isatty(), os.environ),
        width=_width(),
        summary=False,
        version=__version__,
        exit_code=int(code),
        base=str(Path.cwd()),
    )
    if report.findings:
        from tei.batch.source_lines import SourceLines

        sources = SourceLines()
        options = options._replace(line_of=sources.line_of, position_of=sources.position_of)
    echo(RENDERERS[style](report, options), end="")
    if style == "human":
        from tei.diagnostics import summary

        echo(summary(report), err=True)


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return _WIDTH


class Progress:
    """Counts files on a terminal, on a line of stderr that is taken away again."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + 5 * _EVERY  # what is done at once needs no count
        self._shown = False

    def __call__(self, done: int, files: int) -> None:
        now = time.monotonic()
        if self._on and files > 1 and now >= self._next:
            self._next = now + _EVERY
            self._shown = True
            sys.stderr.write(f"\r{done} of {files} files")
            sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
            self._shown = False
