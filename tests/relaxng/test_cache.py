"""The cache of compiled schemas: as good as building again, and never worse."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from tei.relaxng import Schema, schema
from tei.relaxng.grammar import Grammar
from tei.relaxng.loading import cache

RELAXNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
MAIN = f'<grammar {RELAXNG}><include href="parts.rng"/><start><ref name="p"/></start></grammar>'
posix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="users have no numbers here")


def plain(grammar: Grammar) -> object:
    """A grammar as JSON makes it."""
    return json.loads(json.dumps([grammar.start, dict(grammar.defines)]))


def part(name: str) -> str:
    return f'<grammar {RELAXNG}><define name="p"><element name="{name}"><text/></element></define></grammar>'


@pytest.fixture
def main(tmp_path: Path) -> Path:
    (tmp_path / "parts.rng").write_text(part("p"))
    (tmp_path / "main.rng").write_text(MAIN)
    return tmp_path / "main.rng"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "schemas"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each schema that was really built."""
    calls: list[str] = []
    build = schema._compile

    def counted(data: bytes, file: str, *rest: object) -> Grammar:
        calls.append(file)
        return build(data, file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(schema, "_compile", counted)
    return calls


def entry(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_schema_is_built_once(main: Path, folder: Path, built: list[str]) -> None:
    first = Schema.load(main, cache=folder)
    second = Schema.load(main, cache=folder)

    assert len(built) == 1
    assert plain(first.grammar) == plain(second.grammar) == plain(Schema.load(main).grammar)


def test_a_changed_part_is_seen(main: Path, folder: Path, built: list[str]) -> None:
    Schema.load(main, cache=folder)
    (main.parent / "parts.rng").write_text(part("q"))
    changed = Schema.load(main, cache=folder)

    assert len(built) == 2
    assert changed.grammar.defines["p"][1][2] == "q"


def test_a_part_that_is_no_longer_allowed_is_not_taken_from_the_cache(main: Path, folder: Path) -> None:
    Schema.load(main, cache=folder)
    with pytest.raises(schema.SchemaError, match="outside the allowed folders"):
        Schema.load(main, cache=folder, folders=[folder])


def test_a_schema_that_was_not_checked_is_checked(folder: Path) -> None:
    wrong = f'<element name="doc" {RELAXNG}><list><text/></list></element>'.encode()
    Schema.load(wrong, cache=folder, check=False)
    with pytest.raises(schema.SchemaError, match=r"7\.1\.3"):
        Schema.load(wrong, cache=folder)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda data: data[:-5],
    "one letter changed": lambda data: data.replace(b'"text"', b'"tent"'),
    "no JSON": lambda data: b"\xff" + data,
    "another form": lambda data: data.replace(b'"format": ', b'"format": 1'),
    "deeply nested": lambda _: b"[" * 1_000_000,
    "not what it should be": lambda _: b"[]\n[]",
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_entry_is_built_again(name: str, main: Path, folder: Path, built: list[str]) -> None:
    Schema.load(main, cache=folder)
    path = entry(folder)
    sound = path.read_bytes()
    path.write_bytes(DAMAGE[name](sound))

    grammar = Schema.load(main, cache=folder).grammar

    assert len(built) == 2
    assert plain(grammar) == plain(Schema.load(main).grammar)
    assert path.read_bytes() == sound


FORMS: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "packed": lambda text: gzip.compress(text.encode()),
    "in UTF-16": lambda text: text.encode("utf-16"),
}


@pytest.mark.parametrize("form", FORMS)
def test_two_folders_do_not_share_what_they_include(form: str, main: Path, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "parts.rng").write_text(part("q"))
    data = FORMS[form](MAIN)
    places = [main, other / "main.rng"] * 2
    grammars = [Schema.load(data, base=place, folders=[tmp_path], cache=folder).grammar for place in places]

    assert [grammar.defines["p"][1][2] for grammar in grammars] == ["p", "q", "p", "q"]


def test_what_names_no_other_file_is_shared(main: Path, folder: Path, tmp_path: Path, built: list[str]) -> None:
    for place in (main, tmp_path / "other" / "main.rng", None):
        Schema.load(f'<element name="p" {RELAXNG}><text/></element>'.encode(), base=place, cache=folder)

    assert len(built) == 1


def test_a_catalog_that_says_something_else_is_seen(folder: Path, tmp_path: Path) -> None:
    """Both references lead to one file at first; the second is remembered as well."""
    for name in "xy":
        (tmp_path / f"{name}.rng").write_text(f'<element name="{name}" {RELAXNG}><text/></element>')
    both = f'<group {RELAXNG}><externalRef href="urn:x"/><externalRef href="urn:y"/></group>'
    found = []
    for catalog in ({"urn:x": "x.rng", "urn:y": "x.rng"}, {"urn:x": "x.rng", "urn:y": "y.rng"}):
        schema_ = Schema.load(
            f'<element name="doc" {RELAXNG}>{both}</element>'.encode(),
            cache=folder,
            resolve=lambda href, _, catalog=catalog: tmp_path / catalog[href],
        )
        found.append([pattern[1][2] for pattern in schema_.grammar.defines.values()])

    assert found == [["x"], ["x", "y"]]


@posix
def test_only_the_owner_can_read_what_is_kept(main: Path, folder: Path) -> None:
    Schema.load(main, cache=folder)

    assert folder.stat().st_mode & 0o077 == 0
    assert entry(folder).stat().st_mode & 0o077 == 0


@posix
@pytest.mark.parametrize("what", ["folder", "entry", "link"])
def test_what_others_may_have_written_is_not_used(what: str, main: Path, folder: Path, built: list[str]) -> None:
    Schema.load(main, cache=folder)
    path = entry(folder)
    if what == "folder":
        folder.chmod(0o777)
    elif what == "entry":
        path.chmod(0o666)
    else:
        path.rename(folder.parent / "elsewhere")
        path.symlink_to(folder.parent / "elsewhere")
    Schema.load(main, cache=folder)

    assert len(built) == 2


def test_a_folder_that_cannot_be_made_is_no_error(main: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert Schema.load(main, cache=tmp_path / "file" / "cache").grammar.defines


def test_findings_are_the_same_with_and_without(main: Path, folder: Path) -> None:
    document = b"<p>Good <q/> day</p>"
    Schema.load(main, cache=folder)

    found = list(Schema.load(main, cache=folder).validate(document))
    assert found == list(Schema.load(main).validate(document))
    assert len(found) == 1


def test_keys_of_every_kind(tmp_path: Path, folder: Path) -> None:
    name = "b\u00e4r\n\t.rng" if hasattr(os, "getuid") else "b\u00e4r.rng"
    (tmp_path / name).write_text(f'<element name="p" {RELAXNG}><text/></element>')
    main = tmp_path / "main.rng"
    main.write_text(f'<externalRef href="{quote(name)}" {RELAXNG}/>')

    first, second = (Schema.load(main, cache=folder).grammar for _ in range(2))
    assert list(first.defines) == list(second.defines) == [f"{name}#0"]
    assert plain(first) == plain(second)


def test_keys_of_files_and_of_nested_grammars_differ(tmp_path: Path) -> None:
    for name in ("k", "l", "p", "p#"):
        (tmp_path / name).write_text(f'<element name="{name[0]}" {RELAXNG}><text/></element>')
    (tmp_path / "main.rng").write_text(
        f'<grammar {RELAXNG}><start><element name="doc">'
        + "".join(f'<externalRef href="{quote(name)}"/>' for name in ("k", "l", "p", "p#"))
        + '<grammar><start><ref name="p"/></start><define name="p"><element name="own"><text/></element></define>'
        "</grammar></element></start></grammar>"
    )
    grammar = Schema.load(tmp_path / "main.rng").grammar

    assert sorted(pattern[1][2] for pattern in grammar.defines.values()) == ["k", "l", "own", "p", "p"]


def test_old_entries_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "ENTRY_LIMIT", 3)
    for number in range(6):
        Schema.load(f'<element name="e{number}" {RELAXNG}><text/></element>'.encode(), cache=folder)

    assert len(list(folder.iterdir())) == 3
