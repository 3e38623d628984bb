"""Inclusion, the cache, and what is loaded when."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tei.errors import SchemaError
from tei.schematron import Schematron

ISO = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
MAIN = f"""<schema {ISO} queryBinding="xslt2">
<include href="parts/pattern.sch"/>
<include href="parts/more.sch#two"/>
<pattern id="three"><rule context="c"><extends href="parts/rule.sch"/></rule></pattern>
</schema>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    parts = tmp_path / "schema" / "parts"
    parts.mkdir(parents=True)
    (parts.parent / "main.sch").write_text(MAIN)
    (parts / "pattern.sch").write_text(f'<pattern {ISO} id="one"><include href="rule.sch"/></pattern>')
    (parts / "rule.sch").write_text(f'<rule {ISO} context="a"><report id="r" test="true()"><name/></report></rule>')
    more = '<pattern id="{}"><rule context="b"><report test="true()">{}</report></rule></pattern>'
    (parts / "more.sch").write_text(f"<x {ISO}>{more.format('one', 'no')}{more.format('two', 'yes')}</x>")
    return tmp_path


def messages(folder: Path, cache: Path | None = None) -> list[str]:
    file = folder / "schema" / "main.sch"
    schematron = Schematron.load(file.read_bytes(), file=str(file), cache=cache, seconds=None)
    return [f"{fired.pattern} {fired.message} {fired.schema}" for fired in schematron.validate(b"<a><b/><c/></a>")]


def test_parts_in_other_files(folder: Path) -> None:
    assert messages(folder) == ["one a rule.sch:1", "two yes more.sch:1", "three c rule.sch:1"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("rule.sch", None, '"rule.sch" cannot be read'),
        ("more.sch", f"<x {ISO}/>", 'has no element with the id "two"'),
        ("rule.sch", f'<rule {ISO} context="a"><include href="rule.sch"/></rule>', "includes itself"),
        ("rule.sch", f'<rule {ISO} context="a"><asert test="1"/></rule>', "rule.sch:1: asert is not allowed in rule"),
        ("rule.sch", "<rule>", "rule.sch:1:7: not well-formed"),
    ],
)
def test_a_part_that_is_wrong(folder: Path, name: str, text: str | None, message: str) -> None:
    part = folder / "schema" / "parts" / name
    if text is None:
        part.unlink()
    else:
        part.write_text(text)
    with pytest.raises(SchemaError) as caught:
        messages(folder)
    assert message in str(caught.value)


def test_inclusions_that_multiply(folder: Path) -> None:
    parts = folder / "schema" / "parts"
    for number in range(12):
        include = f'<include href="p{number + 1}.sch"/>' * 2
        (parts / f"p{number}.sch").write_text(f"<pattern {ISO}>{include}</pattern>")
    (parts / "p12.sch").write_text(f"<pattern {ISO}/>")
    (parts / "pattern.sch").write_text(f'<pattern {ISO}><include href="p0.sch"/></pattern>')
    with pytest.raises(SchemaError, match="more than 200 inclusions"):
        messages(folder)


def test_the_cache_follows_included_files(folder: Path) -> None:
    cache = folder / "cache"
    first = messages(folder, cache)
    assert len(list(cache.iterdir())) == 1
    assert messages(folder, cache) == first
    part = folder / "schema" / "parts" / "rule.sch"
    part.write_text(part.read_text().replace("<name/>", "changed"))
    assert messages(folder, cache)[0] == "one changed rule.sch:1"


def test_the_cache_tells_apart_the_same_schema_in_two_folders(folder: Path) -> None:
    other = folder / "other"
    shutil.copytree(folder / "schema", other / "schema")
    part = other / "schema" / "parts" / "rule.sch"
    part.write_text(part.read_text().replace("<name/>", "changed"))
    cache = folder / "cache"
    assert messages(folder, cache)[0] == "one a rule.sch:1"
    assert messages(other, cache)[0] == "one changed rule.sch:1"


def test_a_schema_that_includes_nothing_is_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = f'<schema {ISO}><pattern><rule context="a"><assert test="b">b</assert></rule></pattern></schema>'
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        Schematron.load(schema.encode(), file="x.sch", cache=tmp_path / "cache", seconds=None).check()
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_the_cache_drops_the_oldest(tmp_path: Path) -> None:
    for number in range(103):
        rule = f'<rule context="a"><assert test="{number}">b</assert></rule>'
        schema = f"<schema {ISO}><pattern>{rule}</pattern></schema>"
        Schematron.load(schema.encode(), file="x.sch", cache=tmp_path / "cache", seconds=None).check()
    assert len(list((tmp_path / "cache").iterdir())) == 100


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"\xff", b'{"file": 1}', b"[" * 100_000, b"null"])
def test_a_damaged_cache_is_made_again(folder: Path, damage: bytes) -> None:
    cache = folder / "cache"
    first = messages(folder, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)
    assert messages(folder, cache) == first
    assert kept.read_bytes() != damage


def test_a_cache_that_cannot_be_written_is_passed_over(folder: Path) -> None:
    (folder / "cache").write_text("a file")
    assert messages(folder, folder / "cache") == messages(folder)


def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    """Its bytes are half characters here (PEP 383)."""
    schema = f'<schema {ISO}><pattern><rule context="a"><report test="true()">a</report></rule></pattern></schema>'
    file = str(tmp_path / "\udcff" / "x\udcfe.sch")
    found = [
        Schematron.load(schema.encode(), file=file, cache=tmp_path / "cache", seconds=None).validate("<a/>")
        for _ in range(2)
    ]
    assert found[0] == found[1] != ()
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".json"]


def test_a_cache_that_takes_no_file_is_left_as_it_was(folder: Path) -> None:
    cache = folder / "cache"
    first = messages(folder, cache)
    (kept,) = cache.iterdir()
    kept.unlink()
    kept.mkdir()
    assert messages(folder, cache) == first
    assert list(cache.iterdir()) == [kept]


def test_a_schema_with_a_wrong_expression_is_not_kept(folder: Path) -> None:
    part = folder / "schema" / "parts" / "rule.sch"
    part.write_text(part.read_text().replace("true()", "tru("))
    for _ in range(2):
        with pytest.raises(SchemaError, match=r"^rule\.sch:1: in test of report"):
            messages(folder, folder / "cache")


def test_only_the_rules_of_a_document_are_compiled_and_more_when_needed(tmp_path: Path) -> None:
    rules = "".join(f'<rule context="{name}"><report test="true()">{name}</report></rule>' for name in "abcd")
    schema = f'<schema {ISO} queryBinding="xslt2"><pattern>{rules}</pattern></schema>'.encode()
    Schematron.load(schema, file="x.sch", cache=tmp_path, seconds=None).check()
    schematron = Schematron.load(schema, file="x.sch", cache=tmp_path, seconds=None)
    assert [[fired.message for fired in schematron.validate(f"<{name}/>")] for name in "dda"] == [["d"], ["d"], ["a"]]


def test_findings_do_not_depend_on_the_hash_seed(folder: Path) -> None:
    script = (
        "from tei.schematron import Schematron; from pathlib import Path; p = Path('main.sch');"
        "print(Schematron.load(p.read_bytes(), file='main.sch', seconds=None).validate(b'<a><b/><c/><c/></a>'))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            cwd=folder / "schema",
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(answers) == 1


HEAVY = {"email", "http", "lxml", "saxonche", "ssl", "urllib.request", "xml.sax"}


@pytest.mark.parametrize(
    ("test", "seconds", "loaded"),
    [("", None, []), ('<assert test="b">b</assert>', None, ["saxonche"]), ('<assert test="b">b</assert>', 30, [])],
    ids=["nothing to run", "in this process", "in another"],
)
def test_nothing_is_loaded_before_it_is_needed(
    tmp_path: Path, test: str, seconds: float | None, loaded: list[str]
) -> None:
    schema = f'<schema {ISO}><pattern><rule context="a">{test}</rule></pattern></schema>'
    script = (
        f"import sys; from tei.schematron import Schematron; heavy = {HEAVY}\n"
        f"s = Schematron.load({schema.encode()!r}, file='x.sch', seconds={seconds})\n"
        "print(*sorted(heavy & set(sys.modules)), sep=',')\n"
        "s.validate(b'<a/>'); print(*sorted(heavy & set(sys.modules)), sep=',')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.split("\n") == ["", ",".join(loaded), ""]
