"""``teitool eval`` as a user calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from eval_gold import GOLD, ROOT, gold_docs, perturbed

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def evaluate(tmp_path: Path) -> Run:
    """Runs ``teitool eval ARGUMENTS`` in ``tmp_path``."""

    def run(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "tei", "eval", *map(str, arguments)],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            timeout=60,
            encoding="utf-8",
        )
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Four pages with their answers."""
    lines = (GOLD / "wilson.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:4]
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_the_texts_are_converted_and_scored(evaluate: Run, gold: Path) -> None:
    done = evaluate(gold)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("pages: 4 documents, ")
    assert [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  person")] == ["person", "person"]


def test_one_annotator_is_scored_for_what_it_marks(evaluate: Run, gold: Path) -> None:
    entry = json.loads(evaluate(gold, "--annotators", "dates", "--format", "json").stdout)
    (found,) = entry["sets"]
    assert "date" in found["types"]
    assert not {"person", "org", "place"} & found["types"].keys()
    assert found["types"]["date"]["exact"]["f1"] > 0.9
    names = json.loads(evaluate(gold, "--annotators", "names", "--format", "json").stdout)["sets"][0]
    assert {"person", "org", "place"} <= names["types"].keys()
    assert "date" not in names["types"]


def test_predictions_in_a_folder(evaluate: Run, gold: Path, tmp_path: Path) -> None:
    docs = gold_docs(gold)
    for doc in docs[:3]:
        (tmp_path / f"{doc['id']}.json").write_text(json.dumps(perturbed(doc)), encoding="utf-8")
    done = evaluate(gold, "--pred", tmp_path, "--html", "out/page.html")
    assert done.returncode == 1
    assert f"pages, {docs[3]['id']}: there is no {docs[3]['id']}.standoff.json, .json or .xml" in done.stderr
    assert "1 without a prediction" in done.stdout
    assert (tmp_path / "out" / "page.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_an_edition_is_scored_against_its_own_files(evaluate: Run, seed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tei", "convert", str(seed), "--out", str(tmp_path / "editions"), "--to", "tei"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (tmp_path / "floors.toml").write_text("[floors.editions]\nperson = 1.0\norg = 1.0\n", encoding="utf-8")
    done = evaluate("editions", "--floors", "floors.toml", "--pred", "editions")
    assert done.returncode == 0
    assert done.stdout.endswith("all 2 floors kept\n")
    assert evaluate("editions", "--floors", "floors.toml").returncode in {0, 1}


def test_a_missed_floor_is_named(evaluate: Run, gold: Path, tmp_path: Path) -> None:
    for doc in gold_docs(gold):
        (tmp_path / f"{doc['id']}.json").write_text(json.dumps(perturbed(doc)), encoding="utf-8")
    (tmp_path / "floors.toml").write_text("[floors.pages]\nperson = 0.99\nplace = 0\n", encoding="utf-8")
    done = evaluate(gold, "--pred", tmp_path, "--floors", "floors.toml")
    assert done.returncode == 1
    first, last = done.stdout.splitlines()[-2:]
    assert first.startswith("floors.pages: person is 0.")
    assert first.endswith(", below its floor 0.990")
    assert last == "1 of 2 floors missed"
    entry = json.loads(evaluate(gold, "--pred", tmp_path, "--floors", "floors.toml", "--format", "json").stdout)
    assert [floor["missed"] for floor in entry["floors"]] == [True, False]


def test_same_input_same_bytes(evaluate: Run, gold: Path, tmp_path: Path) -> None:
    runs = [
        (evaluate(gold, "--format", "json", "--html", f"{seed}.html", PYTHONHASHSEED=seed).stdout, seed)
        for seed in ("1", "2")
    ]
    assert runs[0][0] == runs[1][0]
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_folds_add_up(evaluate: Run, gold: Path) -> None:
    parts = [evaluate(gold, "--fold", f"{number}/2", "--format", "json") for number in (1, 2)]
    counted = [json.loads(part.stdout)["sets"][0]["documents"] if part.returncode == 0 else 0 for part in parts]
    assert sum(counted) == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.jsonl"], "none.jsonl: No such file or directory"),
        (["pages.jsonl", "--annotators", "cats"], "annotator 'cats' is unknown"),
        (["pages.jsonl", "--types", "cats"], "type 'cats' is unknown"),
        (["pages.jsonl", "--layout", "cats"], "layout 'cats' is unknown"),
        (["pages.jsonl", "--fold", "3/2"], "expected K/N"),
        (["pages.jsonl", "--floors", "none.toml"], "none.toml: No such file or directory; expected a file with floors"),
        (["pages.jsonl", "--pred", "none"], "none: no such folder"),
        (["pages.jsonl", "--pred", ".", "--layout", "plain"], "--layout says how texts are converted, but --pred"),
        (["pages.jsonl", "--pred", "."], "no document has a prediction; the first: there is no "),
    ],
)
def test_bad_calls(evaluate: Run, gold: Path, arguments: list[str], message: str) -> None:
    done = evaluate(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_a_folder_in_the_way_of_the_page(evaluate: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    assert evaluate(gold, "--html", "page.html").returncode == 2
