"""Codes of the rules in ``schemas/teitool.sch``: how the parts of an edition belong together.

Message and help are those of the rule, word for word; a test compares them.
"""

from __future__ import annotations

from typing import Final

from tei.diagnostics.code import Code, Severity

__all__ = ["CODES"]

CODES: Final[tuple[Code, ...]] = (
    Code(
        id="TEI001",
        name="pointer-without-entry",
        severity=Severity.ERROR,
        message="@{attribute} of <{element}> points to {pointers}, but no element of the edition has that xml:id",
        help="Add the entry that is meant to the header and give it this xml:id, or correct the pointer.",
        why="A name that leads nowhere is lost to the register and to every index built from it.",
        bad='<p>Sent from <placeName ref="#geneva">Geneva</placeName>.</p>',
        good='<p>Sent from <placeName ref="#moscow">Moscow</placeName>.</p>',
        source="teitool.odd, TEI001",
        since="0.1",
    ),
    Code(
        id="TEI002",
        name="dates-out-of-order",
        severity=Severity.ERROR,
        message="<{element}> begins on {first} and ends before that, on {last}",
        help="Exchange the two dates, or correct the one that is wrong; what is not known is left out.",
        why="A date that ends before it begins sorts nowhere and is found by no search.",
        bad='<p><date notBefore="1957-01" notAfter="1956-09">late in 1956</date></p>',
        good='<p><date notBefore="1956-09" notAfter="1956-12">late in 1956</date></p>',
        source="teitool.odd, TEI002",
        since="0.1",
    ),
    Code(
        id="TEI003",
        name="mention-without-entry",
        severity=Severity.ERROR,
        message='the <{element}> "{words}" has no <{entry}> in the register',
        help=(
            "Point with @ref to its entry in listPerson, listOrg or listPlace; write the entry first if there is none."
        ),
        why="Readers find a name through the register; a name without an entry is not found, or is taken for another.",
        bad="<p>Sent from <placeName>Moscow</placeName>.</p>",
        good='<p>Sent from <placeName ref="#moscow">Moscow</placeName>.</p>',
        source="teitool.odd, TEI003",
        since="0.1",
    ),
    Code(
        id="TEI004",
        name="signature-out-of-place",
        severity=Severity.ERROR,
        message='the signature "{words}" stands in <{parent}>',
        help="Put the signature into a closer at the end of its division, or into the postscript that it signs.",
        why="Who signed is read off the closers and postscripts of an edition.",
        bad="<p>Agreed. <signed>I. Shcherbakov</signed></p>",
        good="<p>Agreed.</p><closer><signed>I. Shcherbakov</signed></closer>",
        source="teitool.odd, TEI004",
        since="0.1",
    ),
    Code(
        id="TEI005",
        name="nothing-inside",
        severity=Severity.ERROR,
        message="<{element}> is empty",
        help="Write what belongs inside, or remove the element.",
        why="An empty element claims that something is there; readers see nothing, and programs count it.",
        bad="<p>Sent <date/> from Moscow.</p>",
        good="<p>Sent from<lb/>Moscow.</p>",
        source="teitool.odd, TEI005",
        since="0.1",
    ),
    Code(
        id="TEI006",
        name="not-one-title",
        severity=Severity.ERROR,
        message="the edition has {count} main titles, not one",
        help='Keep one title in titleStmt; give each further one type="sub" or type="alt".',
        why="Lists and catalogues show one title; they cannot choose between several.",
        bad="<title>Memorandum</title><title>Conversation in Moscow</title>",
        good='<title>Memorandum</title><title type="sub">Conversation in Moscow</title>',
        source="teitool.odd, TEI006",
        since="0.1",
    ),
)
