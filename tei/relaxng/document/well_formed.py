"""What the parser says of a document that is no XML, in plain words, and the tag that was left open."""

from __future__ import annotations

import re
from typing import BinaryIO, Final, NamedTuple
from xml.parsers import expat

from tei.relaxng.automaton.name_class import SEPARATOR
from tei.relaxng.document.events import PIECE, EncodingProblem, Feed
from tei.relaxng.document.trail import written_name
from tei.relaxng.finding import Name

__all__ = ["AMPLIFICATION", "INVALID_TOKEN", "MISMATCH", "UNCLOSED", "OpenTag", "explanation", "open_tag"]

MISMATCH: Final = 7
UNCLOSED: Final = frozenset({3, MISMATCH})  # 3: the document ends
INVALID_TOKEN: Final = 4
AMPLIFICATION: Final = 43
_SENTENCES: Final = {  # by the number of expat's error
    2: "There is markup here that XML does not know.",
    3: "The document ends before its root element is complete.",
    5: "A tag, comment or instruction begins here and is never finished.",
    6: "The document ends in the middle of a character.",
    7: "The end tag does not fit the element that is open.",
    8: "An attribute stands twice in this tag.",
    9: "Something stands behind the root element; a document has one root only.",
    11: "The entity is not declared.",
    12: "The entity refers to itself.",
    13: "A tag begins in an entity and does not end there.",
    14: "The reference stands for a character that XML does not allow.",
    15: "The entity is no text.",
    16: "An attribute refers to an entity outside this document.",
    17: "The XML declaration may stand at the very beginning of the document only.",
    18: "The encoding that the XML declaration names is not known.",
    19: "The document is not in the encoding that its XML declaration names.",
    20: "A CDATA section begins here and is never finished.",
    27: "A prefix in this tag is not declared (xmlns:…).",
    28: "A prefix may not be declared with an empty namespace.",
    30: "The XML declaration is not well-formed.",
    38: "The prefix xml may not be bound to another namespace.",
    39: "The prefix xmlns may not be declared.",
    40: "This namespace may not be bound to another prefix.",
    AMPLIFICATION: "The entities of the document expand to far more text than it has.",
}
_AFTER: Final = (  # what stands before a character that the parser does not understand
    (rb"--$", "A comment may not contain “--”."),
    (rb"=\s*$", "The value of an attribute must stand in quotation marks."),
    (rb"\]\]$", "“]]>” may not stand in text; write ]]&gt; for it."),
)


class OpenTag(NamedTuple):
    """A start tag without its end, its line and column from 1."""

    name: Name
    line: int
    column: int


def explanation(code: int, before: bytes, raw: bytes) -> str:
    """The parser's error as a sentence; ``before`` is what stands before the place, ``raw`` what stands there."""
    found = raw.decode("utf-8", "replace")
    if code == INVALID_TOKEN:
        return _invalid_token(before, found)
    if code == 11 and found.startswith("&"):
        return f"The entity {found} is not declared."
    return _SENTENCES.get(code) or f"The document is no well-formed XML: {expat.ErrorString(code)}."


def _invalid_token(before: bytes, found: str) -> str:
    """What is wrong with one character."""
    if found.startswith("&"):
        return "“&” begins no entity here; write &amp; for the character itself."
    if found.startswith("<"):
        return "“<” begins no tag here and may not stand in a value; write &lt; for the character itself."
    if found == "\ufffd":
        return "The bytes here are not UTF-8, the encoding of the document."
    if len(found) == 1 and found < " ":
        return f"The character U+{ord(found):04X} may not stand in an XML document."
    for end, sentence in _AFTER:
        if re.search(end, before):
            return sentence
    return f"The character “{found[:1]}” may not stand here."


def open_tag(stream: BinaryIO) -> OpenTag | None:
    """The innermost element that is open where the document ceases to be XML; the document is read once more."""
    tags: list[tuple[str, int, int]] = []
    feed = Feed(stream)
    parser = expat.ParserCreate(feed.override, SEPARATOR)

    def start(name: str, _: dict[str, str]) -> None:
        tags.append((name, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def end(_: str) -> None:
        tags.pop()

    parser.namespace_prefixes = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        while data := feed.read(PIECE).data:
            parser.Parse(data, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, EncodingProblem):
        pass
    finally:
        parser.StartElementHandler = parser.EndElementHandler = None  # they hold the parser
    if not tags:
        return None
    name, line, column = tags[-1]
    return OpenTag(written_name(name), line, column)
