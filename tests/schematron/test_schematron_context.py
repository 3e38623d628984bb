"""The selection for a context is what a template with that ``match`` would match."""

from __future__ import annotations

import pytest

from tei.saxon import Program
from tei.schematron.context import selection
from tei.schematron.inventory import inventory, is_possible, needs

DOCUMENT = (
    '<t:a xmlns:t="urn:t" x="1" xml:id="top"><!--c--><?go on?><b x="0" t:y="2">one<t:d x="3"/></b>'
    '<t:c x="1"><t:d x="3">two</t:d><union/><except x="9"/></t:c><b><t:d x="4" xml:id="i"/>end<intersect/></b></t:a>'
)
CONTEXTS = """
    / ; /t:a ; /* ; //b ; /t:a/b ; b ; * ; t:* ; *:d ; Q{urn:t}d ; @x ; @* ; @t:y ; t:d/@x ; b//@x ; text() ; comment()
    processing-instruction() ; processing-instruction('go') ; node() ; b/text() ; element(b) ; attribute(x) ; b[1]
    b[last()] ; t:d[@x = 3][1] ; b[t:d/@x] ; b | t:c ; b union t:c | @x ; (b | t:c)/t:d ; (b, t:c)/t:d ; t:* except t:a
    t:* except t:d[@x] | b ; (* intersect t:*)/@x ; * intersect t:* ; union ; t:c/union | except ; union/.. except t:a
    child::b ; attribute::x ; descendant::t:d ; self::b ; t:a//t:d ; t:c/descendant::t:d ; .[self::b] ; . ; id('i')
    id('i')/@x ; b[contains('a | b', 'a')] ; b[. = ('|', "union")] ; b (: | t:c :) ; * except (b | t:c) ; key('k', '3')
    document-node() ; root() ; b[position() = 2] ; *[@x] except *[@x = 1] ; node()[not(self::*)] ; b/t:d | t:c/t:d/@x
    $every ; $every/@x ; t:a[@x = '1']/b[t:d] ; *[ancestor::b] ; *[count(ancestor::*) = 2] | /
"""
HEAD = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:t">'
    '<xsl:output method="text"/><xsl:key name="k" match="*" use="@x"/><xsl:variable name="every" select="//t:d"/>'
)


def matched(context: str) -> list[str]:
    quoted = context.replace("&", "&amp;").replace('"', "&quot;")
    line = "path(), '&#10;'"
    template = f'<xsl:template match="{quoted}" priority="5" mode="m"><xsl:value-of select="{line}"/></xsl:template>'
    start = (
        '<xsl:mode name="m" on-no-match="deep-skip"/><xsl:template match="/">'
        '<xsl:apply-templates select="/ | //node() | //@*" mode="m"/></xsl:template>'
    )
    found = Program(HEAD + start + template + "</xsl:stylesheet>").run(DOCUMENT)
    return sorted(set(found.split("\n")))  # to skip the document means to go on with its children, so these come twice


def selected(context: str) -> list[str]:
    quoted = selection(context).replace("&", "&amp;").replace('"', "&quot;")
    start = f'<xsl:template match="/"><xsl:for-each select="{quoted}"><xsl:value-of select="path(), \'&#10;\'"/>'
    return sorted(Program(HEAD + start + "</xsl:for-each></xsl:template></xsl:stylesheet>").run(DOCUMENT).split("\n"))


@pytest.mark.parametrize(
    "context", [context.strip() for context in CONTEXTS.replace("\n", ";").split(";") if context.strip()]
)
def test_selection_is_what_matches(context: str) -> None:
    found = selected(context)
    if context not in ("(b, t:c)/t:d", "root()", "."):  # not patterns, or matching what is no node
        assert found == matched(context)
    if found != [""]:
        names = inventory(DOCUMENT)
        assert names is not None
        assert is_possible(needs(context), names)


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("tei:p", [["p"]]),
        ("tei:*[@when]", [["@when"]]),
        ("tei:rt/@target", [["@target", "rt"]]),
        ("tei:facsimile//tei:line | tei:zone[@n eq 'a|b']", [["facsimile", "line"], ["@n", "zone"]]),
        ("/", [[]]),
        ("*", [[]]),
        ("tei:*[@a or @b]", [[]]),
        ("tei:p[@a or not(@b)]", [["p"]]),
        ("tei:p[tei:q[@n]]", [[]]),
        ("tei:p except tei:q", [[]]),
        ("$p/tei:q", [[]]),
        ("id('x')", [[]]),
        ("child::tei:p", [[]]),
        ("text()", [[]]),
        ("Q{urn:t}p/@Q{urn:t}n", [["@n", "p"]]),
        (".[self::p]", [[]]),
    ],
)
def test_names_that_a_context_needs(context: str, expected: list[list[str]]) -> None:
    assert needs(context) == expected


def test_inventory() -> None:
    assert inventory("<t:a x='1'\n y:z = \"<q r='s'\"><!-- <c d='e'> --></t:a>") == {
        "a",
        "q",
        "c",
        "@x",
        "@z",
        "@r",
        "@d",
    }
    assert inventory("<a/>" + " " * 1_000_000) is None
