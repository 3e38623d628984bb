"""What an encoder is told about a wrong value, and the right form where there is exactly one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tei.relaxng.datatypes import XSD, datatype

CASES = tomllib.loads((Path(__file__).parent / "datatypes" / "words.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['type']} {case['problem'][:40]}")
def test_problem_and_suggestion(case: dict[str, Any]) -> None:
    made = datatype(XSD, case["type"], case.get("params", ()))
    for text, expected in [*case.get("suggestions", ()), *((text, None) for text in case.get("none", ()))]:
        assert not made.allows(text), text
        assert made.problem(text) == case["problem"] or (case["type"] in ("NCName", "language") and not text), text
        assert made.suggest(text) == expected, text


@pytest.mark.parametrize("name", ["date", "boolean", "integer", "token", "QName", "ENTITY", "anyURI"])
def test_nothing_is_suggested_for_a_right_value(name: str) -> None:
    right = {"date": " 1956-09-10 ", "boolean": "1", "integer": "+1"}.get(name, "a")
    assert datatype(XSD, name).suggest(right) is None
