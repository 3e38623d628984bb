"""Dates in sentences: bounds and values, and what is no date. ``⟦…⟧`` marks a date in a case's text."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tei.entities.dates import DateContext, find_dates, parse_date
from tei.entities.dates.lexicon import LANGUAGES
from tei.model import DateValue

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shown(value: DateValue) -> str:
    """``1956``, ``1956..1957`` (from, to), ``1956~1957`` (not before, not after), ``-`` for no value."""
    if value.when:
        return value.when
    if value.from_:
        return f"{value.from_}..{value.to}"
    return f"{value.not_before}~{value.not_after}" if value.not_before else "-"


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain, extents, start = "", [], 0
    for char in text:
        if char == "⟦":
            start = len(plain)
        elif char == "⟧":
            extents.append((start, len(plain)))
        else:
            plain += char
    return plain, extents


@pytest.mark.parametrize("case", cases("sentences.csv"), ids=lambda case: f"{case['language']}-{case['text'][:40]}")
def test_dates_of_a_sentence(case: dict[str, str]) -> None:
    text, extents = unmarked(case["text"])
    own = DateValue(when=case["own"]) if case["own"] else None
    matches = find_dates(text, DateContext(own, case["language"]))
    assert [text[match.start : match.end] for match in matches] == [text[start:end] for start, end in extents]
    assert [(match.start, match.end) for match in matches] == extents
    assert " ".join(shown(match.value) for match in matches) == case["values"]


@pytest.mark.parametrize("case", cases("archival.csv"), ids=lambda case: f"{case['language']}-{case['text'][:40]}")
def test_forms_that_archives_use(case: dict[str, str]) -> None:
    text, extents = unmarked(case["text"])
    own = DateValue(when=case["own"]) if case["own"] else None
    matches = find_dates(text, DateContext(own, case["language"]))
    assert [(match.start, match.end) for match in matches] == extents
    assert " ".join(shown(match.value) for match in matches) == case["values"]


@pytest.mark.parametrize("case", cases("whole.csv"), ids=lambda case: case["text"][:40])
def test_a_text_that_is_a_date(case: dict[str, str]) -> None:
    value = parse_date(case["text"])
    assert (shown(value) if value else "") == case["value"]


def test_cases_are_many() -> None:
    table = cases("archival.csv")
    assert len({(case["language"], case["own"], case["text"]) for case in table}) == len(table) >= 450
    by_language = Counter(case["language"] for case in table)
    assert set(by_language) == set(LANGUAGES)
    assert min(by_language.values()) >= 50
    assert len(cases("sentences.csv")) >= 350
