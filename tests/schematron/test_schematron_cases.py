"""Cases as text: a schema, a document, and what it finds; or what is wrong with the schema.

Written: place | id | level or "failure" | message | diagnostics. A position is left out where an element is the only
one of its name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tei.errors import SchemaError
from tei.schematron import Fired, Schematron

FILES = sorted(Path(__file__).parent.glob("cases/*.txt"))


@dataclass
class Case:
    name: str
    schema: str = ""
    syntax: str = ""
    document: str = ""
    error: str = ""
    expected: dict[str | None, list[str]] = field(default_factory=dict)  # by phase


def cases_of(path: Path) -> list[Case]:
    cases = []
    for text in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, *sections = re.split(r"^--- ", text, flags=re.MULTILINE)
        case = Case(name.strip())
        for section in sections:
            head, _, body = section.partition("\n")
            if head in ("sch", "rng", "odd"):
                case.syntax, case.schema = head, body
            elif head == "document":
                case.document = body.strip()
            elif head == "error":
                case.error = body.strip()
            else:
                case.expected[head.removeprefix("phase ") if head.startswith("phase") else None] = body.split("\n")
        cases.append(case)
    return cases


CASES = [pytest.param(case, id=f"{path.stem}: {case.name}") for path in FILES for case in cases_of(path)]


def written(fired: Fired, document: str) -> str:
    """The line for a finding, checked against the document on the way."""
    steps, element = [], None
    for namespace, local, position in fired.location:
        name = f"{{{namespace}}}{local}" if namespace else local
        siblings = [ElementTree.fromstring(document)] if element is None else list(element)
        same = Counter(sibling.tag for sibling in siblings)[name]
        element = [sibling for sibling in siblings if sibling.tag == name][position - 1]
        steps.append(local if same == 1 else f"{local}[{position}]")
    place = "/" + "/".join(steps)
    if fired.attribute:
        place += f" @{fired.attribute[1]}"
    kind = "failure" if fired.failure else fired.level
    return " | ".join([place, fired.id, kind, fired.failure or fired.message, *fired.diagnostics])


@pytest.mark.parametrize("case", [case for case in CASES if not case.values[0].error])  # type: ignore[union-attr]
def test_findings(case: Case, tmp_path: Path) -> None:
    for phase, expected in case.expected.items():
        schema = case.schema.encode()
        for _ in range(2):  # compiled, then from the cache with only the rules that the document needs
            schematron = Schematron.load(schema, file=f"case.{case.syntax}", phase=phase, cache=tmp_path, seconds=None)
            found = [written(fired, case.document) for fired in schematron.validate(case.document)]
            assert found == [line for line in expected if line.strip()]
        assert any(tmp_path.iterdir())


@pytest.mark.parametrize("case", [case for case in CASES if case.values[0].error])  # type: ignore[union-attr]
def test_a_wrong_schema_is_told(case: Case) -> None:
    with pytest.raises(SchemaError) as caught:
        Schematron.load(case.schema.encode(), file=f"case.{case.syntax}", seconds=None).check()
    assert str(caught.value) == case.error
