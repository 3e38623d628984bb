"""Codes of conversion: what a plain text could not tell."""

from __future__ import annotations

from typing import Final

from tei.diagnostics.code import Code, Severity

__all__ = ["CODES"]

CODES: Final[tuple[Code, ...]] = (
    Code(
        id="TXT001",
        name="text-altered",
        severity=Severity.ERROR,
        message="the reading text differs from the source after {offset} characters: {found!r}, not {expected!r}",
        help="This is a fault of teitool: please report it with the file. The edition was not published.",
        why="An edition must hold the source's text, whole and in its order.",
        bad="",
        good="Mr. Molotov called on me. He spoke of the treaty.",
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
        good="Vidaković called on me. He spoke of the treaty.",
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
        good="Mr. Molotov called on me. He spoke of the treaty.",
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
        good="Mr. Molotov called on me. He spoke of the treaty.",
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
        bad="Dear Foster:\n\nYours,\n\nHarold Macmillan",
        good="Dear Foster:\n\nMr. Molotov called on me.\n\nYours,\n\nHarold Macmillan",
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
        good="Mr. Molotov called on me. He spoke of the treaty.",
        source="teitool",
        since="0.1",
    ),
    Code(
        id="MET002",
        name="identifier-without-name",
        severity=Severity.WARNING,
        message="the metadata file has an identifier for a name that is not marked in the text: {identifier!r}",
        help="Write the name as the text has it: AUTHORITY:NUMBER NAME, such as GND:118540238 Goethe.",
        why="A number of an authority file belongs to an entry of the register; without one it is lost.",
        bad="",
        good="Mr. Molotov called on me. He spoke of the treaty.",
        source="teitool",
        since="0.1",
    ),
)
