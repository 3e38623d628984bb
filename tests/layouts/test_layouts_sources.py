"""Archive and translator as a reference to the original names them: cases as data."""

import csv
from pathlib import Path

import pytest
from layout_pages import wilson

with (Path(__file__).parent / "sources.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


def derived(field: str, source: str) -> str:
    rules = [rule for rule in wilson().derive if (rule.field, rule.source) == (field, "source")]
    return next((match["value"] for rule in rules if (match := rule.pattern.search(source))), "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"][:40])
def test_what_a_reference_names(case: dict[str, str]) -> None:
    for field in ("original_archive", "translator"):
        assert derived(field, case["source"]) == case[field]
