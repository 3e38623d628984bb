"""How right the marks are on documents with known answers. Floors only rise: ``tests/floors.toml``."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import tei
from tei.evaluation.compare import compare_set
from tei.evaluation.report import report_sets
from tei.evaluation.sources import read_gold
from tei.evaluation.standoff import read_prediction
from tei.pipeline import Edition
from tei.validation import validate_tei

GOLD = Path(__file__).parents[1] / "data" / "gold"
FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))
SETS = ("wilson", "wilson2", "frus_full", "frus")
PAGES = ("wilson", "wilson2")


@pytest.fixture(scope="module")
def editions() -> dict[str, list[tuple[dict[str, Any], Edition]]]:
    """Every gold document with its edition."""
    return {
        name: [
            (
                gold,
                tei.convert(
                    gold["text"],
                    name=gold["id"],
                    date="2026-01-01",
                    layout="auto" if name in PAGES else "plain",
                    to=("standoff",),
                ),
            )
            for gold in map(json.loads, (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
        ]
        for name in SETS
    }


def figures(names: list[str], editions: dict[str, list[tuple[dict[str, Any], Edition]]]) -> dict[str, float]:
    """Exact F1 of the types, and the shares of right values, bodies and header fields, of several sets together."""
    results = []
    for gold_set in read_gold([GOLD / f"{name}.jsonl" for name in names]):
        found = {gold["id"]: edition.outputs[0][1] for gold, edition in editions[gold_set.name]}
        pairs = [(gold, read_prediction(found[gold.id], gold.id)) for gold in gold_set.documents]
        results.append(compare_set(gold_set.name, pairs))
    report = report_sets(results)[-1]
    shares = {name: share.share for name in ("value", "body", "header") if (share := report.share(name))}
    return {row.type: row.exact_rate.f1 for row in report.rows if row.exact_rate.f1 is not None} | shares


@pytest.mark.parametrize("name", FLOORS)
def test_floors(name: str, editions: dict[str, list[tuple[dict[str, Any], Edition]]]) -> None:
    floor = FLOORS[name]
    for part, digest in floor["sha256"].items():
        data = (GOLD / f"{part}.jsonl").read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest, f"{part} changed: its floors must be measured again"
    found = figures(floor["sets"], editions)
    print(name, found)
    assert {key: value for key, value in found.items() if value < floor["floor"].get(key, 0)} == {}


def test_a_text_in_capitals_loses_little(tmp_path: Path) -> None:
    """Cables are in capitals: at most .08 of each type is lost, against the same texts as they stand."""
    lines = (GOLD / "frus_full.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    for document in documents:
        document["text"] = "".join(char.upper() if len(char.upper()) == 1 else char for char in document["text"])
    copy = tmp_path / "frus_full.jsonl"
    copy.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
    (gold_set,) = read_gold([copy])
    made = {d["id"]: tei.convert(d["text"], date="2026-01-01", layout="plain", to=("standoff",)) for d in documents}
    pairs = [(gold, read_prediction(made[gold.id].outputs[0][1], gold.id)) for gold in gold_set.documents]
    found = {row.type: row.exact_rate.f1 for row in report_sets([compare_set("capitals", pairs)])[0].rows}
    print(found)
    floor = FLOORS["frus_full"]["floor"]
    assert {kind: f1 for kind, f1 in found.items() if f1 is not None and f1 < floor.get(kind, 0) - 0.08} == {}


@pytest.mark.parametrize("name", SETS)
def test_every_edition_is_valid_and_complete(
    name: str, editions: dict[str, list[tuple[dict[str, Any], Edition]]]
) -> None:
    for gold, edition in editions[name]:
        errors = [found for found in edition.findings if found.is_error]  # own schema, pointers, dates, text rule
        assert not errors, (gold["id"], errors)


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_every_edition_is_valid_by_tei_all(
    name: str, editions: dict[str, list[tuple[dict[str, Any], Edition]]]
) -> None:
    for gold, edition in editions[name]:
        assert validate_tei(edition.xml, gold["id"], "tei_all") == ()
