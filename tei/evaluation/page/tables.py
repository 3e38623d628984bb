"""The tables of figures on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei.evaluation.calibration import LEVELS
from tei.evaluation.floors import FloorResult
from tei.evaluation.page.html import element, rows, text
from tei.evaluation.report import SetReport

__all__ = ["floors_part", "set_part"]


def set_part(report: SetReport, number: int) -> str:
    """The figures of one set."""
    return element(
        "article",
        element("h3", text(report.name), id=f"s{number}"),
        element("p", text(f"{len(report.documents)} documents, {report.words:,} words")),
        _types(report),
        _shares(report),
        _levels(report),
        _bins(report),
        _confusions(report),
        aria_labelledby=f"s{number}",
    )


def floors_part(results: Sequence[FloorResult]) -> str:
    """Each floor and whether it was kept; empty without floors."""
    if not results:
        return ""
    body = rows(
        (
            text(f"{e.floor.set}: {e.floor.figure}"),
            f"{e.floor.least:.3f}",
            _figure(e.found),
            "missed" if e.missed else "kept",
        )
        for e in results
    )
    return _table("Floors", ("Figure", "Floor", "Found", "Result"), body)


def _types(report: SetReport) -> str:
    head = ("Type", "Gold", "Marked", "Precision", "Recall", "F1", "Overlap precision", "Overlap recall", "Overlap F1")
    body = []
    for row in report.rows:
        exact, overlap = row.exact_rate, row.overlap_rate
        figures = (exact.precision, exact.recall, exact.f1, overlap.precision, overlap.recall, overlap.f1)
        body.append((text(row.type), str(row.gold), str(row.predicted), *map(_figure, figures)))
    return _table("Precision, recall and F1", head, rows(body)) if body else element("p", "No mark is scored here.")


def _shares(report: SetReport) -> str:
    named = (("Date values", report.value), ("Body bounds", report.body), ("Header fields", report.header))
    body = [(name, f"{share.right} of {share.total}", _figure(share.share)) for name, share in named if share]
    fields = (
        (text(f"header: {f.name}"), f"{f.right} of {f.gold}, {f.wrong} wrong or invented", "")
        for f in report.fields
        if f.right < f.gold or f.wrong
    )
    return _table("Values, bounds and fields", ("What", "Right", "Share"), rows([*body, *fields])) if body else ""


def _levels(report: SetReport) -> str:
    if not report.calibrations:
        return ""
    head = ("Type", *(f"{word} ({cert})" for cert in LEVELS for word in ("Marks", "Right")), "Calibration error")
    body = (
        (
            text(e.type),
            *(c for level in e.levels for c in (str(level.marks), _figure(level.precision))),
            _figure(e.error),
        )
        for e in report.calibrations
    )
    return _table("What @cert means: marks of each level, and the share that is right", head, rows(body))


def _bins(report: SetReport) -> str:
    bins = report.calibrations[-1].bins if report.calibrations else ()
    body = (
        (f"{b.low:.1f}–{b.high:.1f}", str(b.marks), _figure(b.confidence), _figure(b.precision))
        for b in bins
    )  # fmt: skip
    return _table("Reliability", ("Confidence", "Marks", "Mean", "Right"), rows(body)) if bins else ""


def _confusions(report: SetReport) -> str:
    if not report.confusions:
        return ""
    body = rows((text(entry.gold), text(entry.predicted), str(entry.count)) for entry in report.confusions)
    return _table("Taken for another type", ("Gold", "Predicted", "Marks"), body)


def _table(caption: str, head: Sequence[str], body: str) -> str:
    heads = "".join(f'<th scope="col">{text(cell)}</th>' for cell in head)
    parts: Iterator[str] = iter(
        (element("caption", text(caption)), f"<thead><tr>{heads}</tr></thead>\n", f"<tbody>{body}</tbody>")
    )
    table = element("table", *parts, class_="figures")
    return f'<div class="wide" tabindex="0" role="region" aria-label="{text(caption)}">{table}</div>\n'


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
