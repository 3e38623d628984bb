"""All codes, in one tuple. Codes are never reused."""

from __future__ import annotations

from typing import Final

from tei.diagnostics.code import Code, Severity

__all__ = ["CODES", "code"]

CODES: Final[tuple[Code, ...]] = (
    Code(
        id="XML001",
        name="not-well-formed",
        severity=Severity.ERROR,
        message="the file is not well-formed XML: {problem}",
        help="Repair the markup at this place; nothing else can be checked before that.",
        why="No program can read a file that is not well-formed, and none can say what it means.",
        bad="<p>Moscow</q>",
        good="<p>Moscow</p>",
        source="XML 1.0, 2.1 Well-Formed XML Documents",
        since="0.1",
    ),
    Code(
        id="RNG001",
        name="invalid",
        severity=Severity.ERROR,
        message="not valid by {schema}: {problem}",
        help="Compare the element with the schema's rule for it.",
        why="Programs that publish or exchange editions rely on the schema.",
        bad="<p><head>Minutes</head></p>",
        good="<p>Minutes</p>",
        source="RELAX NG 1.0",
        since="0.1",
    ),
    Code(
        id="PTR001",
        name="pointer-without-target",
        severity=Severity.ERROR,
        message='{attribute}="{value}" on <{element}> leads to no xml:id in this file',
        help='Add xml:id="{target}" to the entry that is meant, or correct the pointer.',
        why="A name that leads nowhere is lost to the register and to every index built from it.",
        bad='<p>Sent from <placeName ref="#geneva">Geneva</placeName>.</p>',
        good='<p xml:id="p1">See <ref target="#p1">above</ref>.</p>',
        source="TEI P5 Guidelines, teidata.pointer",
        since="0.1",
    ),
    Code(
        id="PTR002",
        name="duplicate-id",
        severity=Severity.ERROR,
        message='xml:id="{value}" on <{element}> stands already on line {first}',
        help="Give one of the two another xml:id, and correct the pointers that mean it.",
        why="A pointer to an id that stands twice may lead to either.",
        bad='<p xml:id="a">one</p><p xml:id="a">two</p>',
        good='<p xml:id="a">one</p><p xml:id="b">two</p>',
        source="xml:id Version 1.0, 4 Processing xml:id Attributes",
        since="0.1",
    ),
    Code(
        id="PTR003",
        name="bad-id",
        severity=Severity.ERROR,
        message='xml:id="{value}" on <{element}> is no XML name',
        help="Start with a letter or underscore and use letters, digits, '.', '-' and '_' alone.",
        why="An id that is no XML name cannot be pointed to.",
        bad='<p xml:id="1 a">one</p>',
        good='<p xml:id="p1-a">one</p>',
        source="xml:id Version 1.0, 4 Processing xml:id Attributes",
        since="0.1",
    ),
    Code(
        id="DAT001",
        name="dates-contradict",
        severity=Severity.ERROR,
        message='<{element}>: {early}="{early_value}" is later than {late}="{late_value}"',
        help="Exchange the two values, or correct the one that is wrong.",
        why="A date that ends before it begins sorts nowhere and is found by no search.",
        bad='<p><date notBefore="1957-01" notAfter="1956-09">late in 1956</date></p>',
        good='<p><date notBefore="1956-09" notAfter="1956-12">late in 1956</date></p>',
        source="TEI P5 Guidelines, att.datable.w3c",
        since="0.1",
    ),
    Code(
        id="TXT001",
        name="text-altered",
        severity=Severity.ERROR,
        message="the reading text differs from the source after {offset} characters: {found!r}, not {expected!r}",
        help="This is a fault of teitool: please report it with the file. The edition was not published.",
        why="An edition must hold the source's text, whole and in its order.",
        bad="",
        good="A plain text.",
        source="teitool, the text rule",
        since="0.1",
    ),
    Code(
        id="ENC001",
        name="encoding-guessed",
        severity=Severity.WARNING,
        message="the file is not UTF-8; it was read as {encoding}",
        help="Look at accented letters and quotation marks; force another encoding with --encoding.",
        why="A wrong encoding changes letters without anybody noticing.",
        bad="",
        good="Vidaković",
        source="teitool",
        since="0.1",
    ),
    Code(
        id="CTL001",
        name="control-characters-dropped",
        severity=Severity.WARNING,
        message="{count} control character(s) were left out, the first {first}",
        help="They cannot stand in XML; --explain lists each of them with its place.",
        why="XML 1.0 forbids most control characters.",
        bad="",
        good="A plain text.",
        source="XML 1.0, 2.2 Characters",
        since="0.1",
    ),
    Code(
        id="DOC001",
        name="no-body",
        severity=Severity.WARNING,
        message="no text of the document was found between the page's header and footer",
        help="Check the file; if the text is there, choose --layout plain.",
        why="A page without a document gives an edition without a text.",
        bad="",
        good="A plain text.",
        source="teitool",
        since="0.1",
    ),
    Code(
        id="DOC002",
        name="no-main-text",
        severity=Severity.WARNING,
        message="the document has an opening or a closing but no text between them",
        help="Check that the transcription is whole.",
        why="TEI wants a text in every division; the edition says that the source has none.",
        bad="",
        good="A plain text.",
        source="teitool, grammar of a document",
        since="0.1",
    ),
    Code(
        id="MET001",
        name="metadata-contradicts-page",
        severity=Severity.WARNING,
        message="{field}: the metadata file says {metadata!r}, the page {page!r}; the metadata file was followed",
        help="Correct whichever of the two is wrong.",
        why="Two sources for one fact that differ need a person's decision.",
        bad="",
        good="A plain text.",
        source="teitool",
        since="0.1",
    ),
)


def code(code_id: str) -> Code:
    """The code with this id; ``KeyError`` if there is none."""
    return _BY_ID[code_id]


_BY_ID: Final = {entry.id: entry for entry in CODES}
