"""The report as JSON: every figure, and every error with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tei.evaluation.calibration import Calibration
from tei.evaluation.compare import Compared
from tei.evaluation.errors import Error
from tei.evaluation.figures import Rate, Row, Share
from tei.evaluation.floors import FloorResult
from tei.evaluation.marks import GoldMark, PredictedMark
from tei.evaluation.overview import DocumentErrors, count_errors
from tei.evaluation.report import ALL, SetReport

__all__ = ["report_as_dict"]

Json = dict[str, object]

_VERSION: Final = 1  # of this form; raised when a key changes its meaning or goes


def report_as_dict(reports: Sequence[SetReport], floors: Sequence[FloorResult]) -> Json:
    """``{"version", "sets": [...], "all"?, "floors": [...]}``: keys as in ``docs/eval.md``.

    Offsets are code points, half-open; figures are 0 to 1.
    """
    single = [report for report in reports if len(reports) == 1 or report.name != ALL]
    result: Json = {"version": _VERSION, "sets": [_set(report, documents=True) for report in single]}
    if len(reports) > 1:
        result["all"] = _set(reports[-1], documents=False)
    result["floors"] = [_floor(entry) for entry in floors]
    return result


def _set(report: SetReport, *, documents: bool) -> Json:
    figures: Json = {
        "name": report.name,
        "words": report.words,
        "documents": len(report.documents),
        "problems": dict(report.problems),
        "types": {row.type: _row(row) for row in report.rows},
        "value": _share(report.value),
        "body": _share(report.body),
        "header": _share(report.header),
        "fields": {f.name: {"gold": f.gold, "right": f.right, "wrong": f.wrong} for f in report.fields},
        "calibration": {entry.type: _calibration(entry) for entry in report.calibrations},
        "confusions": [{"gold": c.gold, "predicted": c.predicted, "count": c.count} for c in report.confusions],
        "worst": [_counted(entry) for entry in report.worst],
    }
    if documents:
        figures["results"] = [_document(document) for document in report.documents]
    return figures


def _row(row: Row) -> Json:
    return {
        "gold": row.gold,
        "predicted": row.predicted,
        "exact": {"hits": row.exact, **_rate(row.exact_rate)},
        "overlap": {"hits": row.overlapping, **_rate(row.overlap_rate)},
    }


def _rate(rate: Rate) -> Json:
    return {"precision": rate.precision, "recall": rate.recall, "f1": rate.f1}


def _share(share: Share | None) -> Json | None:
    return {"right": share.right, "total": share.total, "share": share.share} if share else None


def _calibration(entry: Calibration) -> Json:
    return {
        "levels": {
            level.cert: {"marks": level.marks, "right": level.right, "precision": level.precision}
            for level in entry.levels
        },
        "bins": [
            {"from": b.low, "to": b.high, "marks": b.marks, "right": b.right}
            | {"confidence": b.confidence, "precision": b.precision}
            for b in entry.bins
        ],
        "expected_calibration_error": entry.error,
    }


def _counted(entry: DocumentErrors) -> Json:
    return {
        "id": entry.id,
        "words": entry.words,
        "per_thousand_words": entry.per_thousand,
        "errors": dict(entry.counts),
    }


def _document(document: Compared) -> Json:
    page = document.page
    return {
        **_counted(count_errors(document)),
        "body": page.body if page else None,
        "fields": [
            {"name": entry.name, "gold": entry.gold, "predicted": entry.predicted, "right": entry.right}
            for entry in ((page.fields or ()) if page else ())
        ],
        "found": [_error(error, document.gold.text) for error in document.errors],
    }


def _error(error: Error, text: str) -> Json:
    entry: Json = {"kind": error.kind, "type": error.type}
    if error.gold:
        entry["gold"] = _mark(error.gold, text)
    if error.predicted:
        entry["predicted"] = _mark(error.predicted, text) | {"confidence": error.predicted.confidence}
    return entry


def _mark(mark: GoldMark | PredictedMark, text: str) -> Json:
    return {
        "start": mark.start,
        "end": mark.end,
        "type": mark.type,
        "text": text[mark.start : mark.end],
        **dict(mark.value),
    }


def _floor(entry: FloorResult) -> Json:
    floor = entry.floor
    return {
        "set": floor.set,
        "figure": floor.figure,
        "floor": floor.least,
        "found": entry.found,
        "missed": entry.missed,
    }
