"""A schema can read nothing but the document and the files that it includes from its own folder."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from shut import DOCTYPES, LOOKED_UP, READING, SECRET, filled, secrets

from tei.errors import LimitError, ReadError, SchemaError, TransformError
from tei.saxon import CompileError, Program, plain_source
from tei.schematron import Schematron

HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3" xmlns:f="urn:f" '
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
)
BY_TEXT = "'&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;FILE&quot;>]>&lt;a>&amp;x;&lt;/a>'"
STYLESHEET = (
    "'&lt;xsl:stylesheet version=&quot;3.0&quot; xmlns:xsl=&quot;http://www.w3.org/1999/XSL/Transform&quot;>"
    "&lt;xsl:template name=&quot;m&quot;>&lt;xsl:sequence select=&quot;unparsed-text(`FILE`)&quot;/>"
    "&lt;/xsl:template>&lt;/xsl:stylesheet>'"
)
REFUSED = {  # known by name: the finding says so
    **READING,
    "doc-as-test": "doc('FILE.xml')",
    "transform-text": f"string(transform(map {{ 'stylesheet-text': {STYLESHEET}, 'source-node': / }})?output)",
    "commented": "unparsed-text (: x :) ('FILE')",
    "reference": "unparsed-text#1('FILE')",
    "arrow": "'FILE' => unparsed-text()",
    "qualified": "Q{http://www.w3.org/2005/xpath-functions}unparsed-text('FILE')",
    "prefixed": "fn:unparsed-text('FILE')",
}
SHUT = {  # not seen beforehand: Saxon is shut
    "looked-up": LOOKED_UP,
    "built-up": "function-lookup(xs:QName('fn:' || 'doc'), 1)('FILE.xml') ! string()",
    "parse-xml": f"string(parse-xml({BY_TEXT}))",
    "file-module": "Q{http://expath.org/ns/file}read-text('PATH')",
    "saxon": "Q{http://saxon.sf.net/}evaluate('unparsed-text(\"FILE\")')",
}
FUNCTIONS = {
    "function": "<xsl:sequence select=\"unparsed-text('FILE')\"/>",
    "result-document": '<xsl:result-document href="FILE.out"><a/></xsl:result-document>',
    "source-document": '<xsl:source-document href="FILE.xml"><xsl:copy-of select="."/></xsl:source-document>',
    "evaluate": "<xsl:evaluate xpath=\"'unparsed-text(''FILE'')'\"/>",
    "copy": "<xsl:copy-of select=\"doc('FILE.xml')\"/>",
    "merge": '<xsl:merge><xsl:merge-source for-each-source="\'FILE.xml\'" select="*"/></xsl:merge>',
    "static": '<xsl:variable name="x" static="yes" select="unparsed-text(\'FILE\')"/>',
    "use-when": "<xsl:sequence select=\"'a'\" use-when=\"unparsed-text('FILE')\"/>",
    "shadow": "<xsl:sequence _select=\"{unparsed-text('FILE')}\"/>",
    "other-base": '<xsl:sequence xml:base="FILE" select="unparsed-text(\'secret\')"/>',
}


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return secrets(tmp_path, monkeypatch, sch=f'{HEAD}<pattern id="{SECRET}"/></schema>')


def run(outside: Path, content: str, seconds: float | None = None) -> str:
    schema = HEAD + filled(content, outside) + "</schema>"
    file = outside.parent / "own" / "own.sch"
    try:
        found = Schematron.load(schema.encode(), file=str(file), seconds=seconds).validate(b"<a/>")
    except SchemaError as error:
        return f"refused: {error}"
    return "\n".join(f"{fired.failure}|{fired.message}" for fired in found)


def rule(expression: str) -> str:
    expression = expression.replace('"', "&quot;") if "&quot;" not in expression else expression
    return (
        f'<pattern><rule context="a"><report test="{expression}">[<value-of select="{expression}"/>]</report>'
        f'<report test="true()">({expression[:0]}<value-of select="{expression}"/>)</report></rule></pattern>'
    )


@pytest.mark.parametrize("expression", REFUSED.values(), ids=REFUSED.keys())
def test_what_asks_for_a_resource_is_a_finding(outside: Path, expression: str) -> None:
    said = run(outside, rule(expression))
    assert SECRET not in said
    assert said.count("is refused: rules read nothing but the document that is checked") == 2


@pytest.mark.parametrize("expression", SHUT.values(), ids=SHUT.keys())
def test_what_asks_for_it_in_disguise_gets_nothing(outside: Path, expression: str) -> None:
    said = run(outside, rule(expression))
    assert SECRET not in said
    assert said.startswith("refused: own.sch:1: ") or said.count("|") == 2 or "(" in said


@pytest.mark.parametrize("place", ["let", "context", "pattern-let", "subject", "diagnostic", "name"])
def test_it_may_stand_anywhere(outside: Path, place: str) -> None:
    ask = "unparsed-text('FILE')"
    content = {
        "let": f'<let name="x" value="{ask}"/>' + rule("$x"),
        "context": f'<pattern><rule context="a[{ask}]"><report test="true()">x</report></rule></pattern>',
        "pattern-let": f'<pattern><let name="x" value="{ask}"/><rule context="a"><report test="$x">x</report></rule>'
        "</pattern>",
        "subject": f'<pattern><rule context="a"><report test="true()" subject="{ask}">x</report></rule></pattern>',
        "diagnostic": '<pattern><rule context="a"><report test="true()" diagnostics="d">x</report></rule></pattern>'
        f'<diagnostics><diagnostic id="d"><value-of select="{ask}"/></diagnostic></diagnostics>',
        "name": f'<pattern><rule context="a"><report test="true()"><name path="{ask}"/></report></rule></pattern>',
    }[place]
    said = run(outside, content)
    assert SECRET not in said
    assert "is refused" in said


@pytest.mark.parametrize("body", FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_functions_read_and_write_nothing(outside: Path, body: str) -> None:
    before = sorted(outside.rglob("*"))
    function = f'<xsl:function name="f:x">{body}</xsl:function>'
    said = run(outside, function + rule("f:x()"))
    assert SECRET not in said
    assert said.startswith("refused: own.sch:1: xsl:") or "prohibited" in said or "not allowed" in said
    assert sorted(outside.rglob("*")) == before


@pytest.mark.parametrize(
    "href",
    ["FILE.sch", "../outside/secret.sch", "%2e%2e/outside/secret.sch", "http://127.0.0.1:9/a.sch", "", "link.sch"],
)
@pytest.mark.parametrize("element", ["include", "extends"])
def test_nothing_is_included_from_elsewhere(outside: Path, href: str, element: str) -> None:
    (outside.parent / "own" / "link.sch").symlink_to(outside / "secret.sch")
    said = run(outside, f'<{element} href="{href}"/>')
    assert said.startswith("refused: own.sch:1: ")
    assert "leads out of the folder" in said or "is not included" in said


def test_a_program_is_shut_while_it_is_compiled(outside: Path) -> None:
    head = '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    file = (outside / "secret").as_uri()
    for declaration in (
        f'<xsl:include href="{file}.xml"/>',
        f'<xsl:import href="{file}.xml"/>',
        f'<xsl:variable name="x" static="yes" select="unparsed-text(\'{file}\')"/>',
    ):
        with pytest.raises(CompileError, match="prohibited"):
            Program(f"{head}{declaration}</xsl:stylesheet>")
    when = f'<xsl:template match="/" use-when="unparsed-text-available(\'{file}\')">yes</xsl:template>'
    assert "yes" not in Program(f"{head}{when}</xsl:stylesheet>").run("<a/>")


SLOW = {
    "for ever": '<xsl:function name="f:x"><xsl:param name="n"/><xsl:sequence select="f:x($n + 1)"/></xsl:function>',
    "too deep": '<xsl:function name="f:x"><xsl:param name="n"/><xsl:sequence select="1 + f:x($n + 1)"/></xsl:function>',
}


@pytest.mark.parametrize("function", SLOW.values(), ids=SLOW.keys())
def test_an_endless_rule_is_stopped(outside: Path, function: str) -> None:
    said = run(outside, function + rule("f:x(1)"), seconds=2)
    assert "own.sch: the schema was stopped: it took longer than 2 s" in said or "infinite recursion" in said
    gc.collect()  # no process is left behind: that would be a ResourceWarning, and an error


def test_an_expression_that_kills_saxon_does_not_kill_us(outside: Path) -> None:
    said = run(outside, rule("(" * 100_000 + "1" + ")" * 100_000), seconds=30)
    assert said.startswith("refused: own.sch: the schema was stopped: Saxon died of it.")


def test_the_other_process_finds_the_same() -> None:
    schema = (HEAD + rule("@n = 'é'") + "</schema>").encode()
    here = Schematron.load(schema, file="x.sch", seconds=None).validate('<a n="é"/>')
    there = Schematron.load(schema, file="x.sch", seconds=20)
    assert there.validate('<a n="é"/>') == here != ()
    with pytest.raises(ReadError, match="not well-formed"):
        there.validate("<a>")
    assert there.validate('<a n="é"/>') == here
    with pytest.raises(SchemaError, match=r"^x\.sch:1: in test of report: "):
        Schematron.load((HEAD + rule("(") + "</schema>").encode(), file="x.sch", seconds=20).check()


@pytest.mark.parametrize(
    ("document", "error", "message"),
    [
        (b"<a>", ReadError, "not well-formed"),
        (b"<a>&x;</a>", ReadError, "not well-formed"),
        (b"<a/>\0<b/>", ReadError, "NUL"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', ReadError, "no-such is not known"),
        (b"<a>\xff</a>", ReadError, "not in utf-8"),
        (b"<a>" * 1001 + b"</a>" * 1001, LimitError, "more than 1000 elements inside each other"),
        (b"<!DOCTYPE a>" + b"<a>" * 1001 + b"</a>" * 1001, LimitError, "more than 1000 elements inside each other"),
        (DOCTYPES["external"].encode() + b"<a>&x;</a>", ReadError, "external entities are not read"),
        (DOCTYPES["subset"].encode() + b"<a>&x;</a>", ReadError, "&x; is not declared"),
        (DOCTYPES["parameter"].encode() + b"<a>&x;</a>", ReadError, "&x; is not declared"),
        (DOCTYPES["multiplied"].encode() + b"<a>&x;</a>", ReadError, "amplification"),
        ("<a>\ud800</a>", ReadError, "half a character, U\\+D800"),
        (b'<?xml version="1.0" encoding="raw-unicode-escape"?><a>\\ud800</a>', ReadError, "half a character, U\\+D800"),
    ],
    ids=range(13),
)
def test_a_document_reads_nothing_either(
    outside: Path, document: bytes | str, error: type[Exception], message: str
) -> None:
    schema = (HEAD + rule("true()") + "</schema>").encode()
    if isinstance(document, bytes):
        document = document.replace(b"FILE", (outside / "secret").as_uri().encode())
    with pytest.raises(error, match=message) as caught:
        Schematron.load(schema, file="x.sch", seconds=None).validate(document)
    assert SECRET not in str(caught.value)


def test_the_text_of_a_document_with_a_doctype_is_kept() -> None:
    document = (
        b'<!DOCTYPE a [<!ENTITY e "<b c=\'1\'>x</b>"><!ATTLIST a d CDATA "e"><!-- no --><?no no?>]>'
        b'<!--c--><?p i?>\n<a n="1&#10;2 &lt;&amp;&quot;">&e;&#13;&lt;<![CDATA[<&]]>&gt;</a>'
    )
    assert plain_source(document) == (
        '<!--c--><?p i?><a n=\'1&#10;2 &lt;&amp;"\' d="e"><b c="1">x</b>&#13;&lt;&lt;&amp;&gt;</a>'
    )


ENCODINGS = {  # Python's name → the declared one
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "utf-32": "utf-32",
    "utf-32-be": "utf-32",
    "iso-8859-1": "iso-8859-1",
    "gb18030": "gb18030",
}


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE a>"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str, doctype: str) -> None:
    document = f'<?xml version="1.0" encoding="{ENCODINGS[encoding]}"?>{doctype}<a>é</a>'
    assert plain_source(document.encode(encoding)) == "<a>é</a>"


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE a>"])
@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "no-such"])
def test_a_text_is_not_decoded_again(encoding: str, doctype: str) -> None:
    assert plain_source(f'\ufeff<?xml version="1.0" encoding="{encoding}"?>{doctype}<a>é漢</a>') == "<a>é漢</a>"


def test_deep_and_wide_documents_are_checked() -> None:
    schema = Schematron.load((HEAD + rule("true()") + "</schema>").encode(), file="x.sch", seconds=None)
    assert len(schema.validate(b"<a>" * 900 + b"</a>" * 900)) == 1800
    assert len(schema.validate("<a " + " ".join(f'x{n}=""' for n in range(3000)) + "/>")) == 2
    assert len(schema.validate(f"<a {'x' * 5000}='{'y' * 1_000_000}'/>")) == 2


def test_no_module_of_the_current_folder_is_run(outside: Path) -> None:
    own = outside.parent / "own"
    for name in ("json", "threading", "saxonche", "tei", "sitecustomize", "usercustomize"):
        (own / f"{name}.py").write_text(f"import os\nopen({str(outside / 'run')!r}, 'a').write({name!r})\n")
    assert run(outside, rule("@n"), seconds=30).startswith("|()")
    assert not (outside / "run").exists()


def test_the_other_process_finds_what_this_one_finds(outside: Path) -> None:
    """A Python of its own in which nothing is installed: what is imported is found by ``sys.path`` alone."""
    schema = (HEAD + rule("true()") + "</schema>").encode()
    script = (
        f"import sys; sys.path += {[place for place in sys.path if place]!r}\n"
        "from tei.schematron import Schematron\n"
        f"print(len(Schematron.load({schema!r}, file='x.sch', seconds=30).validate('<a/>')))"
    )
    python = getattr(sys, "_base_executable", sys.executable)
    done = subprocess.run([python, "-I", "-c", script], capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (["2"], "")


def test_transform_errors_are_ours() -> None:
    head = '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    program = Program(f'{head}<xsl:template match="/"><xsl:sequence select="error()"/></xsl:template></xsl:stylesheet>')
    with pytest.raises(TransformError):
        program.run("<a/>")


def test_entities_that_stand_in_each_other_without_end() -> None:
    entities = "".join(f'<!ENTITY a{n} "&a{n + 1};">' for n in range(100_000))
    with pytest.raises(LimitError, match="more than 5000 entities"):
        plain_source(f"<!DOCTYPE a [{entities}]><a>&a0;</a>")
