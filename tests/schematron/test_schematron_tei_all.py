"""The rules inside tei_all.rng, against a plain translation of them to templates, on real files and broken ones."""

from __future__ import annotations

import gzip
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from lxml import etree

from tei.resources import resource
from tei.saxon import Program, plain_source
from tei.schematron import Fired, Schematron

SHARED = Path(__file__).parents[3] / "shared" / "validation" / "files"
ISO = "{http://purl.oclc.org/dsdl/schematron}"
TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'


@pytest.fixture(scope="module")
def tei_all() -> bytes:
    return gzip.decompress(resource("schemas", "tei/tei_all.rng.gz").read_bytes())


@pytest.fixture(scope="module")
def schematron(tei_all: bytes) -> Schematron:
    return Schematron.load(tei_all, file="tei_all.rng", seconds=None)


@pytest.fixture(scope="module")
def templates(tei_all: bytes) -> Program:
    """Each pattern a mode, each rule a template: test and path only."""
    root = etree.fromstring(tei_all)
    spaces = "".join(f" xmlns:{ns.get('prefix')}={quoteattr(ns.get('uri'))}" for ns in root.iter(f"{ISO}ns"))
    out = [f'<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"{spaces}>']
    out.append('<xsl:output method="text"/><xsl:template match="/">')
    patterns = list(root.iter(f"{ISO}pattern"))
    out += [f'<xsl:apply-templates select="." mode="m{number}"/>' for number in range(len(patterns))]
    out.append("</xsl:template>")
    for number, pattern in enumerate(patterns):
        out.append(f'<xsl:mode name="m{number}" on-no-match="shallow-skip"/>')
        for place, rule in enumerate(pattern.iter(f"{ISO}rule")):
            out.append(
                f'<xsl:template match={quoteattr(rule.get("context"))} mode="m{number}" priority="{99 - place}">'
            )
            for child in rule:
                if child.tag == f"{ISO}let":
                    out.append(f"<xsl:variable name='{child.get('name')}' select={quoteattr(child.get('value'))}/>")
                elif child.tag in (f"{ISO}assert", f"{ISO}report"):
                    test = child.get("test") if child.tag == f"{ISO}report" else f"not({child.get('test')})"
                    line = f"'{pattern.get('id')} ', path(), '&#10;'"
                    out.append(f'<xsl:if test={quoteattr(test)}><xsl:value-of separator="" select="{line}"/></xsl:if>')
            out.append('<xsl:apply-templates select="@*|node()" mode="#current"/></xsl:template>')
    return Program("".join([*out, "</xsl:stylesheet>"]))


def line(fired: Fired) -> str:
    path = "".join(f"/Q{{{namespace}}}{local}[{position}]" for namespace, local, position in fired.location)
    return f"{fired.pattern} {path}" + (f"/@{fired.attribute[1]}" if fired.attribute else "")


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/validation is not there")
def test_same_as_templates(templates: Program, schematron: Schematron) -> None:
    count = 0
    for path in sorted(SHARED.glob("*.xml")):
        found = schematron.validate(path.read_bytes())
        expected = templates.run(plain_source(path.read_bytes())).split("\n")[:-1]
        assert sorted(map(line, found)) == sorted(expected), path.name
        count += len(found)
    assert count == 6


def test_a_file_with_many_mistakes(templates: Program, schematron: Schematron) -> None:
    document = (
        f'<text {TEI}><body subtype="x"><p><p when="1" from="2" notBefore="3"/></p><lg><l><lg/></l></lg><ptr target="a"'
        ' cRef="b"/><list type="gloss"/><rt target="x" from="y"/><subst/><relation name="a" active="b" mutual="c"/>'
        '<date calendar="#a"/><span from="#a" to="#b" target="#c"/><link target="#a"/><ab><div/></ab>'
        '<path points="1,2"/><content minOccurs="3" maxOccurs="2"/><moduleRef prefix="a"/></body></text>'
    ).encode()
    expected = templates.run(plain_source(document)).split("\n")[:-1]
    found = schematron.validate(document)
    assert sorted(map(line, found)) == sorted(expected)
    assert len(found) > 15
    assert not any(fired.failure for fired in found)
    when = next(fired for fired in found if "@when" in fired.message)
    assert (when.level, when.role, when.is_report) == ("warning", "nonfatal", True)
    assert when.location[-2:] == (("http://www.tei-c.org/ns/1.0", "p", 1),) * 2
