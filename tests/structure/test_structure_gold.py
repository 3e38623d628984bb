"""Gold documents: the promises hold on all of them, and signatures and datelines are found."""

import json
from collections import Counter
from pathlib import Path

import pytest
from structure_checks import check_document, structured

from tei.model import Document, Region

GOLD = Path(__file__).parents[1] / "data" / "gold"
SHARED = Path(__file__).parents[3] / "shared" / "gold" / "dev"
OWN = ("wilson", "wilson2", "frus", "frus_full")
OTHERS = (
    "tillich",
    "schnitzler",
    "berlinint",
    "edgeworth",
    "pec",
    "cwdc",
    "familyletters",
    "escher",
    "legalkraus",
    "thun",
)
# set, kind → the least exact and overlapping F1
FLOORS = {
    ("wilson", "signed"): (0.85, 0.85),
    ("wilson2", "signed"): (0.9, 0.9),
    ("frus_full", "signed"): (0.95, 0.95),
    ("frus", "signed"): (0.94, 0.95),
    ("frus", "dateline"): (0.95, 0.95),
    ("frus", "closer"): (0.6, 0.97),
    ("frus_full", "salute"): (0.95, 0.95),
    ("frus_full", "closer"): (0.95, 0.95),
}


def documents(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def structured_gold(gold: dict[str, object]) -> Document:
    text = str(gold["text"])
    bounds = gold.get("body")
    start, end = bounds if isinstance(bounds, list) else (0, len(text))
    if start == end:
        return structured(text, (Region(0, len(text), "furniture"),))
    extents = ((0, start, "furniture"), (start, end, "body"), (end, len(text), "furniture"))
    regions = tuple(Region(a, b, kind) for a, b, kind in extents if a < b)  # type: ignore[arg-type]
    return structured(text, regions)


@pytest.mark.parametrize("name", OWN)
def test_promises_hold(name: str) -> None:
    for gold in documents(GOLD / f"{name}.jsonl"):
        check_document(structured_gold(gold))


@pytest.mark.parametrize("name", OTHERS)
def test_promises_hold_on_sets_that_are_not_ours(name: str) -> None:
    path = SHARED / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    for gold in documents(path)[:12]:
        check_document(structured_gold(gold))


@pytest.mark.parametrize(("name", "kind"), FLOORS)
def test_structure_is_found(name: str, kind: str) -> None:
    counts: Counter[str] = Counter()
    for gold in documents(GOLD / f"{name}.jsonl"):
        wanted = [(s["start"], s["end"]) for s in gold["spans"] if s["type"] == kind]  # type: ignore[attr-defined]
        found = [(s.start, s.end) for s in structured_gold(gold).of(kind)]
        counts["wanted"] += len(wanted)
        counts["found"] += len(found)
        counts["exact"] += len(set(wanted) & set(found))
        counts["met"] += sum(any(a < d and c < b for c, d in found) for a, b in wanted)
    exact, overlap = (2 * counts[hit] / (counts["wanted"] + counts["found"]) for hit in ("exact", "met"))
    least_exact, least_overlap = FLOORS[name, kind]
    assert exact >= least_exact
    assert overlap >= least_overlap
