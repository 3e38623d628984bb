"""What a run says: progress and problems on stderr, the result on stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tei.batch.outcome import Outcome, Summary
from tei.cli.parser import echo
from tei.diagnostics import render_human
from tei.diagnostics.json_text import json_text

__all__ = ["Reporter"]

_COLUMNS = (
    ("person", "persons"),
    ("org", "organisations"),
    ("place", "places"),
    ("date", "dates"),
    ("signed", "signed"),
)
_MANY = 20  # with more documents than this the table is one line of totals


class Reporter:
    """Renders outcomes as they come and the summary at the end. ``style`` is ``human`` or ``json``."""

    def __init__(self, style: str, *, quiet: bool) -> None:
        self._json = style == "json"
        self._quiet = quiet

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[Outcome], None]]:
        """A progress bar on a terminal; the function it gives is called with each outcome."""
        if self._quiet or not sys.stderr.isatty():
            yield self._outcome
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=total)

            def advance(outcome: Outcome) -> None:
                self._outcome(outcome)
                bar.advance(task)

            yield advance

    def _outcome(self, outcome: Outcome) -> None:
        if outcome.problem:
            echo(outcome.problem, err=True)
        findings = [found for found in outcome.findings if found.is_error or not self._quiet]
        if findings:
            echo(render_human(findings), end="", err=True)
        if outcome.explanation:
            echo(outcome.explanation, end="", err=self._json)

    def summary(self, summary: Summary) -> None:
        """The table of what was done, or the same as JSON."""
        if self._json:
            echo(json_text(_as_dict(summary), indent=2))
        elif not self._quiet:
            echo("".join(f"{line}\n" for line in _table(summary)), end="")


def _as_dict(summary: Summary) -> dict[str, object]:
    totals = {name: summary.total(kind) for kind, name in _COLUMNS}
    return {
        "documents": [outcome.as_dict() for outcome in summary.outcomes],
        "summary": {
            "documents": len(summary.outcomes),
            "failed": summary.failed,
            "warnings": summary.warnings,
            "marked": totals,
            "seconds": round(summary.seconds, 3),
        },
    }


def _table(summary: Summary) -> Iterator[str]:
    """Aligned by hand: it must be the same in a pipe as on a terminal, and rich takes 0.1 s to load."""
    rows = [("document", *(name for _, name in _COLUMNS), "warnings", "status")]
    outcomes = summary.outcomes if len(summary.outcomes) <= _MANY else ()
    for outcome in outcomes:
        counts = dict(outcome.counts)
        numbers = (str(counts.get(kind, 0)) for kind, _ in _COLUMNS)
        rows.append((outcome.name, *numbers, str(outcome.warnings), outcome.status))
    if len(summary.outcomes) != 1:
        numbers = (str(summary.total(kind)) for kind, _ in _COLUMNS)
        status = f"{summary.failed} failed" if summary.failed else "done"
        rows.append((f"{len(summary.outcomes)} documents", *numbers, str(summary.warnings), status))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        first, *middle, last = (
            cell.ljust(width) if i in (0, len(row) - 1) else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *middle, last]).rstrip()
    yield f"{summary.seconds:.2f} s"
