"""The report for a person at a terminal: aligned text, one line a type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tei.evaluation.calibration import LEVELS, Calibration
from tei.evaluation.errors import ERROR_KINDS
from tei.evaluation.figures import Row
from tei.evaluation.floors import FloorResult
from tei.evaluation.report import SetReport

__all__ = ["floor_lines", "report_lines"]

Cells = Sequence[str]

_PLURALS: Final = {
    "miss": "misses",
    "false-alarm": "false alarms",
    "type": "wrong types",
    "bounds": "wrong bounds",
    "value": "wrong values",
}


def report_lines(report: SetReport) -> Iterator[str]:
    """The lines of one set's report, without line ends."""
    count = len(report.documents)
    yield f"{report.name}: {count} document{'s' * (count != 1)}, {report.words:,} words"
    if report.problems:
        yield f"{len(report.problems)} without a prediction (all their marks are counted as missed)"
    if report.rows:
        yield ""
        yield from _indented(_aligned([_TYPE_HEAD, *map(_type_row, report.rows)]))
    else:
        yield "no mark is scored here"
    yield from _shares(report)
    if report.calibrations:
        yield ""
        yield from _indented(_aligned([_LEVEL_HEAD, *map(_level_row, report.calibrations)]))
    whole = report.calibrations[-1] if report.calibrations else None
    if whole and whole.bins:
        yield ""
        yield from _indented(_aligned([_BIN_HEAD, *_bin_rows(whole)]))
    if report.confusions:
        yield ""
        named = (f"{entry.gold} as {entry.predicted} {entry.count}" for entry in report.confusions)
        yield f"  taken for another type: {', '.join(named)}"
    yield from _worst(report)


def floor_lines(results: Sequence[FloorResult]) -> Iterator[str]:
    """A line for each floor that is missed, and one that counts them."""
    missed = [entry for entry in results if entry.missed]
    yield from map(str, missed)
    yield f"{len(missed)} of {len(results)} floors missed" if missed else f"all {len(results)} floors kept"


_TYPE_HEAD: Final = ("type", "gold", "marked", "exact P", "R", "F1", "overlap P", "R", "F1")
_LEVEL_HEAD: Final = ("how sure", *(cell for cert in LEVELS for cell in (cert, "right")), "cal. error")
_BIN_HEAD: Final = ("confidence", "marks", "mean", "right")


def _type_row(row: Row) -> Cells:
    exact, overlap = row.exact_rate, row.overlap_rate
    figures = (exact.precision, exact.recall, exact.f1, overlap.precision, overlap.recall, overlap.f1)
    return (row.type, str(row.gold), str(row.predicted), *map(_figure, figures))


def _level_row(entry: Calibration) -> Cells:
    levels = (cell for level in entry.levels for cell in (str(level.marks), _figure(level.precision)))
    return (entry.type, *levels, _figure(entry.error))


def _bin_rows(entry: Calibration) -> Iterator[Cells]:
    for part in entry.bins:
        mean, right = _figure(part.confidence), _figure(part.precision)
        yield (f"{part.low:.1f}–{part.high:.1f}", str(part.marks), mean, right)


def _shares(report: SetReport) -> Iterator[str]:
    named = (("date values", report.value), ("body bounds", report.body), ("header fields", report.header))
    rows = [(name, f"{share.right} of {share.total}", _figure(share.share)) for name, share in named if share]
    if rows:
        yield ""
        yield from _indented(_aligned(rows))
    wrong = [f"{f.name} {f.right} of {f.gold}, {f.wrong} wrong" for f in report.fields if f.right < f.gold or f.wrong]
    if wrong:
        yield f"  fields not all right: {'; '.join(wrong)}"


def _worst(report: SetReport) -> Iterator[str]:
    if not report.worst:
        return
    yield ""
    kinds = [kind for kind in ERROR_KINDS if any(dict(entry.counts)[kind] for entry in report.worst)]
    rows = [("worst documents", "errors/1,000 words", *(_PLURALS[kind] for kind in kinds))]
    for entry in report.worst:
        counts = dict(entry.counts)
        rows.append((entry.id, f"{entry.per_thousand:.1f}", *(str(counts[kind]) for kind in kinds)))
    yield from _indented(_aligned(rows))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _aligned(rows: Sequence[Cells]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
