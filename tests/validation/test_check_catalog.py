"""OASIS XML catalogs: which entry decides, where it leads, and what a bad catalog is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.errors import ConfigError
from tei.validation.schemas.addresses import BuiltIn, built_in_at, is_remote, path_of, uri_of
from tei.validation.schemas.catalog import Catalog, catalogs_of_environment

HEAD = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'


def catalog(path: Path, entries: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEAD}{entries}</catalog>", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("entries", "uri", "file"),
    [
        ('<uri name="http://a.org/x.rng" uri="x.rng"/>', "http://a.org/x.rng", "x.rng"),
        ('<system systemId="http://a.org/x.rng" uri="x.rng"/>', "http://a.org/x.rng", "x.rng"),
        ('<rewriteURI uriStartString="http://a.org/" rewritePrefix="lib/"/>', "http://a.org/x.rng", "lib/x.rng"),
        ('<rewriteSystem systemIdStartString="http://a.org/" rewritePrefix="b/"/>', "http://a.org/x.rng", "b/x.rng"),
        ('<uriSuffix uriSuffix="/x.rng" uri="s.rng"/>', "http://a.org/deep/x.rng", "s.rng"),
        ('<systemSuffix systemIdSuffix="/x.rng" uri="s.rng"/>', "http://a.org/deep/x.rng", "s.rng"),
        # the very address before a beginning, the longer beginning before the shorter, wherever they stand
        (
            '<rewriteURI uriStartString="http://a.org/" rewritePrefix="r/"/><uri name="http://a.org/x.rng" uri="u"/>',
            "http://a.org/x.rng",
            "u",
        ),
        (
            '<rewriteURI uriStartString="http://a.org/" rewritePrefix="r/"/>'
            '<rewriteURI uriStartString="http://a.org/b/" rewritePrefix="long/"/>',
            "http://a.org/b/x.rng",
            "long/x.rng",
        ),
        ('<group xml:base="one/"><uri name="urn:x" uri="x.rng"/></group>', "urn:x", "one/x.rng"),
        ('<group xml:base="one/"><uri xml:base="two/" name="urn:x" uri="x"/></group>', "urn:x", "one/two/x"),
        ('<uri name="urn:a%20b" uri="a%20b.rng"/>', "urn:a%20b", "a b.rng"),
        ('<other name="http://a.org/x.rng" uri="x.rng"/>', "http://a.org/x.rng", None),
        ('<uri name="http://a.org/x.rng" uri="x.rng"/>', "http://a.org/y.rng", None),
    ],
)
def test_entries(tmp_path: Path, entries: str, uri: str, file: str | None) -> None:
    found = Catalog([catalog(tmp_path / "c.xml", entries)]).resolve(uri)
    assert (path_of(found) if found else None) == (tmp_path / file if file else None)


def test_next_catalogs_come_after_the_own_entries_and_before_later_files(tmp_path: Path) -> None:
    first = catalog(tmp_path / "1.xml", '<nextCatalog catalog="sub/2.xml"/><nextCatalog catalog="missing.xml"/>')
    catalog(tmp_path / "sub" / "2.xml", '<uri name="urn:x" uri="x.rng"/>')
    last = catalog(tmp_path / "3.xml", '<uri name="urn:x" uri="late.rng"/><uri name="urn:y" uri="y.rng"/>')
    both = Catalog([first, last])
    assert both.resolve("urn:x") == uri_of(tmp_path / "sub" / "x.rng")
    assert both.resolve("urn:y") == uri_of(tmp_path / "y.rng")


def test_delegates_decide_alone_the_longest_first(tmp_path: Path) -> None:
    first = catalog(
        tmp_path / "1.xml",
        '<delegateURI uriStartString="http://a.org/" catalog="short.xml"/>'
        '<delegateURI uriStartString="http://a.org/b/" catalog="long.xml"/>',
    )
    catalog(tmp_path / "short.xml", '<uri name="http://a.org/b/x" uri="short"/><uri name="http://a.org/b/y" uri="y"/>')
    catalog(tmp_path / "long.xml", '<uri name="http://a.org/b/x" uri="long"/>')
    last = catalog(tmp_path / "last.xml", '<uri name="http://a.org/b/z" uri="z"/>')
    both = Catalog([first, last])
    assert both.resolve("http://a.org/b/x") == uri_of(tmp_path / "long")
    assert both.resolve("http://a.org/b/y") == uri_of(tmp_path / "y")
    assert both.resolve("http://a.org/b/z") is None


def test_catalogs_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    first = catalog(tmp_path / "1.xml", '<nextCatalog catalog="2.xml"/>')
    catalog(tmp_path / "2.xml", '<nextCatalog catalog="1.xml"/><delegateURI uriStartString="urn:" catalog="2.xml"/>')
    assert Catalog([first]).resolve("urn:x") is None
    assert Catalog([first]).resolve("http://x") is None


def test_a_bad_catalog_is_told(tmp_path: Path) -> None:
    (tmp_path / "c.xml").write_text("<catalog>")
    with pytest.raises(ConfigError, match=r"c\.xml:1: no element found; expected an XML catalog"):
        Catalog([tmp_path / "c.xml"]).resolve("urn:x")
    with pytest.raises(ConfigError, match=r"none\.xml: No such file"):
        Catalog([tmp_path / "none.xml"]).resolve("urn:x")


def test_a_catalog_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("urn:secret")
    text = f'<!DOCTYPE catalog [<!ENTITY s SYSTEM "secret">]>{HEAD}&s;<uri name="urn:x" uri="x"/></catalog>'
    (tmp_path / "c.xml").write_text(text)
    assert Catalog([tmp_path / "c.xml"]).resolve("urn:x") == uri_of(tmp_path / "x")


def test_catalogs_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = catalog(tmp_path / "1.xml", ""), catalog(tmp_path / "2.xml", "")
    monkeypatch.setenv("XML_CATALOG_FILES", f"{one} {uri_of(two)} /no/such/catalog")
    assert catalogs_of_environment() == (one, two)
    monkeypatch.delenv("XML_CATALOG_FILES")
    assert catalogs_of_environment() == ()


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng", BuiltIn("tei_all")),
        ("http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng", BuiltIn("tei_all")),
        ("https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_lite.rnc", BuiltIn("tei_lite")),
        ("https://www.tei-c.org/Vault/P5/current/xml/tei/custom/schema/relaxng/tei_corpus.rng", BuiltIn("tei_corpus")),
        ("https://www.tei-c.org/Vault/P5/4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng", BuiltIn("tei_all")),
        ("https://vault.tei-c.org/P5/3.5.0/xml/tei/custom/schema/relaxng/tei_all.rng", BuiltIn("tei_all", "3.5.0")),
        ("https://w3id.org/teitool/0.1/teitool.rng", BuiltIn("teitool")),
        ("https://example.org/release/xml/tei/custom/schema/relaxng/tei_all.rng", None),
        ("https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_ms.rng", None),
    ],
)
def test_addresses_of_what_is_built_in(uri: str, found: BuiltIn | None) -> None:
    assert built_in_at(uri) == found


def test_paths_and_addresses(tmp_path: Path) -> None:
    odd = tmp_path / "a b#ö.xml"
    assert path_of(uri_of(odd)) == odd
    assert path_of("file:///C:/a.xml") == Path("C:/a.xml")
    assert path_of("file://server/a.xml") is None
    assert path_of("http://a.org/a.xml") is None
    assert is_remote("urn:x")
    assert not is_remote("../a.rng")
    assert not is_remote("C:/a.rng")
