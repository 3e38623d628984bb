"""What is asked for: codes, checks, configuration, cache folder, baseline, watching."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tei.batch.inputs import files_of
from tei.batch.validation import Request, settings_of
from tei.batch.watch import stamps, watch
from tei.config import ValidateConfig, find_config, load_validate_config
from tei.diagnostics import Diagnostic, Place, finding
from tei.errors import ConfigError
from tei.validation.baseline import load_baseline, render_baseline, unknown_to
from tei.validation.globs import fits
from tei.validation.schemas.cache_folder import cache_folder
from tei.validation.selection import Selection, check_codes
from tei.validation.settings import check_names
from tei.validation.twins import in_order, without_twins


@pytest.mark.parametrize(
    ("select", "ignore", "takes", "leaves"),
    [
        (("ALL",), (), "XML001 RNG002", ""),
        (("RNG",), (), "RNG002 RNG003", "XML001"),
        (("ALL",), ("RNG",), "XML001", "RNG002"),
        (("RNG002", "ALL"), ("RNG",), "RNG002 XML001", "RNG003"),
        (("RNG",), ("RNG002",), "RNG003", "RNG002"),
        (("RNG002",), ("RNG002",), "", "RNG002"),
        (("ALL",), ("ALL",), "", "RNG002"),
        (("RNG",), ("ALL",), "RNG002", "XML001"),
    ],
)
def test_the_longer_beginning_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], takes: str, leaves: str
) -> None:
    selection = Selection(select, ignore)
    assert all(selection.takes(code) for code in takes.split())
    assert not any(selection.takes(code) for code in leaves.split())


def test_codes_and_checks_are_looked_at() -> None:
    assert check_codes(["rng002", "not-well-formed", "PTR", "all"], "x") == ("RNG002", "XML001", "PTR", "ALL")
    with pytest.raises(ConfigError, match=r"--select: 'XYZ' is no code; expected one such as RNG002"):
        check_codes(["XYZ"], "--select")
    assert check_names(["schematron,relaxng"], "x") == ("relaxng", "schematron")
    with pytest.raises(ConfigError, match="'rng' is no check; expected some of relaxng, schematron, integrity"):
        check_names(["rng"], "--only")


@pytest.mark.parametrize(
    ("glob", "file", "answer"),
    [
        ("drafts/**", "drafts/a/b.xml", True),
        ("drafts/*", "drafts/a.xml", True),
        ("drafts/*", "drafts/a/b.xml", False),
        ("**/old/*.xml", "old/a.xml", True),
        ("**/old/*.xml", "x/y/old/a.xml", True),
        ("**/old/*.xml", "x/bold/a.xml", False),
        ("*-draft.xml", "x/y/a-draft.xml", True),
        ("a?.xml", "ab.xml", True),
        ("./a.xml", "a.xml", True),
        ("a.xml", "axxml", False),
    ],
)
def test_globs(tmp_path: Path, glob: str, file: str, answer: bool) -> None:
    assert fits(str(tmp_path / file), glob, tmp_path) is answer


TOML = """
schema = ["tei_lite", "own.rng"]
catalog = "catalog.xml"
only = ["relaxng"]
select = ["ALL"]
ignore = ["RNG005"]
baseline = "known.json"
per-file-ignores = { "drafts/**" = ["RNG"] }
"""


@pytest.mark.parametrize(
    ("name", "head"), [("teitool.toml", "[validate]"), ("pyproject.toml", "[tool.teitool.validate]")]
)
def test_both_files_say_the_same(tmp_path: Path, name: str, head: str) -> None:
    (tmp_path / name).write_text(head + TOML, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    assert load_validate_config(find_config(tmp_path / "sub")) == ValidateConfig(
        folder=tmp_path,
        schema=("tei_lite", str(tmp_path / "own.rng")),
        catalog=(tmp_path / "catalog.xml",),
        only=("relaxng",),
        select=("ALL",),
        ignore=("RNG005",),
        per_file_ignores=(("drafts/**", ("RNG",)),),
        baseline=tmp_path / "known.json",
    )


def test_a_pyproject_of_others_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\n")
    (tmp_path / "teitool.toml").write_text("")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "pyproject.toml").write_text("[tool.ruff]\n")
    assert find_config(tmp_path / "sub") == tmp_path / "teitool.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[validate]\nonly = 3", "validate.only is 3; expected a list of texts"),
        ("[validate]\nschemas = []", "'schemas' in [validate] is unknown; expected one of baseline, catalog"),
        ("[validate]\nper-file-ignores = []", "validate.per-file-ignores is []; expected a table"),
        ("[validate]\nbaseline = 1", "validate.baseline is 1; expected a path"),
        ("validate = 1", "validate is 1; expected a table [validate]"),
    ],
)
def test_a_wrong_configuration_is_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "teitool.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_validate_config(tmp_path / "teitool.toml")
    assert message in str(caught.value)


def test_options_come_before_the_configuration_and_both_ignore() -> None:
    config = ValidateConfig(schema=("tei_lite",), only=("relaxng",), select=("RNG",), ignore=("RNG005",))
    settings = settings_of(Request((), only=("integrity",), ignore=("PTR",), cache=False), config)
    assert settings.only == ("integrity",)
    assert settings.schemas == ("tei_lite",)
    assert settings.selection == Selection(("RNG",), ("PTR", "RNG005"))
    assert settings_of(Request((), select=("XML",), cache=False), config).selection.select == ("XML",)
    with pytest.raises(ConfigError, match=r"validate\.only: 'x' is no check"):
        settings_of(Request((), cache=False), ValidateConfig(only=("x",)))


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")
def test_the_cache_folder_is_the_user_s_own(tmp_path: Path) -> None:
    folder = cache_folder({"TEITOOL_CACHE": str(tmp_path / "mine")})
    assert folder == tmp_path / "mine"
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    assert cache_folder({"TEITOOL_CACHE": str(folder)}) is None
    assert cache_folder({"TEITOOL_CACHE": "", "HOME": str(tmp_path)}) is None
    assert cache_folder({}) is None
    assert cache_folder({"TEITOOL_CACHE": "/proc/no/such"}) is None


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is another one there")
def test_the_cache_folder_follows_xdg(tmp_path: Path) -> None:
    assert cache_folder({"HOME": str(tmp_path)}) == tmp_path / ".cache" / "teitool"
    given = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "x")}
    assert cache_folder(given) == tmp_path / "x" / "teitool"
    assert cache_folder({**given, "XDG_CACHE_HOME": "relative"}) == tmp_path / ".cache" / "teitool"


def missing(file: str, line: int, path: str = "text/p", value: str = "#a") -> Diagnostic:
    fields = {"found": f"@ref={value}", "element": "<p>", "expected": "an id", "advice": ""}
    return finding("RNG013", Place(file, line, 1, path, line, 5), fields)


def test_a_baseline_knows_findings_that_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "known.json"
    old = (missing("a.xml", 3, "text/p[2]"), missing("a.xml", 9, "text/p[4]"), missing("b/c.xml", 1))
    path.write_text(render_baseline(old, path), encoding="utf-8")
    known = load_baseline(path)
    moved = (missing("a.xml", 5, "text/p[3]"), missing("a.xml", 11, "text/p[6]"), missing("b/c.xml", 7))
    assert unknown_to(known, moved, path) == ()
    more = (*moved, missing("a.xml", 20), missing("d.xml", 1), missing("b/c.xml", 7, value="#b"))
    assert unknown_to(known, more, path) == more[3:]
    monkeypatch.chdir(tmp_path / "..")
    elsewhere = tuple(
        found._replace(place=found.place._replace(file=f"{tmp_path.name}/{found.place.file}")) for found in moved
    )
    assert unknown_to(known, elsewhere, path) == ()


def test_a_baseline_takes_names_of_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    findings = (missing("a\udcff\u202e.xml", 3),)
    path.write_text(render_baseline(findings, path), encoding="utf-8")
    assert "\\udcff\\u202e.xml" in path.read_text(encoding="utf-8")
    assert unknown_to(load_baseline(path), findings, path) == ()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}', "{" * 9999]
)
def test_a_file_that_is_no_baseline(tmp_path: Path, text: str) -> None:
    (tmp_path / "known.json").write_text(text)
    with pytest.raises(ConfigError, match="--write-baseline"):
        load_baseline(tmp_path / "known.json")


def test_one_mistake_is_one_finding() -> None:
    place = Place("a.xml", 3, 4, "p", 3, 12)
    fields = {"found": "", "element": "", "expected": "", "advice": "", "example": "", "problem": ""}
    grammar = finding("RNG012", place, fields)
    other = Diagnostic("PTR003", place, "no XML name", "")
    elsewhere = Diagnostic("PTR003", place._replace(line=4), "no XML name", "")
    assert without_twins([grammar, other, elsewhere, grammar]) == (grammar, elsewhere)
    assert in_order([elsewhere, grammar]) == (grammar, elsewhere)
    incomplete, empty = (finding(code, place, {**fields, "missing": ""}) for code in ("RNG009", "EMP001"))
    assert without_twins([empty, incomplete]) == (incomplete,)
    assert without_twins([empty]) == (empty,)


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.xml", "a/z.XML", "a.xml", ".git/c.xml", ".teitool/d.xml", "a/.e.xml", "a/note.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = files_of([tmp_path / "b.xml", tmp_path])
    assert [file.relative_to(tmp_path).as_posix() for file in found] == ["b.xml", "a.xml", "a/z.XML"]
    with pytest.raises(ConfigError, match=r"no \.xml file there"):
        files_of([tmp_path / ".git" / ".." / ".teitool" / "none", tmp_path / "empty"][:0])


def test_watching_checks_again_what_was_saved(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<a/>")
    checked: list[str] = []
    saves = iter(["<a/>", "<ab/>", None, "<abc/>"])

    def pause() -> bool:
        text = next(saves, "end")
        if text == "end":
            return False
        file.unlink() if text is None else file.write_text(text)
        return True

    watch(lambda: stamps([file]), lambda: checked.append(file.read_text() if file.exists() else ""), pause)
    assert checked[0] == "<a/>"
    assert checked[-3:] == ["<ab/>", "", "<abc/>"]
