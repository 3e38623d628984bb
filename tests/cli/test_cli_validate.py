"""``teitool validate`` as a user calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
FILE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>'
    "<publicationStmt><p>B</p></publicationStmt><sourceDesc><p>C</p></sourceDesc></fileDesc></teiHeader>"
    "<text><body>\n{}\n</body></text></TEI>\n"
)
GRAMMAR = ("--only", "relaxng")


@pytest.fixture
def check(teitool: Run, tmp_path: Path) -> Run:
    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        return teitool("validate", *arguments, env={"TEITOOL_CACHE": str(tmp_path / "cache")}, **options)

    return run


def written(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FILE.format(body), encoding="utf-8")
    return path


def found_in(done: subprocess.CompletedProcess[str]) -> list[tuple[str, int, str]]:
    report = json.loads(done.stdout)
    return [(Path(one["file"]).name, one["line"], one["code"]) for one in report["diagnostics"]]


def test_one_file_for_people(check: Run, tmp_path: Path) -> None:
    written(tmp_path / "a.xml", "<p><persname>Khrushchev</persname></p>")
    done = check("a.xml", *GRAMMAR)
    assert done.returncode == 1
    assert done.stdout.startswith("a.xml:2:4: error RNG003 unknown-element: <persname> in <p> is no element of tei_all")
    assert "    2 | <p><persname>Khrushchev</persname></p>\n      |    ^~~~~~~~~~\n" in done.stdout
    assert "Did you mean <persName>?" in done.stdout
    assert done.stderr == "1 error in 1 file; 1 can be put right with --fix\n"


def test_a_good_file(check: Run, tmp_path: Path) -> None:
    written(tmp_path / "a.xml", "<p>one</p>")
    done = check("a.xml", *GRAMMAR)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no errors in 1 file\n")


def test_folders_standard_input_and_files_that_are_not_there(check: Run, tmp_path: Path) -> None:
    written(tmp_path / "in" / "b.xml", "<p><x/></p>")
    written(tmp_path / "in" / "sub" / "a.xml", "<p>\n<y/></p>")
    written(tmp_path / "in" / ".teitool" / "c.xml", "<p><z/></p>")
    done = check("in", "none.xml", "-", *GRAMMAR, "--format", "json", stdin=FILE.format("<p>a</p>").encode())
    assert found_in(done) == [("b.xml", 2, "RNG003"), ("a.xml", 3, "RNG003"), ("none.xml", 0, "FIL001")]
    assert json.loads(done.stdout)["summary"]["files"] == 4
    assert done.returncode == 1


def test_a_name_that_cannot_be_looked_at_costs_no_other_file(check: Run, tmp_path: Path) -> None:
    written(tmp_path / "a.xml", "<p><x/></p>")
    done = check("x" * 300, "a.xml", *GRAMMAR, "--format", "json")  # as a folder that may not be entered
    assert [code for _, _, code in found_in(done)] == ["FIL001", "RNG003"]


def test_the_report_is_the_same_whatever_the_number_of_jobs(check: Run, tmp_path: Path) -> None:
    for number in range(60):
        written(tmp_path / "in" / f"{number:02}.xml", f"<p>\n<x{number}/></p>" if number % 7 else "<p>a</p>")
    one = check("in", *GRAMMAR, "--format", "json")
    assert check("in", *GRAMMAR, "--format", "json", "--jobs", "2").stdout == one.stdout
    assert len(found_in(one)) == 51


def test_what_makes_a_run_impossible(check: Run, tmp_path: Path) -> None:
    written(tmp_path / "a.xml", "<p>one</p>")
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.rng").write_text("<grammar")
    for arguments, message in (
        (["a.xml", "--schema", "none.rng"], "none.rng: No such file"),
        (["a.xml", "--schema", "bad.rng"], "schema bad.rng: "),
        (["a.xml", "--only", "grammar"], "'grammar' is no check"),
        (["a.xml", "--select", "ABC"], "'ABC' is no code"),
        (["a.xml", "--catalog", "none.xml", "--schema", "tei_all"], ""),
        (["a.xml", "--baseline", "none.json"], "none.json: No such file"),
        (["a.xml", "--write-baseline"], "no baseline file is named"),
        (["empty"], "no .xml file there"),
        (["a.xml", "--format", "pdf"], "invalid choice: 'pdf'"),
    ):
        done = check(*arguments, *(GRAMMAR if "--only" not in arguments else ()))
        assert done.returncode == (2 if message else 0), arguments
        assert message in done.stderr


def test_select_ignore_and_per_file_ignores(check: Run, tmp_path: Path) -> None:
    body = "<p Ref='a'><x/></p>"
    written(tmp_path / "a.xml", body)
    written(tmp_path / "drafts" / "a.xml", body)
    options = ("a.xml", "drafts", *GRAMMAR, "--format", "json")
    assert [code for _, _, code in found_in(check(*options))] == ["RNG005", "RNG003"] * 2
    assert {code for _, _, code in found_in(check(*options, "--select", "RNG003"))} == {"RNG003"}
    assert {code for _, _, code in found_in(check(*options, "--ignore", "unknown-element"))} == {"RNG005"}
    (tmp_path / "teitool.toml").write_text('[validate]\nper-file-ignores = {"drafts/*" = ["RNG"]}\nignore = ["RNG005"]')
    done = check(*options)
    assert [code for _, _, code in found_in(done)] == ["RNG003"]
    (tmp_path / "teitool.toml").write_text('[validate]\nper-file-ignores = {"drafts/*" = ["ALL"]}\nselect = ["RNG"]')
    done = check(*options)
    assert [code for _, _, code in found_in(done)] == ["RNG005", "RNG003"]


def test_a_baseline_gives_a_clean_slate(check: Run, tmp_path: Path) -> None:
    written(tmp_path / "a.xml", "<p><x/></p>")
    known = ("--baseline", "known.json", *GRAMMAR)
    assert check("a.xml", *known, "--write-baseline").returncode == 0
    assert check("a.xml", *known).returncode == 0
    written(tmp_path / "a.xml", "<p>new</p>\n\n<p><x/></p><p><y/></p>")
    done = check("a.xml", *known, "--format", "json")
    assert found_in(done) == [("a.xml", 4, "RNG003")]


def test_fix_writes_what_has_one_right_answer_and_no_other_byte(check: Run, tmp_path: Path) -> None:
    body = '<p><persname  n = "1">Khrushchev</persname > <date when="1956-9-10">10.9.</date><x/></p>\r\n'
    file = written(tmp_path / "a.xml", "")
    file.write_bytes(FILE.format(body).encode())
    done = check("a.xml", *GRAMMAR, "--fix", "--format", "json")
    right = body.replace("persname", "persName").replace("1956-9-10", "1956-09-10")
    assert file.read_bytes() == FILE.format(right).encode()
    assert [code for _, _, code in found_in(done)] == ["RNG003"]
    assert "put right: a.xml" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions, and links need a privilege")
def test_fix_keeps_permissions_and_links(check: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "kept" / "a.xml", "<p><persname>Khrushchev</persname></p>")
    file.chmod(0o600)
    link = tmp_path / "a.xml"
    link.symlink_to(file)
    assert check("a.xml", *GRAMMAR, "--fix").returncode == 0
    assert link.is_symlink()
    assert "persName" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o777 == 0o600


def test_watching_fixes_too(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xml", "<p><persname>Khrushchev</persname></p>")
    process = subprocess.Popen(
        [sys.executable, "-m", "tei", "validate", str(file), *GRAMMAR, "--fix", "--watch"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TEITOOL_CACHE": ""},
    )
    assert process.stderr is not None
    try:
        said = [process.stderr.readline() for _ in range(3)]
    finally:
        process.kill()
        process.communicate()
    assert said[1:] == [f"put right: {file}\n", "no errors in 1 file\n"]
    assert "persName" in file.read_text(encoding="utf-8")


def test_a_file_that_calls_utf_8_otherwise_is_checked_whole(check: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "a.xml", '<p>é <name ref="#no">x</name></p>')
    text = file.read_text(encoding="utf-8")
    file.write_text(f'<?xml version="1.0" encoding="utf8"?>\n{text}', encoding="utf-8")
    for options in ((), ("--only", "integrity")):
        assert [code for _, _, code in found_in(check("a.xml", *options, "--format", "json"))] == ["PTR001"]


def test_schemas_a_file_names(check: Run, tmp_path: Path) -> None:
    (tmp_path / "own.rnc").write_text(
        'default namespace = "http://www.tei-c.org/ns/1.0"\nstart = element TEI { text }\n'
    )
    file = written(tmp_path / "a.xml", "<p>one</p>")
    text = file.read_text(encoding="utf-8")
    file.write_text(f'<?xml-model href="own.rnc"?>\n{text}', encoding="utf-8")
    assert "RNG" in check("a.xml", *GRAMMAR).stdout
    file.write_text(f'<?xml-model href="https://example.org/own.rnc"?>\n{text}', encoding="utf-8")
    done = check("a.xml", *GRAMMAR, "--format", "json")
    assert (done.returncode, found_in(done)) == (1, [("a.xml", 1, "SCH002")])


def test_nothing_heavy_is_loaded_for_the_grammar(tmp_path: Path) -> None:
    written(tmp_path / "a.xml", "<p>one</p>")
    script = (
        "import sys; from tei.cli.main import main\n"
        f"sys.argv = ['teitool', 'validate', {str(tmp_path / 'a.xml')!r}, '--only', 'relaxng']\n"
        "try: main()\nexcept SystemExit as end: assert not end.code\n"
        "print(*sorted({'lxml', 'saxonche', 'rich', 'inspect', 'logging', 'yaml', 'tei.pipeline', 'tei.model',"
        " 'tei.schematron', 'tei.validation.source.index', 'dataclasses'} & set(sys.modules)))"
    )
    environment = {"TEITOOL_CACHE": "", "PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == []
