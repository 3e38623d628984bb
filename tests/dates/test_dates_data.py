"""The lists: sorted, without doubles, with known categories, sources and licences; every form with its example."""

import csv
import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from tei.entities.dates import DateContext, find_dates
from tei.entities.dates.forms import forms
from tei.entities.dates.lexicon import LANGUAGES, lexicon
from tei.model import DateValue
from tei.tables import read_table

DATA = Path(str(resources.files("tei.entities.dates").joinpath("data")))
SOURCE = tomllib.loads((DATA / "SOURCE.toml").read_text(encoding="utf-8"))
OWN = DateContext(DateValue(when="1956-09-10"), "en")
FILES = sorted(path.name for path in DATA.glob("*.csv"))


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_and_unlike(name: str) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        text = file.read()
    rows = list(csv.reader(text.splitlines()))[1:]
    assert "\r" not in text
    assert rows == sorted(rows)
    keys = Counter(tuple(row[:2]) if name.startswith("words_") else row[0] for row in rows)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_files_are_accounted_for(name: str) -> None:
    patterns = [section["files"].replace("<language>", name[6:8]) for section in SOURCE.values()]
    assert name in patterns
    assert all(section["source"] and section["licence"] for section in SOURCE.values())


def test_columns_are_explained() -> None:
    for section in SOURCE.values():
        name = section["files"].replace("<language>", "en")
        heading = (DATA / name).read_text(encoding="utf-8").partition("\n")[0]
        assert heading.split(",") == list(section["columns"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_categories_are_explained(language: str) -> None:
    used = {row[0].removeprefix("local_") for row in read_table("tei.entities.dates", f"words_{language}.csv")}
    assert used <= set(SOURCE["words"]["categories"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_season_and_weekday_has_a_word(language: str) -> None:
    rows = read_table("tei.entities.dates", f"words_{language}.csv")
    months = {value for category, _, value in rows if category in ("month", "month_word", "local_month")}
    assert months == {str(month) for month in range(1, 13)}
    assert {value for category, _, value in rows if category == "weekday"} == {str(day) for day in range(1, 8)}
    seasons = {value for category, _, value in rows if category.endswith("season")}
    assert seasons == {"spring", "summer", "autumn", "winter"}


def test_a_word_means_one_month_and_one_weekday() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for language in LANGUAGES:
        for category, entry, value in read_table("tei.entities.dates", f"words_{language}.csv"):
            kind = category.removesuffix("_word").removesuffix("_short")
            if kind in ("month", "weekday"):
                meanings.setdefault((kind, entry.rstrip(".")), set()).add(value)
    assert {key: values for key, values in meanings.items() if len(values) > 1} == {}


def test_parts_are_known() -> None:
    known = {row[0] for row in read_table("tei.entities.dates", "parts.csv")}
    for language in LANGUAGES:
        used = {
            row[2]
            for row in read_table("tei.entities.dates", f"words_{language}.csv")
            if row[0] in ("part", "season", "local_season")
        }
        assert used <= known


def test_signs_are_apart() -> None:
    kinds = list(lexicon().kinds.values())
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("row", read_table("tei.entities.dates", "forms.csv"), ids=lambda row: row[0])
def test_form_finds_its_example(row: tuple[str, ...]) -> None:
    name, _, confidence, example, found = row
    matches = [match for match in find_dates(example, OWN) if match.rule == name]
    assert [example[match.start : match.end] for match in matches][:1] == [found]
    assert 0.5 <= float(confidence) <= 1


def test_forms_have_distinct_groups() -> None:
    names = [form.name for found in forms().values() for form in found]
    assert set(names) == {row[0] for row in read_table("tei.entities.dates", "forms.csv")}
