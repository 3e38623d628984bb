"""James Clark's test suite for RELAX NG: every schema and every instance gets the verdict that the suite names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tei.relaxng import Schema, SchemaError

SUITE = Path(__file__).parents[1] / "data" / "relaxng" / "relaxng-spectest.xml"
FLOOR = 965  # verdicts of the suite; all of them are right
CASES = list(etree.parse(SUITE).iter("testCase"))
NAMES = [f"{number}-section-{case.findtext('section')}" for number, case in enumerate(CASES)]


def write(node: etree._Element, folder: Path) -> None:
    """Lay out the further files of a case."""
    for child in node:
        if child.tag == "resource":
            (folder / child.get("name")).write_bytes(serialised(child[0]))
        elif child.tag == "dir":
            inner = folder / child.get("name")
            inner.mkdir()
            write(child, inner)


def serialised(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="utf-8", with_tail=False)


def verdicts(case: etree._Element, folder: Path) -> Iterator[tuple[str, str, str]]:
    """What is judged, the right verdict, ours."""
    for schema_file in case.iterchildren("correct", "incorrect"):
        path = folder / "schema"
        path.write_bytes(serialised(schema_file[0]))
        try:
            schema = Schema.load(path)
        except SchemaError as error:
            yield str(error), schema_file.tag, "incorrect"
            continue
        yield "the schema", schema_file.tag, "correct"
        for instance in case.iterchildren("valid", "invalid"):
            document = serialised(instance[0])
            findings = [finding.message for finding in schema.validate(document)]
            yield f"{document.decode()}: {findings}", instance.tag, "invalid" if findings else "valid"


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_verdicts_of_the_suite(case: etree._Element, tmp_path: Path) -> None:
    write(case, tmp_path)
    assert [found for found in verdicts(case, tmp_path) if found[1] != found[2]] == []


def test_the_suite_is_whole() -> None:
    assert sum(len(list(case.iterchildren("correct", "incorrect", "valid", "invalid"))) for case in CASES) == FLOOR
