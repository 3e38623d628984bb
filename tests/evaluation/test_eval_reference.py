"""The figures are those of the reference scorer, to the last mark."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from eval_gold import (
    GOLD,
    RECORDED,
    SCORER,
    SETS,
    SHARED,
    gold_docs,
    perturbed,
    reference_figures,
    scorer,
    sha256,
)
from hypothesis import given, settings
from hypothesis import strategies as st

import tei
from tei.evaluation.compare import compare_set
from tei.evaluation.marks import GoldDocument, Prediction
from tei.evaluation.report import SetReport, report_sets
from tei.evaluation.sources import predictions_in, read_gold
from tei.evaluation.standoff import read_gold_lines, read_prediction

needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason="../shared/gold/score.py is not here")
SHARED_SETS = sorted(path.stem for path in SHARED.glob("dev/*.jsonl"))


def own_figures(report: SetReport) -> dict[str, Any]:
    """The report in the form of ``reference_figures``."""
    rows = {
        row.type: {"gold": row.gold, "predicted": row.predicted, "exact": row.exact, "overlapping": row.overlapping}
        | {"p": row.exact_rate.precision, "r": row.exact_rate.recall, "f1": row.exact_rate.f1}
        | {"overlap": row.overlap_rate.f1}
        for row in sorted(report.rows, key=lambda row: row.type)
    }
    shares = {"value": report.value, "body": report.body}
    counts = {name: [share.total, share.right] if share else [0, 0] for name, share in shares.items()}
    return {"types": rows, **counts, "fields": {f.name: [f.gold, f.right, f.wrong] for f in report.fields}}


def measured(path: Path, predictions: dict[str, Any]) -> SetReport:
    def predict(document: GoldDocument) -> Prediction:
        if document.id not in predictions:
            return Prediction(problem="left out")
        return read_prediction(json.dumps(predictions[document.id]).encode(), document.id)

    (gold,) = read_gold([path])
    (report,) = report_sets([compare_set(gold.name, [(document, predict(document)) for document in gold.documents])])
    return report


@pytest.mark.parametrize("name", SETS)
def test_recorded_figures(name: str) -> None:
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    path = GOLD / f"{name}.jsonl"
    assert sha256(path) == recorded["gold_sha256"][name], "gold changed: record the figures again (eval_gold.py)"
    docs = gold_docs(path)
    report = measured(path, {doc["id"]: perturbed(doc) for doc in docs[:-1]})  # the last has no prediction
    assert own_figures(report) == recorded["figures"][name]


@needs_scorer
def test_the_recorded_scorer_is_the_one_that_is_here() -> None:
    assert sha256(SCORER) == json.loads(RECORDED.read_text(encoding="utf-8"))["scorer_sha256"]


@needs_scorer
@pytest.mark.parametrize("name", SHARED_SETS)
def test_figures_of_every_shared_set(name: str) -> None:
    path = SHARED / "dev" / f"{name}.jsonl"
    docs = gold_docs(path)
    predictions = {doc["id"]: perturbed(doc) for doc in docs[:-1]}
    with contextlib.redirect_stdout(io.StringIO()):
        expected = reference_figures(scorer(), docs, predictions)
    assert own_figures(measured(path, predictions)) == json.loads(json.dumps(expected))


@needs_scorer
@pytest.mark.parametrize("name", ["wilson", "frus_full"])
def test_figures_of_real_conversions_by_the_real_command(name: str, tmp_path: Path) -> None:
    path = GOLD / f"{name}.jsonl"
    for doc in gold_docs(path):
        edition = tei.convert(doc["text"], name=doc["id"], date="2026-01-01", to=("standoff",))
        (tmp_path / f"{doc['id']}.json").write_bytes(edition.outputs[0][1])
    done = subprocess.run([sys.executable, SCORER, "--json", path, tmp_path], capture_output=True, check=True)
    expected = json.loads(done.stdout.decode().splitlines()[-1])
    (gold,) = read_gold([path])
    predict = predictions_in(tmp_path)
    (report,) = report_sets([compare_set(name, [(document, predict(document)) for document in gold.documents])])
    found = own_figures(report)
    for kind, row in found["types"].items():
        assert {"gold": row["gold"], "pred": row["predicted"], "exact": row["f1"]} == {
            key: expected[kind][key] for key in ("gold", "pred", "exact")
        }
        assert [row[key] for key in ("p", "r", "overlap")] == [expected[kind][key] for key in ("p", "r", "overlap")]
    assert (report.value.share if report.value else None) == expected.get("value")
    assert found["fields"] == expected.get("header", {})
    assert found["types"].keys() == expected.keys() - {"value", "body", "header"}


TEXT = "Mr. Smith and Mrs. A B wrote to C D on 3 May and the day before. " * 2
KINDS = ("person", "org", "place", "date", "signed", "closer")
EXTENTS = st.tuples(st.integers(0, len(TEXT) - 12), st.integers(1, 11))


@st.composite
def spans(draw: st.DrawFn, *, gold: bool) -> list[dict[str, Any]]:
    """A few marks; those of gold may be soft, relative, or have a core and a value."""
    found = []
    for start, length in draw(st.lists(EXTENTS, max_size=8)):
        span: dict[str, Any] = {"start": start, "end": start + length, "type": draw(st.sampled_from(KINDS))}
        if draw(st.booleans()):
            span["when"] = draw(st.sampled_from(["1900-05-03", "1900-05-03T10:00", "1900-05-02"]))
        flag = draw(st.sampled_from(["", "", "", "weak", "optional", "partial_word", "relative", "core", "descr"]))
        if gold and flag == "core":
            span |= {"core": {"start": start + 1, "end": start + length}} if length > 1 else {}
        elif gold and flag:
            span |= {"kind": "descr"} if flag == "descr" else {flag: True}
        found.append(span)
    return found


@needs_scorer
@settings(max_examples=300, deadline=None)
@given(spans(gold=True), spans(gold=False), st.lists(EXTENTS, max_size=2), st.booleans())
def test_figures_of_any_marks(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]], ignored: list[tuple[int, int]], scoped: bool
) -> None:
    doc: dict[str, Any] = {"id": "a", "text": TEXT, "spans": gold}
    doc["ignore"] = [{"start": a, "end": a + n - 1, "types": ["person", "date"]} for a, n in ignored]
    doc["scope"] = {"person": "all", "date": "derived", "org": "partial"} if scoped else None
    prediction = {"text": TEXT, "spans": predicted}
    with contextlib.redirect_stdout(io.StringIO()):
        expected = reference_figures(scorer(), [doc], {"a": prediction})
    pairs = [(read_gold_lines(json.dumps(doc).encode(), "a")[0], read_prediction(json.dumps(prediction).encode(), "a"))]
    (report,) = report_sets([compare_set("a", pairs)])
    found = own_figures(report)
    kept = {kind: row for kind, row in found["types"].items() if row["gold"]}  # the scorer is silent of the others
    assert (kept, found["value"]) == (expected["types"], expected["value"])
