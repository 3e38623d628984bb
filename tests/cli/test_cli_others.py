"""``teitool validate``, ``transform`` and ``init``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def edition(teitool: Run, seed: Path, tmp_path: Path) -> Path:
    assert teitool("convert", seed, "--out", "out").returncode == 0
    return tmp_path / "out" / f"{seed.stem}.xml"


def test_validate_is_silent_about_a_good_file(teitool: Run, seed: Path, tmp_path: Path) -> None:
    done = teitool("validate", edition(teitool, seed, tmp_path), "--schema", "teitool")
    assert (done.returncode, done.stdout) == (0, "")


def test_validate_names_file_line_code_and_remedy(teitool: Run, seed: Path, tmp_path: Path) -> None:
    file = edition(teitool, seed, tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace('ref="#dprk"', 'ref="#nowhere"', 1), encoding="utf-8")
    done = teitool("validate", "out", "--schema", "teitool")
    assert done.returncode == 1
    assert "PTR001 pointer-without-target" in done.stdout
    assert 'Add xml:id="nowhere"' in done.stdout
    report = json.loads(teitool("validate", file, "--schema", "teitool", "--format", "json").stdout)
    (found,) = report["diagnostics"]
    assert found["line"] > 1


def test_validate_bad_calls(teitool: Run, tmp_path: Path) -> None:
    assert teitool("validate", "nowhere.xml").returncode == 1
    (tmp_path / "a.xml").write_text("<a")
    assert "XML001" in teitool("validate", "a.xml", "--schema", "teitool").stdout
    done = teitool("validate", "a.xml", "--schema", "none.rng")
    assert done.returncode in {1, 2}
    (tmp_path / "b.xml").write_text("<a/>")
    done = teitool("validate", "b.xml", "--schema", "none.rng")
    assert done.returncode == 2
    assert "none.rng: No such file" in done.stderr


def test_transform_to_standard_output_and_to_a_folder(teitool: Run, seed: Path, tmp_path: Path) -> None:
    file = edition(teitool, seed, tmp_path)
    page = teitool("transform", file, "--to", "html")
    assert page.stdout.startswith("<!DOCTYPE")
    assert teitool("transform", file, "--to", "text", "--out", "again").returncode == 0
    assert (tmp_path / "again" / f"{seed.stem}.txt").read_bytes() == (
        tmp_path / "out" / f"{seed.stem}.txt"
    ).read_bytes()


def test_transform_bad_calls(teitool: Run, seed: Path, tmp_path: Path) -> None:
    file = edition(teitool, seed, tmp_path)
    (tmp_path / "own.xsl").write_text("<nonsense/>")
    assert teitool("transform", file, "--to", "html", "--xslt", "own.xsl").returncode == 1
    assert teitool("transform", "nowhere.xml", "--to", "html").returncode == 1
    assert teitool("transform", file, file, "--to", "html").returncode == 2


def test_two_results_with_one_name(teitool: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{name}</p></body></text></TEI>'
        (tmp_path / name / "x.xml").write_text(text)
    done = teitool("transform", "a/x.xml", "b/x.xml", "--to", "text", "--out", "out")
    assert done.returncode == 1
    assert "b/x.xml: its result would have the same name as that of a/x.xml" in done.stderr.replace("\\", "/")
    assert (tmp_path / "out" / "x.txt").read_text(encoding="utf-8") == "a\n"


def test_init_writes_a_file_once_and_convert_uses_it(teitool: Run, seed: Path, tmp_path: Path) -> None:
    assert teitool("init").returncode == 0
    assert teitool("init").returncode == 2
    (tmp_path / "teitool.toml").write_text('[edition]\npublisher = "An Archive & Son"\n')
    assert "<publisher>An Archive &amp; Son</publisher>" in edition(teitool, seed, tmp_path).read_text(encoding="utf-8")


def test_the_text_s_header_block_can_be_switched_off(teitool: Run, seed: Path, tmp_path: Path) -> None:
    file = edition(teitool, seed, tmp_path)
    whole = teitool("transform", file, "--to", "text").stdout
    bare = teitool("transform", file, "--to", "text", "--no-header").stdout
    assert whole.endswith(bare)
    assert bare.startswith("MEMORANDUM OF CONVERSATION")
    assert "Leon Levy Foundation" in whole.removesuffix(bare)
    teitool("convert", seed, "--out", "bare", "--to", "text", "--no-header")
    assert (tmp_path / "bare" / f"{seed.stem}.txt").read_text(encoding="utf-8") == bare


def test_transform_says_which_elements_it_does_not_know(teitool: Run, tmp_path: Path) -> None:
    body = "<text><body><p>one <weird>two</weird></p></body></text>"
    (tmp_path / "a.xml").write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>')
    done = teitool("transform", "a.xml", "--to", "text")
    assert done.returncode == 0
    assert "one two" in done.stdout
    assert "weird" in done.stderr


def test_behind_two_dashes_nothing_is_an_option(teitool: Run, tmp_path: Path) -> None:
    (tmp_path / "--help").write_text("<TEI/>", encoding="utf-8")
    done = teitool("validate", "--only", "relaxng", "--format", "json", "--", "--help")
    assert done.returncode == 1
    assert '"file": "--help"' in done.stdout


def test_options_may_stand_between_the_files(teitool: Run, tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text("<TEI/>", encoding="utf-8")
    done = teitool("validate", "a.xml", "--only", "relaxng", "--jobs=1", "b.xml", "--format", "json")
    assert '"files": 2' in done.stdout
    assert "unrecognized arguments: --forma" in teitool("validate", "a.xml", "--forma", "json").stderr
