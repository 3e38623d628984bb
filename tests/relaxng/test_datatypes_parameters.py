"""Parameters: which a type takes, and what is said of the others."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tei.relaxng.datatypes import XSD, DatatypeError, datatype

CASES = tomllib.loads((Path(__file__).parent / "datatypes" / "parameters.toml").read_text(encoding="utf-8"))
RIGHT = [(name, params) for case in CASES["right"] for name in case["types"] for params in case["params"]]
WRONG = [
    (name, params, case["message"]) for case in CASES["wrong"] for name in case["types"] for params in case["params"]
]


@pytest.mark.parametrize(("name", "params"), RIGHT)
def test_right_parameters(name: str, params: Any) -> None:
    datatype(XSD, name, params)


@pytest.mark.parametrize(("name", "params", "message"), WRONG)
def test_wrong_parameters(name: str, params: Any, message: str) -> None:
    with pytest.raises(DatatypeError) as caught:
        datatype(XSD, name, params)
    assert message in str(caught.value)
