"""The lists of places and organisations: sorted, without doubles, each with its source and licence."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

ENTITIES = Path(__file__).parents[2] / "tei" / "entities"
FOLDERS = [ENTITIES / "places" / "data", ENTITIES / "orgs" / "data"]
FILES = [path for folder in FOLDERS for path in sorted(folder.glob("*.csv"))]


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_list_is_sorted_and_has_no_doubles(path: Path) -> None:
    heading, *rows = rows_of(path)
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)
    assert all(len(row) == len(heading) and row[0] and row[0] == row[0].strip() for row in rows)
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_list_says_its_source_and_what_its_columns_mean(path: Path) -> None:
    sources = tomllib.loads((path.parent / "SOURCE.toml").read_text(encoding="utf-8"))
    entry = next(entry for entry in sources.values() if entry["files"] == path.name)
    assert entry["source"] and entry["licence"]
    assert list(entry["columns"]) == rows_of(path)[0]


def test_every_name_with_a_need_is_in_a_list() -> None:
    folder = FOLDERS[0]
    names = {
        row[0] for file in ("gazetteer", "countries", "cities", "regions") for row in rows_of(folder / f"{file}.csv")
    }
    assert [row[0] for row in rows_of(folder / "ambiguous.csv")[1:] if row[0] not in names] == []


def test_every_need_and_kind_is_known() -> None:
    needs = {row[1] for file in ("ambiguous", "cities", "regions") for row in rows_of(FOLDERS[0] / f"{file}.csv")[1:]}
    assert needs == {"", "article", "context", "name"}
    heads = [row[0] for row in rows_of(FOLDERS[1] / "heads.csv")]
    assert len(set(heads)) == len(heads)
    kinds = {row[1] for row in rows_of(FOLDERS[1] / "heads.csv")[1:]}
    assert kinds <= {row[0] for row in rows_of(FOLDERS[1] / "prepositions.csv")[1:]}
