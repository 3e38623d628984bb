"""How right the marks are on documents with known answers. Floors only rise: ``tests/floors.toml``."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from scoring import GOLD, TYPES, Score, load, score

import tei
from tei.pipeline import Edition
from tei.validation import validate_tei

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
            for gold in load(name)
        ]
        for name in SETS
    }


def figures(total: Score) -> dict[str, float]:
    found = {kind: total.types[kind].f1 for kind in TYPES if total.types[kind].gold}
    found |= {"value": total.values.f1} if total.values.gold else {}
    found |= {"body": total.bodies.f1, "header": total.fields.f1} if total.bodies.gold else {}
    return {name: round(value, 3) for name, value in found.items()}


@pytest.mark.parametrize("name", FLOORS)
def test_floors(name: str, editions: dict[str, list[tuple[dict[str, Any], Edition]]]) -> None:
    floor = FLOORS[name]
    pairs = [pair for part in floor["sets"] for pair in editions[part]]
    for part, digest in floor["sha256"].items():
        data = (GOLD / f"{part}.jsonl").read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest, f"{part} changed: its floors must be measured again"
    found = figures(score((gold, json.loads(edition.outputs[0][1])) for gold, edition in pairs))
    print(name, found)
    assert {key: value for key, value in found.items() if value < floor["floor"].get(key, 0)} == {}


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
