"""A layout file that cannot be right is refused: file, line, key, what was expected. Cases in load_errors.txt."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest
from layout_pages import ROOT

from tei.errors import LayoutError
from tei.layouts import builtin_layouts, load_layout

HERE = Path(__file__).parent
DATA = ROOT / "tei" / "layouts" / "data"
FRAME = """[layout]
id = "x"
title = "x"
source = "x"
licence = "CC0-1.0"
[[detect]]
lines = ['x']
"""


def cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for part in (HERE / "load_errors.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]:
        name, *lines = part.split("\n")
        given = [line for line in lines if not line.startswith(">")]
        found.append((name, file_of(given), [line[2:] for line in lines if line.startswith(">")]))
    return found


def file_of(lines: list[str]) -> str:
    frame = FRAME.splitlines()
    for line in [line[1:] for line in lines if line.startswith("=")]:
        key = line.split(" ")[0]
        at = next(at for at, old in enumerate(frame) if old.startswith(key))
        frame[at : at + 1] = [line] if "=" in line else []
    return "\n".join([*frame, *(line for line in lines if not line.startswith("=")), ""])


@pytest.mark.parametrize(("source", "messages"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_what_is_wrong_is_said(source: str, messages: list[str]) -> None:
    with pytest.raises(LayoutError) as caught:
        load_layout(source.encode(), "bad.toml")
    assert str(caught.value).startswith(messages[0])
    for message in messages[1:]:
        assert message in str(caught.value)


def test_bytes_that_are_no_utf8() -> None:
    with pytest.raises(LayoutError, match=r"^bad\.toml:3: not UTF-8"):
        load_layout(b"[layout]\nid = 'x'\ntitle = '\xff'\n", "bad.toml")


def test_no_sign_at_all() -> None:
    with pytest.raises(LayoutError, match=r"^bad\.toml:1: \[layout\]: no \[\[detect\]\]"):
        load_layout(FRAME.partition("[[detect]]")[0].encode(), "bad.toml")


@pytest.mark.parametrize("source", [FRAME, FRAME.replace("\n", "\r\n"), "\ufeff" + FRAME], ids=["lf", "crlf", "bom"])
def test_the_least_layout_loads(source: str) -> None:
    assert load_layout(source.encode(), "x.toml").id == "x"


def test_shapes_may_use_those_above_them() -> None:
    more = "[shapes]\nmonth = ['May', 'June']\nday = '{month} 1'\n[[line]]\nfield = 'date'\npattern = '^{day}$'\n"
    rule = load_layout((FRAME + more).encode(), "x.toml").lines[0]
    assert [rule.fits(text) for text in ("May 1", "June 1", "July 1", "Mayor 1")] == [True, True, False, False]


def test_what_is_shipped_loads_and_says_where_it_is_from() -> None:
    layouts = builtin_layouts()
    assert [layout.id for layout in layouts] == sorted(
        path.stem for path in DATA.glob("*.toml") if path.stem != "SOURCE"
    )
    for layout in layouts:
        assert layout.source
        assert layout.licence


def test_words_of_titles_are_sorted_and_explained() -> None:
    explained = tomllib.loads((DATA / "SOURCE.toml").read_text(encoding="utf-8"))["title_words"]
    assert explained["source"]
    assert explained["licence"]
    with (DATA / "title_words.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    words = [row["word"] for row in rows]
    assert words == sorted(set(words))
    assert words == [word.casefold().strip() for word in words]
    assert {row["class"] for row in rows} == set(explained["classes"])
    assert set(rows[0]) == set(explained["columns"])
