"""Codes of conversion: the bad example gives exactly that code, the good one nothing."""

import pytest

import tei
from tei.diagnostics import Code
from tei.diagnostics.codes.conversion import CODES


def codes_of(text: str) -> list[str]:
    return [found.code for found in tei.convert(text, date="2026-01-01", to=("tei",)).findings]


@pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.id)
def test_examples(entry: Code) -> None:
    assert codes_of(entry.good) == []
    if entry.bad:
        assert codes_of(entry.bad) == [entry.id]
