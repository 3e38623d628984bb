"""What docs/eval.md says is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from eval_gold import ROOT

from tei.evaluation.floors import parse_floors
from tei.evaluation.page.shown import MEANINGS, SIGNS
from tei.evaluation.standoff import read_gold_lines
from tei.evaluation.types import TYPES

DOCS = (ROOT / "docs" / "eval.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS, flags=re.DOTALL)


def test_every_option_is_explained_and_no_other() -> None:
    command = [sys.executable, "-m", "tei", "eval", "--help"]
    text = subprocess.run(command, capture_output=True, cwd=ROOT, check=True, encoding="utf-8").stdout
    offered = set(re.findall(r"(?<=[\s\[])--[a-z-]+", text)) - {"--help"}
    assert offered == set(re.findall(r"(?<=[\s`\[])--[a-z][a-z-]+", DOCS)) - {"--to"}  # of convert


def test_the_gold_that_is_shown_is_gold() -> None:
    (shown,) = blocks("json")
    (document,) = read_gold_lines(json.dumps(json.loads(shown)).encode(), "docs/eval.md")
    words = [document.text[mark.start : mark.end] for mark in document.marks]
    assert words == ["Dear Mr. Lee,", "Mr. Lee", "yesterday"]
    assert document.complete == {"person", "date", "reldate", "salute"}


def test_the_floors_that_are_shown_are_floors() -> None:
    (shown,) = blocks("toml")
    assert len(parse_floors(shown.encode(), "docs/eval.md")) == 5


def test_the_script_runs() -> None:
    (script,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True, encoding="utf-8")
    assert "'person': 0." in done.stdout


def test_signs_and_types_are_named() -> None:
    for kind, sign in SIGNS.items():
        assert f"{sign} {MEANINGS[kind]}" in DOCS
    assert all(f"`{kind}`" in DOCS for kind in TYPES)
