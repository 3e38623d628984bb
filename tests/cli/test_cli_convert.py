"""``teitool convert``: outputs, exit codes, and one clear message for each kind of bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
LETTER = "Geneva, November 9, 1955.\n\nDear Foster:\n\nMr. Molotov called on me.\n\nYours,\n\nHarold Macmillan\n"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def letters(folder: Path, count: int = 3) -> Path:
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"letter-{number}.txt").write_text(LETTER.replace("9,", f"{number + 1},"), encoding="utf-8")
    return folder


def test_the_seed_becomes_three_files_and_a_table(teitool: Run, seed: Path, tmp_path: Path) -> None:
    done = teitool("convert", seed, "--out", "out")
    assert done.returncode == 0, done.stderr
    assert sorted(tree(tmp_path / "out")) == [f"{seed.stem}.html", f"{seed.stem}.txt", f"{seed.stem}.xml"]
    assert "persons" in done.stdout


def test_every_output_can_be_asked_for(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in", 1)
    assert teitool("convert", "in", "--out", "out", "--to", "standoff,tei").returncode == 0
    assert sorted(tree(tmp_path / "out")) == ["letter-0.standoff.json", "letter-0.xml"]
    spans = json.loads((tmp_path / "out" / "letter-0.standoff.json").read_text(encoding="utf-8"))
    assert spans["text"] == (tmp_path / "in" / "letter-0.txt").read_text(encoding="utf-8")
    assert {"start", "end", "type"} <= set(spans["spans"][0])


def test_folders_are_mirrored(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in" / "1955", 1)
    teitool("convert", "in", "--out", "out", "--to", "tei")
    assert list(tree(tmp_path / "out" / "1955")) == ["letter-0.xml"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_name_that_is_no_text_is_told_in_json(teitool: Run, tmp_path: Path) -> None:
    (tmp_path / "a\udcff.txt").write_text(LETTER, encoding="utf-8")
    done = teitool("convert", "a\udcff.txt", "--out", "out", "--to", "tei", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [entry["file"] for entry in json.loads(done.stdout)["documents"]] == ["a\udcff.txt"]


def test_standard_input(teitool: Run, tmp_path: Path) -> None:
    assert teitool("convert", "-", "--out", "out", "--to", "text", stdin=LETTER.encode()).returncode == 0
    assert "Mr. Molotov called on me." in (tmp_path / "out" / "stdin.txt").read_text(encoding="utf-8")


def test_same_bytes_whatever_jobs_folder_seed_and_locale(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in")
    letters(tmp_path / "elsewhere" / "deep")
    teitool("convert", "in", "--out", "one", "--date", "2001-02-03", env={"PYTHONHASHSEED": "1"})
    teitool("convert", "in", "--out", "two", "--date", "2001-02-03", "--jobs", "2", env={"PYTHONHASHSEED": "2"})
    teitool(
        "convert",
        "elsewhere/deep",
        "--out",
        "three",
        env={"SOURCE_DATE_EPOCH": "981158400", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    )
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "three")


def test_another_day_alone_rewrites_nothing(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in", 1)
    teitool("convert", "in", "--out", "out", "--date", "2001-02-03")
    before = tree(tmp_path / "out")
    teitool("convert", "in", "--out", "out", "--date", "2002-02-03")
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "bad.txt: the file is empty"),
        (b"%PDF-1.4", "bad.txt: this is a PDF file"),
        (b"a\x00b", "bad.txt: this is a binary file"),
        (b"a\x0bb", "U+000B at line 1, column 2"),
    ],
)
def test_a_bad_document_fails_and_the_others_are_done(teitool: Run, tmp_path: Path, data: bytes, message: str) -> None:
    letters(tmp_path / "in")
    (tmp_path / "in" / "bad.txt").write_bytes(data)
    done = teitool("convert", "in", "--out", "out", "--to", "tei")
    assert done.returncode == 1
    assert message in done.stderr
    assert len(tree(tmp_path / "out")) == 3


def test_a_missing_file_fails_and_the_others_are_done(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in")
    done = teitool("convert", "nowhere.txt", "in", "--out", "out", "--to", "tei")
    assert (done.returncode, len(tree(tmp_path / "out"))) == (1, 3)
    assert "nowhere.txt: no such file or folder." in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_fails(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in")
    (tmp_path / "in" / "letter-0.txt").chmod(0)
    done = teitool("convert", "in", "--out", "out", "--to", "tei")
    assert (done.returncode, len(tree(tmp_path / "out"))) == (1, 2)
    assert "Permission denied" in done.stderr


def test_two_inputs_with_one_output_name(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "a", 1)
    letters(tmp_path / "b", 2)
    done = teitool("convert", "a", "b", "--out", "out", "--to", "tei")
    assert (done.returncode, len(tree(tmp_path / "out"))) == (1, 2)
    assert "would have the same name as those of" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in", "--out", "in/letter-0.txt"], "expected a folder that can be written to"),
        (["in", "--out", "out", "--to", "pdf"], "'pdf' is unknown; expected some of tei, html, text, standoff"),
        (["in", "--out", "out", "--layout", "nonsense"], "layout 'nonsense' is unknown; expected auto, plain, wilson"),
        (["in", "--out", "out", "--layout", "none.toml"], "none.toml: No such file"),
        (["in", "--out", "out", "--layout", "broken.toml"], "broken.toml"),
        (["in", "--out", "out", "--metadata", "broken.toml"], "expected .yaml, .yml or .csv"),
        (["in", "--out", "out", "--config", "broken.toml"], "broken.toml: "),
        (["in", "--out", "out", "--annotators", "magic"], "'magic' is unknown"),
        (["in", "--out", "out", "--date", "tomorrow"], "expected a day such as"),
        (["in", "--out", "out", "--jobs", "0"], "expected a whole number from 1 to 256, not '0'"),
        (["in"], "required: -o/--out"),
        (["empty", "--out", "out"], "no .txt file in empty"),
    ],
)
def test_what_makes_a_run_impossible(teitool: Run, tmp_path: Path, arguments: list[str], message: str) -> None:
    letters(tmp_path / "in", 1)
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.toml").write_text("[layout\n")
    done = teitool("convert", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device(tmp_path: Path, teitool: Run) -> None:
    letters(tmp_path / "in", 1)
    assert teitool("convert", "in", "--out", "/dev/full").returncode == 2
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "tei", "convert", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_warnings_count_when_strict(teitool: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "Köln, den 3. März 1950\n\nSehr geehrter Herr Müller, viele Grüße aus Köln.\n".encode("cp1252")
    )
    assert teitool("convert", "a.txt", "--out", "out").returncode == 0
    done = teitool("convert", "a.txt", "--out", "out", "--strict")
    assert done.returncode == 1
    assert "ENC001" in done.stderr


def test_json_report(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in", 2)
    (tmp_path / "in" / "bad.txt").write_bytes(b"")
    report = json.loads(teitool("convert", "in", "--out", "out", "--format", "json").stdout)
    assert report["summary"]["documents"] == 3
    assert report["summary"]["failed"] == 1
    assert [entry["status"] for entry in report["documents"]] == ["failed", "done", "done"]


def test_quiet_says_nothing_when_all_is_well(teitool: Run, tmp_path: Path) -> None:
    letters(tmp_path / "in", 1)
    done = teitool("convert", "in", "--out", "out", "-q")
    assert (done.stdout, done.stderr) == ("", "")


def test_explain_shows_the_ledger(teitool: Run, seed: Path) -> None:
    done = teitool("convert", seed, "--out", "out", "--explain")
    assert "layout wilson-center" in done.stdout
    assert "header title" in done.stdout
    assert "furniture" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send")
def test_an_interrupt_leaves_no_half_file(tmp_path: Path) -> None:
    letters(tmp_path / "in", 300)
    command = [sys.executable, "-m", "tei", "convert", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "out" / "letter-10.xml").exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors
    files = tree(tmp_path / "out")
    assert not [name for name in files if name.endswith(".part")]
    assert all(data.rstrip().endswith(b"</TEI>") for name, data in files.items() if name.endswith(".xml"))


def test_version_and_help(teitool: Run) -> None:
    assert teitool("--version").stdout.startswith("teitool ")
    assert "convert" in teitool("--help").stdout
    assert teitool("nonsense").returncode == 2
