"""SARIF: valid by its schema, with rules, places, fixes and fingerprints."""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from json_schema import problems
from reports import HOSTILE, SAMPLE, found

from tei.diagnostics import CODES, RENDERERS, Diagnostic, Edit, Fix, Options, Place, Report, Severity

SCHEMA = json.loads(gzip.decompress((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json.gz").read_bytes()))


def log(report: Report, **options: Any) -> dict[str, Any]:
    text = RENDERERS["sarif"](report, Options(**options))
    text.encode("utf-8")
    result: dict[str, Any] = json.loads(text)
    return result


def run(report: Report, **options: Any) -> dict[str, Any]:
    (only,) = log(report, **options)["runs"]
    result: dict[str, Any] = only
    return result


def one(diagnostic: Diagnostic, **options: Any) -> dict[str, Any]:
    (only,) = run(Report((), (diagnostic,)), **options)["results"]
    result: dict[str, Any] = only
    return result


HOSTILE_REPORT = Report(
    (f"a{HOSTILE}.xml", "/root/a.xml", "../b.xml"), (found(Place(f"a{HOSTILE}.xml", 1, 1, HOSTILE), first=HOSTILE),)
)


@pytest.mark.parametrize("report", [SAMPLE, Report((), ()), HOSTILE_REPORT], ids=["sample", "empty", "hostile"])
@pytest.mark.parametrize("options", [{}, {"version": "1.2.3", "exit_code": 1, "base": "/root"}], ids=["bare", "full"])
def test_it_is_valid(report: Report, options: dict[str, Any]) -> None:
    assert list(problems(log(report, **options), SCHEMA, SCHEMA)) == []


def test_the_schema_is_really_asked() -> None:
    good = log(SAMPLE)
    for change in (
        lambda run: run.update(columnKind="bytes"),
        lambda run: run.update(more=1),
        lambda run: run["tool"].pop("driver"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda run: run["results"][0].update(level="fatal"),
        lambda run: run["artifacts"].append(run["artifacts"][0]),
        lambda run: run["artifacts"][0]["location"].update(uri="a b"),
    ):
        bad = copy.deepcopy(good)
        change(bad["runs"][0])
        assert list(problems(bad, SCHEMA, SCHEMA))


def test_every_code_is_a_rule() -> None:
    driver = run(SAMPLE, version="1.2.3")["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["semanticVersion"]) == ("teitool", "1.2.3", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == [entry.id for entry in CODES]
    for rule, entry in zip(driver["rules"], CODES, strict=True):
        assert rule["name"] == entry.name
        assert rule["fullDescription"]["text"] == entry.why
        assert rule["help"]["markdown"].startswith(entry.why)
        level = {"error": "error", "warning": "warning", "info": "note"}[entry.severity]
        assert rule["defaultConfiguration"]["level"] == level


def test_results_point_at_their_rules_and_files() -> None:
    only = run(SAMPLE)
    for result, diagnostic in zip(only["results"], SAMPLE.findings, strict=True):
        assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.code
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert only["artifacts"][location["index"]]["location"]["uri"] == location["uri"]
    assert [entry["location"]["uri"] for entry in only["artifacts"]] == ["a.xml", "b%20c.xml", "c.xml", "gone.xml"]


def test_a_region_is_the_place() -> None:
    first, *_, last = run(SAMPLE)["results"]
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 8,
        "endLine": 2,
        "endColumn": 18,
    }
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "text/body/p[1]", "kind": "element"}]
    assert first["properties"] == {"expected": ["persName", "name"]}
    assert "region" not in last["locations"][0]["physicalLocation"]


def test_fixes_count_as_they_can() -> None:
    fix = found(Place("a.xml", 1, 1), fix=Fix((Edit(2, 4, "é"),), "Mend it."))
    (change,) = one(fix)["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"byteOffset": 2, "byteLength": 2}, "insertedContent": {"binary": "w6k="}}
    ]
    (change,) = one(fix, position_of=lambda file, offset: (1, offset + 1))["fixes"][0]["artifactChanges"]
    region = {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 5}
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "é"}}]


def test_addresses_are_relative_to_the_base() -> None:
    def location(file: str) -> dict[str, Any]:
        result = one(found(Place(file)), base="/home/x")["locations"][0]["physicalLocation"]["artifactLocation"]
        return {key: result[key] for key in ("uri", "uriBaseId") if key in result}

    assert location("/home/x/ö/a.xml") == {"uri": "%C3%B6/a.xml", "uriBaseId": "SRCROOT"}
    assert location("/etc/a.xml") == {"uri": "file:///etc/a.xml"}
    assert location("a:b.xml") == {"uri": "a%3Ab.xml", "uriBaseId": "SRCROOT"}


def test_messages_hold_no_placeholders_and_no_links() -> None:
    text = one(found(Place("a"), first="{0} [x](y)"))["message"]["text"]
    assert "{{0}} [x] (y)" in text


def test_fingerprints_survive_a_line_above_and_tell_twins_apart() -> None:
    def prints(*places: Place) -> list[str]:
        results = run(Report((), tuple(found(place) for place in places)))["results"]
        return [result["partialFingerprints"]["teitool/v1"] for result in results]

    before = prints(Place("a", 3, 1, "body/p[1]"), Place("a", 4, 1, "body/p[2]"), Place("b", 3, 1, "body/p[1]"))
    after = prints(Place("a", 5, 1, "body/p[2]"), Place("a", 6, 1, "body/p[3]"), Place("b", 3, 1, "body/p[1]"))
    assert before == after
    assert len(set(before)) == 3


def test_severity_of_a_finding_wins_over_that_of_its_code() -> None:
    assert one(found(Place("a"), severity=Severity.INFO))["level"] == "note"
