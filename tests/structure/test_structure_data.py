"""The word lists: readable, sorted, without doublets, with meaning, source and licence."""

import csv
import tomllib
from pathlib import Path

import pytest

from tei.structure.lexicon import LANGUAGES, lexicon

DATA = Path(__file__).parents[2] / "tei" / "structure" / "data"
SOURCE = tomllib.loads((DATA / "SOURCE.toml").read_text(encoding="utf-8"))
FILES = sorted(DATA.glob("*.csv"))
HEADINGS = {"kinds": ["kind", "heading"], "brackets": ["kind", "reason", "phrase"], "lexicon": ["category", "entry"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_sorted_and_has_no_doublets(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text
    heading, *lines = text.splitlines()
    assert heading.split(",") == HEADINGS[path.stem.split("_")[0]]
    assert lines == sorted(set(lines))
    rows = list(csv.reader(lines))
    assert all(len(row) == len(heading.split(",")) and row[-1].strip() == row[-1] for row in rows)
    assert all(row[-1] == row[-1].casefold() for row in rows), "entries are case folded"


def test_every_file_has_source_and_licence() -> None:
    for part in SOURCE.values():
        assert part["source"]
        assert part["licence"]
        assert part["columns"]
    assert {path.stem.split("_")[0] for path in FILES} == set(SOURCE)


def test_every_category_has_a_meaning_and_is_known() -> None:
    used = {row[0] for lang in LANGUAGES for row in _rows(f"lexicon_{lang}.csv")}
    assert used == set(SOURCE["lexicon"]["categories"])
    assert {f"function_{lang}" for lang in LANGUAGES} <= set(lexicon().entries)


def test_kinds_are_words_and_brackets_have_reasons() -> None:
    assert all(kind.isalpha() for kind, _ in _rows("kinds.csv"))
    for kind, reason, _ in _rows("brackets.csv"):
        assert kind in {"gap", "editorial", "note", "signature-mark"}
        assert reason in {"", "translator"} if kind == "note" else bool(reason) == (kind == "gap")


def _rows(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
