"""A stylesheet of one's own can read nothing but the document it is given, and write nothing but its result."""

from __future__ import annotations

from pathlib import Path

import pytest
from shut import DOCTYPES, LOOKED_UP, READING, SECRET, filled, secrets

from tei.errors import TransformError
from tei.transformation import render, transform

TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>plain</p></body></text></TEI>'
HEAD = (
    '<xsl:stylesheet version="{version}" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:file="http://expath.org/ns/file" exclude-result-prefixes="#all">'
)
DOCTYPE_BY_TEXT = "'&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM \"FILE\">]>&lt;a>&amp;x;&lt;/a>'"

RUN_TIME = {  # evaluated while the stylesheet runs
    **READING,
    "looked-up": LOOKED_UP,
    "parse-xml": f"string(parse-xml({DOCTYPE_BY_TEXT}))",
    "file-module": "file:read-text('PATH')",
}
# The same while it is compiled: refused before Saxon sees it.
COMPILE_TIME = {
    "static-variable": '<xsl:variable name="a" static="yes" select="unparsed-text(\'FILE\')"/>',
    "static-param": '<xsl:param name="a" static="yes" select="doc(\'FILE.xml\')"/>',
    "use-when": '<xsl:variable name="a" use-when="unparsed-text-available(\'FILE\')"/>',
    "commented": '<xsl:variable name="a" static="yes" select="unparsed-text (: x :) (\'FILE\')"/>',
    "arrow": '<xsl:variable name="a" static="yes" select="\'FILE\' => unparsed-text()"/>',
    "reference": '<xsl:variable name="a" static="yes" select="unparsed-text#1"/>',
    "shadow": "<xsl:include _href=\"{environment-variable('HOME')}/a.xsl\"/>",
    "shadow-static": '<xsl:variable name="a" _static="yes" select="unparsed-text(\'FILE\')"/>',
    "qualified": '<xsl:variable name="a" static="yes" '
    "select=\"Q{http://www.w3.org/2005/xpath-functions}unparsed-text('FILE')\"/>",
    "include-elsewhere": '<xsl:include href="FILE.xsl"/>',
    "include-above": '<xsl:include href="../outside/secret.xsl"/>',
    "include-encoded": '<xsl:include href="%2e%2e/outside/secret.xsl"/>',
    "import-network": '<xsl:import href="http://127.0.0.1:9/a.xsl"/>',
    "shipped-above": '<xsl:include href="teitool:../pyproject.toml"/>',
    "other-base": '<xsl:include xml:base="FILE" href="secret.xsl"/>',
    "parameter-document": '<xsl:output parameter-document="FILE.xml"/>',
    "schema": '<xsl:import-schema schema-location="FILE.xml"/>',
}


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stylesheet = f'<xsl:template match="/"><a>{SECRET}</a></xsl:template></xsl:stylesheet>'
    return secrets(tmp_path, monkeypatch, xsl=HEAD.format(version="3.0") + stylesheet)


def own(outside: Path, content: str, version: str = "3.0") -> Path:
    path = outside.parent / "own" / "own.xsl"
    path.write_text(HEAD.format(version=version) + filled(content, outside) + "</xsl:stylesheet>", encoding="utf-8")
    return path


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("expression", RUN_TIME.values(), ids=RUN_TIME.keys())
def test_nothing_leaks_while_it_runs(outside: Path, expression: str, version: str) -> None:
    template = f'<xsl:template match="/"><out><xsl:value-of select="{expression.replace(chr(34), "&quot;")}"/></out>'
    try:
        result = transform(TEI, "html", own(outside, template + "</xsl:template>", version))
    except TransformError as error:
        assert SECRET not in str(error)
    else:
        assert SECRET not in result


@pytest.mark.parametrize("declaration", COMPILE_TIME.values(), ids=COMPILE_TIME.keys())
def test_nothing_is_read_while_it_is_compiled(outside: Path, declaration: str) -> None:
    template = '<xsl:template match="/"><out/></xsl:template>'
    imports_first = own(outside, declaration + template)
    with pytest.raises(TransformError, match=r"^own\.xsl:1: .*(not allowed|leads out|not read)"):
        transform(TEI, "html", imports_first)


@pytest.mark.parametrize("doctype", ["<!DOCTYPE a>", DOCTYPES["external"]])
def test_a_stylesheet_with_a_doctype_is_refused(outside: Path, doctype: str) -> None:
    path = own(outside, '<xsl:template match="/"><out/></xsl:template>')
    path.write_text(filled(doctype, outside) + path.read_text())
    with pytest.raises(TransformError, match="DOCTYPE"):
        transform(TEI, "html", path)


def test_a_hostile_module_in_the_folder_is_found(outside: Path) -> None:
    path = own(outside, '<xsl:include href="more/module.xsl"/><xsl:template match="/"><out/></xsl:template>')
    module = path.parent / "more" / "module.xsl"
    module.parent.mkdir()
    module.write_text(HEAD.format(version="3.0") + COMPILE_TIME["static-variable"] + "</xsl:stylesheet>")
    with pytest.raises(TransformError, match=r"^module\.xsl:1: unparsed-text\(\) is not allowed"):
        transform(TEI, "html", path)


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="no links here")
def test_a_link_out_of_the_folder_is_not_followed(outside: Path) -> None:
    path = own(outside, '<xsl:include href="link.xsl"/>')
    try:
        (path.parent / "link.xsl").symlink_to(outside / "secret.xsl")
    except OSError:
        pytest.skip("links are not allowed here")
    with pytest.raises(TransformError, match="leads out"):
        transform(TEI, "html", path)


def test_no_second_result_is_written(outside: Path) -> None:
    target = outside / "written.xml"
    path = own(
        outside,
        f'<xsl:template match="/"><out/><xsl:result-document href="{target.as_uri()}"><a/></xsl:result-document>'
        "</xsl:template>",
    )
    with pytest.raises(TransformError, match="result-document"):
        transform(TEI, "html", path)
    assert not target.exists()


@pytest.mark.parametrize("prolog", DOCTYPES.values(), ids=DOCTYPES.keys())
def test_a_document_reads_nothing_either(outside: Path, prolog: str) -> None:
    document = filled(prolog, outside) + TEI.decode().replace("plain", "&x;")
    with pytest.raises(TransformError, match="not well-formed"):
        transform(document.encode(), "text")


def test_entities_of_the_document_itself_are_resolved() -> None:
    document = b'<!DOCTYPE TEI [<!ENTITY x "resolved">]>' + TEI.replace(b"plain", b"&x;")
    assert transform(document, "text").endswith("resolved\n")


def test_static_expressions_that_read_nothing_are_allowed(outside: Path) -> None:
    path = own(
        outside,
        '<xsl:variable name="who" static="yes" select="concat(\'a\', string-length(\'bc\'))"/>'.replace(
            "string-length('bc')", "string(2)"
        )
        + "<xsl:output method=\"text\" use-when=\"starts-with(system-property('xsl:version'), '3')\"/>"
        '<xsl:template match="/"><xsl:value-of select="$who"/></xsl:template>',
    )
    assert transform(TEI, "html", path) == "a2"


def test_messages_are_handed_back_not_printed(outside: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = own(
        outside, '<xsl:template match="/"><xsl:message>one</xsl:message><xsl:message>two</xsl:message></xsl:template>'
    )
    assert render(TEI, "html", path).messages == ("one", "two")
    assert render(TEI, "html", path).messages == ("one", "two")
    assert capfd.readouterr() == ("", "")
