"""IDs and references to them in one document (RELAX NG DTD Compatibility, section 5)."""

from __future__ import annotations

from collections.abc import Container
from typing import Final, NamedTuple
from xml.parsers.expat import XMLParserType

from tei.relaxng.automaton.element_type import ElementType
from tei.relaxng.automaton.matching import BLANKS, tokens
from tei.relaxng.finding import Finding

__all__ = ["IdFault", "IdTable"]


class IdFault(NamedTuple):
    """An attribute, as the parser names it, whose value is no good ID or refers to one that has not come yet.

    ``first`` is line and column of the tag where the ID stands first; None: there is no such ID, or the value is no
    name at all.
    """

    written: str
    kind: str
    word: str
    first: tuple[int, int] | None = None


class IdTable:
    """The IDs of a document with their places, and the findings that wait for IDs that have not come yet."""

    __slots__ = ("_parser", "_places", "_waiting")

    def __init__(self, parser: XMLParserType) -> None:
        self._parser: Final = parser
        self._places: Final[dict[str, tuple[int, int]]] = {}  # line, column from 0
        self._waiting: Final[dict[str, list[Finding]]] = {}

    def check(
        self, element_type: ElementType, attributes: dict[str, str], wrong: Container[str] = ()
    ) -> list[IdFault] | None:
        """Take in the IDs of the start tag that is being read, and what it refers to; what is wrong with them.

        The values of the attributes ``wrong`` have been reported; that they are no names is not said again.
        """
        faults: list[IdFault] | None = None
        places = self._places
        for written, kind in element_type.ids.items():
            value = attributes.get(written)
            if value is None:
                continue
            if kind == "ID":
                word = value.strip(BLANKS)
                if word and word not in places and " " not in word:
                    places[word] = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
                    if self._waiting:
                        self._waiting.pop(word, None)
                    continue
            faults = [*(faults or ()), *self._faults(written, kind, value, wrong)]
        return faults

    def wait(self, word: str, finding: Finding) -> None:
        """Keep what is to be reported if the ID never comes."""
        self._waiting.setdefault(word, []).append(finding)

    def unresolved(self) -> list[Finding]:
        """The findings of references whose IDs never came, in the order of the document."""
        findings = [finding for waiting in self._waiting.values() for finding in waiting]
        return sorted(findings, key=lambda finding: finding.extent.offset)

    def _faults(self, written: str, kind: str, value: str, wrong: Container[str]) -> list[IdFault]:
        words = tokens(value)
        if kind != "ID":
            return [IdFault(written, kind, word) for word in dict.fromkeys(words) if word not in self._places]
        if len(words) == 1 and words[0] in self._places:
            line, column = self._places[words[0]]
            return [IdFault(written, kind, words[0], (line, column + 1))]
        return [] if written in wrong else [IdFault(written, kind, value)]
