"""Looking only where dates can be finds what looking everywhere does."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.entities.dates import DateContext, DateMatch, find_dates, lexer
from tei.entities.dates.windows import windows
from tei.model import DateValue

DATA = Path(__file__).parent / "data"
FILLER = "Words without any meaning stand here, and more of them, to be sure of the distance. " * 4
CASES = [
    case
    for name in ("sentences.csv", "archival.csv")
    for case in csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines())
]
PIECES = [*(case["text"] for case in CASES), FILLER, "\n\n", "May", "İ", "Som\u0304er "]


def everywhere(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    yield start, end


def both(text: str, context: DateContext) -> tuple[tuple[DateMatch, ...], tuple[DateMatch, ...]]:
    found = find_dates(text, context)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexer, "windows", everywhere)
        return found, find_dates(text, context)


@pytest.mark.parametrize("language", sorted({case["language"] for case in CASES}))
def test_nothing_is_missed_in_long_text(language: str) -> None:
    for case in CASES:
        if case["language"] == language:
            text = FILLER + case["text"].replace("⟦", "").replace("⟧", "") + " " + FILLER
            found, all_of_them = both(text, DateContext(DateValue(when=case["own"] or None), language))
            assert found == all_of_them, case["text"]


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_nothing_is_missed_in_any_order(parts: list[str]) -> None:
    found, all_of_them = both(" ".join(parts).replace("⟦", "").replace("⟧", ""), DateContext())
    assert found == all_of_them


@given(st.text(st.sampled_from("a1 \n[9May.İ\u0304"), max_size=400), st.sampled_from(["en", "de", "und"]))
def test_windows_are_in_order_and_apart(text: str, language: str) -> None:
    at = 0
    for start, end in windows(text, 0, len(text), language):
        assert at <= start < end <= len(text)
        assert not start or text[start - 1].isspace()
        assert end == len(text) or text[end].isspace()
        at = end
