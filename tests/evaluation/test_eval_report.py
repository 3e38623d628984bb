"""Errors one by one, confusions, worst documents, calibration, floors: small documents with known answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tei.errors import ConfigError
from tei.evaluation.as_json import report_as_dict
from tei.evaluation.compare import SetResult, compare_set
from tei.evaluation.extents import Extents
from tei.evaluation.floors import check_floors, parse_floors
from tei.evaluation.report import SetReport, report_sets
from tei.evaluation.standoff import read_gold_lines, read_prediction
from tei.evaluation.table import floor_lines, report_lines

TEXT = "Ann Bee met Mr. Cee in Rome on 3 May at the Bank."
#       0123456789012345678901234567890123456789012345678
ANN, CEE, ROME, MAY, BANK = (0, 7), (12, 19), (23, 27), (31, 36), (44, 48)


def span(extent: tuple[int, int], kind: str, **more: object) -> dict[str, Any]:
    return {"start": extent[0], "end": extent[1], "type": kind, **more}


GOLD = [
    span(ANN, "person"),
    span(CEE, "person"),
    span(ROME, "place"),
    span(MAY, "date", when="1900-05-03"),
    span(BANK, "org"),
]


def result(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], name: str = "set") -> SetResult:
    answer = json.dumps({"id": "a", "text": TEXT, "spans": gold}).encode()
    guess = json.dumps({"text": TEXT, "spans": predicted}).encode()
    return compare_set(name, [(read_gold_lines(answer, "g")[0], read_prediction(guess, "p"))])


def report(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> SetReport:
    return report_sets([result(gold, predicted)])[0]


def errors(predicted: list[dict[str, Any]]) -> list[tuple[str, str]]:
    (document,) = report(GOLD, predicted).documents
    return [(error.kind, error.type) for error in document.errors]


def test_gold_itself_is_without_error() -> None:
    found = report(GOLD, GOLD)
    assert errors(GOLD) == []
    assert {row.exact_rate.f1 for row in found.rows} == {1.0}
    assert found.worst == ()


def test_each_thing_is_one_error() -> None:
    assert errors(GOLD[1:]) == [("miss", "person")]
    assert errors([*GOLD, span((8, 11), "org")]) == [("false-alarm", "org")]
    assert errors([span((0, 3), "person"), *GOLD[1:]]) == [("bounds", "person")]
    assert errors([span((16, 19), "person"), GOLD[0], *GOLD[2:]]) == []  # without the title: as right
    assert errors([span(ROME, "person"), *GOLD[:2], *GOLD[3:]]) == [("type", "place")]
    assert errors([*GOLD[:3], span(MAY, "date", when="1900"), GOLD[4]]) == [("value", "date")]
    assert errors([*GOLD[:3], span((28, 36), "date"), GOLD[4]]) == [("bounds", "date"), ("value", "date")]


def test_confusions_and_worst_documents_are_counted() -> None:
    found = report(GOLD, [span(ROME, "person"), span(BANK, "person"), span((8, 11), "date")])
    assert [(entry.gold, entry.predicted, entry.count) for entry in found.confusions] == [
        ("org", "person", 1),
        ("place", "person", 1),
    ]
    (worst,) = found.worst
    counts = {"miss": 3, "false-alarm": 1, "type": 2, "bounds": 0, "value": 0}
    assert (worst.id, worst.words, dict(worst.counts)) == ("a", 13, counts)
    assert worst.per_thousand == 461.5


def test_a_closer_is_not_confused_with_what_it_holds() -> None:
    gold = [span((0, 20), "closer"), span((4, 7), "signed")]
    found = report(gold, [span((0, 20), "closer"), span((0, 3), "salute")])
    assert found.confusions == ()


def test_calibration_by_level_and_bin() -> None:
    sure = [0.95, 0.85, 0.6, 0.55, 0.2]
    predicted = [entry | {"confidence": value} for entry, value in zip(GOLD, sure, strict=True)]
    predicted[1] |= {"start": 8, "end": 11}  # a false alarm at .85
    *_, whole = report(GOLD, predicted).calibrations
    assert [(level.cert, level.marks, level.right) for level in whole.levels] == [
        ("high", 2, 1),
        ("medium", 2, 2),
        ("low", 1, 1),
    ]
    assert [(b.low, b.marks, b.right, b.confidence) for b in whole.bins] == [
        (0.2, 1, 1, 0.2),
        (0.5, 1, 1, 0.55),
        (0.6, 1, 1, 0.6),
        (0.8, 1, 0, 0.85),
        (0.9, 1, 1, 0.95),
    ]
    assert whole.error == round((0.8 + 0.45 + 0.4 + 0.85 + 0.05) / 5, 3)


def test_a_certain_mark_is_in_the_last_bin() -> None:
    *_, whole = report(GOLD, [entry | {"confidence": 1.0} for entry in GOLD]).calibrations
    assert [(b.low, b.high, b.marks) for b in whole.bins] == [(0.9, 1.0, 5)]
    assert whole.error == 0.0


FLOORS = b"""
[floors.set]
person = 0.5
place = { precision = 0.9, recall = 1.0, f1 = 1.0, overlap = 0.2 }
value = 0.9
"""


def test_floors_name_both_numbers() -> None:
    reports = report_sets([result(GOLD, [GOLD[0], span((8, 11), "place"), GOLD[2]])])
    checked = check_floors(parse_floors(FLOORS, "floors.toml"), reports)
    assert [str(entry) for entry in checked if entry.missed] == [
        "floors.set: place.precision is 0.500, below its floor 0.900",
        "floors.set: place.f1 is 0.667, below its floor 1.000",
        "floors.set: value could not be measured; the floor is 0.900, but gold has no such figure to offer",
    ]
    assert list(floor_lines(checked))[-1] == "3 of 6 floors missed"


def test_all_sets_together_have_floors_too() -> None:
    reports = report_sets([result(GOLD, GOLD, "one"), result(GOLD, GOLD[1:], "two")])
    floors = parse_floors(b"[floors.all]\nperson = 0.9\n[floors.two]\nperson = 0.6", "f")
    assert [entry.found for entry in check_floors(floors, reports)] == [0.857, 0.667]
    (alone,) = check_floors(parse_floors(b"[floors.all]\nperson = 0.9", "f"), report_sets([result(GOLD, GOLD)]))
    assert alone.found == 1.0


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[floors", "f: "),
        (b"\xff", "f: "),
        (b"person = 1", r"f: there is no table \[floors.SET\]"),
        (b"floors = 1", r"there is no table"),
        (b"[floors]\nperson = 0.5", r"floors.person is 0.5; expected a table"),
        (b"[floors.a]\npersons = 0.5", "floors.a.persons: expected one of person, org"),
        (b"[floors.a]\nperson = 95", "floors.a.person is 95; expected a number from 0 to 1"),
        (b"[floors.a]\nperson = true", "expected a number from 0 to 1"),
        (b"[floors.a.person]\nrecal = 0.5", "floors.a.person.recal: expected one of f1, precision"),
        (b"[floors.a.value]\nf1 = 0.5", "floors.a.value.f1: expected a number"),
    ],
)
def test_what_is_no_floor(data: bytes, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        parse_floors(data, "f")


def test_a_floor_for_a_set_that_is_not_measured_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"\[floors.b\]: no such set was measured; expected one of all, set"):
        check_floors(parse_floors(b"[floors.b]\nperson = 1", "f"), report_sets([result(GOLD, GOLD)]))


def test_the_table_is_aligned() -> None:
    lines = list(report_lines(report(GOLD, [GOLD[0], span(ROME, "person"), *GOLD[3:]])))
    assert lines[0] == "set: 1 document, 13 words"
    head, *rows = lines[2:7]
    assert head.split() == ["type", "gold", "marked", "exact", "P", "R", "F1", "overlap", "P", "R", "F1"]
    assert rows[0].split() == ["person", "2", "2", "0.500", "0.500", "0.500", "0.500", "0.500", "0.500"]
    assert len({len(line) for line in (head, *rows)}) == 1
    assert "  taken for another type: place as person 1" in lines


def test_json_has_figures_and_every_error() -> None:
    reports = report_sets([result(GOLD, GOLD[1:], "one"), result(GOLD, GOLD, "two")])
    entry = json.loads(json.dumps(report_as_dict(reports, ())))
    assert [part["name"] for part in entry["sets"]] == ["one", "two"]
    assert entry["all"]["types"]["person"]["exact"] == {"hits": 3, "precision": 1.0, "recall": 0.75, "f1": 0.857}
    (found,) = entry["sets"][0]["results"][0]["found"]
    mark = {"start": 0, "end": 7, "type": "person", "text": "Ann Bee"}
    assert found == {"kind": "miss", "type": "person", "gold": mark}


def test_extents_find_what_a_look_at_all_finds() -> None:
    extents = [(a, a + n) for a in range(0, 12, 2) for n in (0, 1, 3, 9)]
    found = Extents(extents)
    for start in range(14):
        for end in range(start + 1, 16):
            expected = [i for i, (low, high) in enumerate(extents) if start < high and end > low]
            assert found.overlapping(start, end) == expected
