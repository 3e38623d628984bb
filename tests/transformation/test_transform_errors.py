"""One clear message for each thing that can be wrong: file, line, what to do; and what the functions promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.errors import TransformError
from tei.transformation import render, to_html, to_text, transform

XSL = '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n{}\n</xsl:stylesheet>'
ROOT = '<xsl:template match="/">{}</xsl:template>'
TEI = (
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>'
    b"</teiHeader><text><body><p>\xf0\x9f\x98\x80 text</p></body></text></TEI>"
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not well-formed XML: "),
        (b"plain", "line 1, column 1: not well-formed XML"),
        (b"<TEI>\n<p></TEI>", "line 2, column 10: not well-formed XML"),
        (b"<TEI/>", "the root element is TEI; expected TEI or teiCorpus in the namespace of TEI P5"),
        (b"<a:b xmlns:a='x'/>", "the root element is {x}b; expected"),
        (b"<a>" * 300 + b"</a>" * 300, "not well-formed XML: Excessive depth"),
        (b"<a>\xff</a>", "not well-formed XML"),
    ],
)
def test_a_document_that_cannot_be_used(data: bytes, message: str) -> None:
    for function in (to_html, to_text):
        with pytest.raises(TransformError) as error:
            function(data)
        assert message in str(error.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '<xsl:template match="/"><xsl:value-of select="$no"/></xsl:template>',
            r"own\.xsl:2:\d+: Variable \$no .*XPST0008",
        ),
        (ROOT.format('<xsl:value-of select="1 +"/>'), r"own\.xsl:2:\d+: .*XPST0003"),
        (
            '<xsl:template match="/"><xsl:value-of select="1 idiv 0"/></xsl:template>',
            r"own\.xsl:2:\d+: .* by zero .*FOAR0001",
        ),
        (
            '<xsl:template match="/"><xsl:message terminate="yes">stop it</xsl:message></xsl:template>',
            "it says: stop it",
        ),
        (ROOT.format('<xsl:call-template name="no"/>'), r"own\.xsl:2:\d+: .*XTSE0650"),
        ('<xsl:include href="none.xsl"/>', r"^none\.xsl: No such file"),
        (ROOT.format("<xsl:nonsense/>"), r"own\.xsl:2:\d+: "),
    ],
)
def test_a_stylesheet_that_cannot_be_used(
    tmp_path: Path, content: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(XSL.format(content), encoding="utf-8")
    with pytest.raises(TransformError, match=message):
        transform(TEI, "html", path)
    assert capfd.readouterr() == ("", "")  # nothing but the exception tells of it


def test_a_document_that_passes_a_limit_of_saxon_is_not_the_stylesheet_s_fault(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(XSL.format(ROOT.format("<a/>")))
    attributes = " ".join(f'n{number}=""' for number in range(10_001))
    with pytest.raises(TransformError, match=r"^the document passes a limit of the XML parser: .*10,000") as caught:
        transform(f"<a {attributes}/>".encode(), "html", path)
    assert "stylesheet" not in str(caught.value)


def test_a_stylesheet_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(TransformError, match=r"own\.xsl: No such file"):
        transform(TEI, "html", tmp_path / "own.xsl")
    (tmp_path / "own.xsl").write_text("<a")
    with pytest.raises(TransformError, match=r"own\.xsl:1:\d+: not well-formed"):
        transform(TEI, "html", tmp_path / "own.xsl")
    (tmp_path / "two.xsl").write_text("<nonsense/>")
    with pytest.raises(TransformError, match=r"two\.xsl:1:\d+: .*stylesheet"):
        transform(TEI, "html", tmp_path / "two.xsl")


def test_a_run_that_failed_leaves_the_stylesheet_usable(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(
        XSL.format(
            '<xsl:param name="at" select="\'/a\'"/><xsl:output method="text"/><xsl:template match="/">'
            "<xsl:value-of select=\"if (contains(., 'bad')) then error() else $at\"/></xsl:template>"
        )
    )
    with pytest.raises(TransformError):
        transform(b"<a>bad</a>", "text", path)
    assert transform(b"<a>good</a>", "text", path) == "/a"
    assert render(b"<a>good</a>", "text", path, {"at": "é😀"}).text == "é😀"
    assert transform(b"<a>good</a>", "text", path) == "/a"


def test_a_deep_and_wide_document_is_rendered(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    count = '<xsl:template match="/"><xsl:value-of select="count(//*), count(//@*)"/></xsl:template>'
    path.write_text(XSL.format('<xsl:output method="text"/>' + count))
    attributes = " ".join(f'n{number}=""' for number in range(300))
    document = "<seg>" * 150 + f"<seg {attributes}/>" + "</seg>" * 150
    assert transform(document.encode(), "text", path) == "151 300"
    assert to_text(TEI.replace(b" text", b" <seg>" * 150 + b"deep" + b"</seg>" * 150), header=False).endswith("deep\n")


def test_what_stands_around_the_root_is_handed_to_the_stylesheet(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(
        XSL.format('<xsl:output omit-xml-declaration="yes"/>' + ROOT.format('<xsl:copy-of select="node()"/>'))
    )
    document = (
        b'<?xml version="1.0"?>\n<?xml-model href="a.rng"?>\n<!--licence--><!DOCTYPE a [<!--no-->]>\n<a/>\n<!--end-->\n'
    )
    assert transform(document, "html", path) == '<?xml-model href="a.rng"?><!--licence--><a/><!--end-->'
    assert to_text(b"<?xml-model href='a.rng'?><!--licence-->" + TEI + b"<!--end-->") == to_text(TEI)
    assert to_html(b"<?xml-model href='a.rng'?><!--licence-->" + TEI + b"<!--end-->") == to_html(TEI)


def test_an_own_stylesheet_can_build_on_ours(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:teitool:xslt" '
        'exclude-result-prefixes="#all" '
        'xmlns:h="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0">'
        '<xsl:import href="teitool:html.xsl"/>'
        '<xsl:template match="p" mode="t:text" as="element()"><h:p class="mine"><xsl:apply-templates mode="#current"/>'
        "</h:p></xsl:template></xsl:stylesheet>"
    )
    assert '<p class="mine">😀 text</p>' in transform(TEI, "html", path)


def test_an_own_stylesheet_may_write_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    output = '<xsl:output encoding="ISO-8859-1"/>'
    path.write_text(XSL.format(output + '<xsl:template match="/"><a>é😀</a></xsl:template>'), encoding="utf-8")
    assert transform(b"<a/>", "html", path) == '<?xml version="1.0" encoding="UTF-8"?><a>é😀</a>'


def test_the_header_of_the_text_can_be_left_out() -> None:
    assert to_text(TEI) == f"T\n\n\n{'-' * 72}\n\n😀 text\n"
    assert to_text(TEI, header=False) == render(TEI, "text", header=False).text == "😀 text\n"
    assert transform(TEI, "text") == to_text(TEI)


def test_a_page_is_a_whole_document_in_utf_8() -> None:
    page = to_html(TEI)
    assert page.startswith("<!DOCTYPE")
    assert '<meta charset="utf-8">' in page
    assert page.rstrip().endswith("</html>")


def test_a_corpus_shows_all_its_texts() -> None:
    corpus = (
        b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">'
        + TEI
        + TEI.replace(b"text</p>", b"more</p>")
        + b"</teiCorpus>"
    )
    assert to_text(corpus, header=False) == "😀 text\n\n😀 more\n"
    assert "😀 more" in to_html(corpus)
