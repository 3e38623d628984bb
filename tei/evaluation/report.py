"""The report on a set: its documents and all that is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tei.evaluation.calibration import Calibration, calibrations
from tei.evaluation.compare import Compared, SetResult
from tei.evaluation.figures import FieldCount, Row, Share, fields_of, share_of, type_rows
from tei.evaluation.overview import Confusion, DocumentErrors, confusions, worst

__all__ = ["ALL", "SetReport", "report_sets"]

ALL: Final = "all"
"""The name of all sets of a run together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReport:
    """``value``, ``body`` and ``header`` are ``None`` where gold does not know them."""

    name: str
    documents: tuple[Compared, ...]
    rows: tuple[Row, ...]
    value: Share | None
    body: Share | None
    header: Share | None
    fields: tuple[FieldCount, ...]
    calibrations: tuple[Calibration, ...]
    confusions: tuple[Confusion, ...]
    worst: tuple[DocumentErrors, ...]

    @property
    def words(self) -> int:
        return sum(document.gold.words for document in self.documents)

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """Documents without a prediction, and why."""
        return tuple((d.gold.id, d.prediction.problem) for d in self.documents if d.prediction.problem)

    def share(self, name: str) -> Share | None:
        """``value``, ``body`` or ``header``."""
        return {"value": self.value, "body": self.body, "header": self.header}[name]


def report_sets(results: Sequence[SetResult]) -> tuple[SetReport, ...]:
    """A report on each set; behind several, one on all of their documents, named ``all``."""
    reports = [_report(result.name, result.documents) for result in results]
    if len(results) > 1:
        reports.append(_report(ALL, tuple(document for result in results for document in result.documents)))
    return tuple(reports)


def _report(name: str, documents: tuple[Compared, ...]) -> SetReport:
    return SetReport(
        name=name,
        documents=documents,
        rows=type_rows(documents),
        value=share_of(documents, "value"),
        body=share_of(documents, "body"),
        header=share_of(documents, "header"),
        fields=fields_of(documents),
        calibrations=calibrations(documents),
        confusions=confusions(documents),
        worst=worst(documents),
    )
