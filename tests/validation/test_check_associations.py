"""``<?xml-model?>``: what a file names, and which schemas it is checked against for that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.errors import SchemaError
from tei.validation.inputs import Input
from tei.validation.schemas.associations import Association, associations
from tei.validation.schemas.choice import Choice, Chooser
from tei.validation.settings import Settings

RNG = 'schematypens="http://relaxng.org/ns/structure/1.0"'
SCH = 'schematypens="http://purl.oclc.org/dsdl/schematron"'
RELEASE = "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"


@pytest.mark.parametrize(
    ("pseudo", "kind"),
    [
        (f'href="a.rng" {RNG}', "relaxng"),
        (f'href="a.rng" {SCH}', "schematron"),
        ('href="a.rnc" type="application/relax-ng-compact-syntax"', "relaxng"),
        ('href="a.rnc"', "relaxng"),
        ("href='a.sch'", "schematron"),
        ('href="a.odd"', "schematron"),
        ('href="a.xsd" schematypens="http://www.w3.org/2001/XMLSchema"', "other"),
        ('href="a.dtd" type="application/xml-dtd"', "other"),
        ('href="a"', "other"),
    ],
)
def test_kinds(pseudo: str, kind: str) -> None:
    (found,) = associations(f"<?xml-model {pseudo}?><TEI/>".encode())
    assert (found.kind, found.href[0]) == (kind, "a")


def test_place_entities_and_phase() -> None:
    head = f'<?xml version="1.0"?>\n  <?xml-model href="a&amp;b.rng"\n   {RNG} phase="draft"?>\n<TEI/>'
    assert associations(head.encode()) == (Association("a&b.rng", "relaxng", "draft", 2, 3, 3, 70),)


@pytest.mark.parametrize(
    "head",
    [
        "<TEI/>",
        f'<TEI/><?xml-model href="a.rng" {RNG}?>',
        f'<TEI><?xml-model href="a.rng" {RNG}?></TEI>',
        f'<!-- <?xml-model href="a.rng" {RNG}?> --><TEI/>',
        f'<?xml-model hrf="a.rng" {RNG}?><TEI/>',
        "",
        "no XML <?xml-model",
    ],
)
def test_what_names_nothing(head: str) -> None:
    assert associations(head.encode()) == ()


@pytest.mark.parametrize("encoding", ["utf8", "utf-8-sig", "utf-16", "utf-32", "shift_jis", "euc_kr", "gb18030"])
def test_every_encoding(encoding: str) -> None:
    letter = "日" if encoding in ("shift_jis", "euc_kr", "gb18030") else "é"
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    line = f'<!-- {letter} --><?xml-model href="{letter}.rng" {RNG}?>'
    head = f'<?xml version="1.0" encoding="{declared}"?>\n{line}\n<TEI/>'
    place = (2, line.index("<?") + 1, 2, len(line) + 1)
    assert associations(head.encode(encoding)) == (Association(f"{letter}.rng", "relaxng", "", *place),)
    assert associations(head.encode(encoding)[:-1])[0].href == f"{letter}.rng"


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "utf-16"])
def test_an_encoding_that_is_none_names_nothing(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><?xml-model href="a.rng" {RNG}?><TEI/>'
    assert associations(head.encode()) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_stands_before_a_mistake_counts(encoding: str) -> None:
    assert associations(f'<?xml-model href="a.rng" {RNG}?><TEI <'.encode(encoding))[0].href == "a.rng"


def choose(folder: Path, *named: str, **settings: object) -> Choice:
    head = "".join(f"<?xml-model {pseudo}?>\n" for pseudo in named) + "<TEI/>"
    return Chooser(Settings(**settings)).choose(Input("a.xml", folder, head.encode()))  # type: ignore[arg-type]


def names(choice: Choice) -> list[tuple[str, str]]:
    return [(entry.name, entry.kind) for entry in choice.schemas]


def codes(choice: Choice) -> list[str]:
    return [found.code for found in choice.problems]


def test_a_file_that_names_nothing_is_checked_against_tei_all(tmp_path: Path) -> None:
    assert names(choose(tmp_path)) == [("tei_all", "relaxng")]


def test_local_schemas_are_found_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "my own.rng").write_text("")
    (tmp_path / "a.sch").write_text("")
    choice = choose(tmp_path, f'href="schema/my%20own.rng" {RNG}', f'href="a.sch" {SCH} phase="x"')
    assert names(choice) == [("my own.rng", "relaxng"), ("a.sch", "schematron")]
    assert choice.schemas[1].phase == "x"
    assert choice.problems == ()


def test_the_releases_are_built_in(tmp_path: Path) -> None:
    choice = choose(tmp_path, f'href="{RELEASE}" {RNG}', f'href="{RELEASE}" {SCH}')
    assert names(choice) == [("tei_all", "relaxng"), ("tei_all", "schematron")]
    assert [entry.name for entry in choice.rules] == ["tei_all"]
    old = choose(tmp_path, f'href="https://www.tei-c.org/Vault/P5/3.0.0{RELEASE[26:]}" {RNG}')
    assert (names(old), codes(old)) == ([("tei_all", "relaxng")], ["SCH004"])


def test_what_cannot_be_reached_is_an_error_and_nothing_else_is_taken(tmp_path: Path) -> None:
    choice = choose(tmp_path, f'href="https://example.org/a.rng" {RNG}', f'href="none.rng" {RNG}')
    assert (names(choice), codes(choice)) == ([], ["SCH002", "SCH002"])
    assert "another machine" in choice.problems[0].message
    assert "no such file" in choice.problems[1].message
    assert choice.problems[1].place.line == 2


def test_a_catalog_leads_to_what_is_remote(tmp_path: Path) -> None:
    (tmp_path / "mine.rng").write_text("")
    catalog = tmp_path / "catalog.xml"
    catalog.write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="https://a.org/a.rng" uri="mine.rng"/>'
        '<uri name="https://a.org/b.rng" uri="none.rng"/></catalog>'
    )
    choice = choose(tmp_path, f'href="https://a.org/a.rng" {RNG}', catalogs=(catalog,))
    assert names(choice) == [("mine.rng", "relaxng")]
    choice = choose(tmp_path, f'href="https://a.org/b.rng" {RNG}', catalogs=(catalog,))
    assert (names(choice), codes(choice)) == ([], ["SCH002"])


def test_rules_alone_do_not_replace_the_grammar(tmp_path: Path) -> None:
    (tmp_path / "a.sch").write_text("")
    assert names(choose(tmp_path, f'href="a.sch" {SCH}')) == [("a.sch", "schematron"), ("tei_all", "relaxng")]


def test_a_dtd_alone_is_a_warning(tmp_path: Path) -> None:
    choice = choose(tmp_path, 'href="tei.dtd" type="application/xml-dtd"')
    assert (names(choice), codes(choice)) == ([("tei_all", "relaxng")], ["SCH005"])


def test_what_the_user_asks_for_comes_before_what_the_file_names(tmp_path: Path) -> None:
    (tmp_path / "a.sch").write_text("")
    schemas = ("tei_lite", str(tmp_path / "a.sch"))
    choice = choose(tmp_path, f'href="https://example.org/a.rng" {RNG}', schemas=schemas)
    assert (names(choice), codes(choice)) == ([("tei_lite", "relaxng"), ("a.sch", "schematron")], [])
    with pytest.raises(SchemaError, match=r"schema none\.rng: No such file.*expected a schema .* or one of teitool"):
        choose(tmp_path, schemas=("none.rng",))
    with pytest.raises(SchemaError, match="it is a folder"):
        choose(tmp_path, schemas=(str(tmp_path),))
