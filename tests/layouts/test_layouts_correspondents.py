"""Who wrote to whom by the title: cases as data."""

import csv
from pathlib import Path

import pytest

from tei.layouts import correspondents

with (Path(__file__).parent / "correspondents.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:40])
def test_correspondents(case: dict[str, str]) -> None:
    assert correspondents(case["title"]) == (case["sender"] or None, case["recipient"] or None)


def test_blanks_do_not_count() -> None:
    assert correspondents(" Letter  from\nKim to  Mao ") == correspondents("Letter from Kim to Mao") == ("Kim", "Mao")
