"""Predictions that are wrong in known ways, made from gold, and what the reference scorer says of them."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "data" / "gold"
SHARED = ROOT.parent / "shared" / "gold"
SCORER = SHARED / "score.py"
RECORDED = Path(__file__).parent / "data" / "reference_figures.json"
SETS = ("frus", "frus_full", "wilson", "wilson2")

Doc = dict[str, Any]
_KEPT = ("start", "end", "type", "when", "from", "to", "notBefore", "notAfter")
_TYPES = ("person", "org", "place", "date", "signed", "dateline", "salute", "closer")


def gold_docs(path: Path) -> list[Doc]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def perturbed(doc: Mapping[str, Any]) -> Doc:
    """Gold's answers with marks left out, moved, split, of another type, and invented; some lie in ignored stretches.

    What happens to a mark depends on its number in the document and on the document's id alone.
    """
    length = len(doc["text"])
    salt = int(hashlib.sha256(doc["id"].encode()).hexdigest()[:6], 16)
    spans: list[Doc] = []
    for number, span in enumerate(doc["spans"], salt):
        spans += _changed({key: span[key] for key in _KEPT if key in span}, span, number, length)
    spans += [
        {"start": i["start"], "end": i["end"], "type": i["types"][0]}
        for i in doc.get("ignore", ())[:3]
        if i["end"] > i["start"]
    ]
    invented = salt % (length - 12)
    spans.append({"start": invented, "end": invented + 1 + salt % 9, "type": _TYPES[salt % 8]})
    body = doc.get("body") if salt % 4 else [0, length]
    fields = sorted(doc.get("header", {}).items())
    header = {name: value + "?" * (number % 5 == 0) for number, (name, value) in enumerate(fields, salt) if number % 7}
    return {"text": doc["text"], "spans": spans, "header": header | {"funder": "Invented"}} | (
        {"body": body} if body else {}
    )


def _changed(span: Doc, gold: Mapping[str, Any], number: int, length: int) -> list[Doc]:
    start, end = span["start"], span["end"]
    match number % 12:
        case 0:
            return []
        case 1:
            return [span | {"start": max(start - 1 - number % 4, 0)}]
        case 2:
            return [span | {"end": min(end + 1 + number % 7, length)}]
        case 3 if "core" in gold:
            return [span | gold["core"]]
        case 4:
            return [span | {"type": _TYPES[number % 8]}]
        case 5 if end - start > 2:
            middle = (start + end) // 2
            return [span | {"end": middle}, span | {"start": middle}]
        case 6 if span.get("when"):
            return [span | {"when": span["when"] + "T10:00:00"}]
        case 7 if span.get("when"):
            return [span | {"when": "1900-01-01"}]
        case 8 if end - start > 8:
            return [span | {"start": start + 4}]
    return [span]


@cache
def scorer() -> ModuleType:
    """The reference scorer as a module."""
    spec = importlib.util.spec_from_file_location("reference_scorer", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reference_figures(module: ModuleType, docs: Sequence[Doc], predictions: Mapping[str, Doc]) -> Doc:
    """All that the reference scorer says: counts by type, dates with the right value, bodies, header fields."""
    counts, dates, _ = module.score(docs, predictions)
    body, fields = module.score_pages(docs, predictions)
    said = module.report("set", counts, dates, 0)
    rows = {
        kind: {"gold": c[0], "predicted": c[1], "exact": c[2], "overlapping": c[3]}
        | {name: said[kind][name] for name in ("p", "r", "overlap")}
        | {"f1": said[kind]["exact"]}
        for kind, c in sorted(counts.items())
        if c[0]
    }
    return {"types": rows, "value": dates, "body": body, "fields": dict(sorted(fields.items()))}


def record() -> None:
    """Write what the reference scorer says of the project's own gold: ``python tests/evaluation/eval_gold.py``."""
    module = scorer()
    figures = {}
    for name in SETS:
        docs = gold_docs(GOLD / f"{name}.jsonl")
        figures[name] = reference_figures(module, docs, {doc["id"]: perturbed(doc) for doc in docs[:-1]})
    note = "made by the reference scorer from tests/data/gold and the predictions of tests/evaluation/eval_gold.py"
    entry = {
        "note": note,
        "scorer_sha256": sha256(SCORER),
        "gold_sha256": {name: sha256(GOLD / f"{name}.jsonl") for name in SETS},
        "figures": figures,
    }
    RECORDED.write_text(json.dumps(entry, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    record()
