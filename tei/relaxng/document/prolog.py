"""What a document type declaration may do here: declare entities, within limits; nothing else is ever read."""

from __future__ import annotations

from typing import Final

from tei.relaxng.document.locate import Located, Locator
from tei.relaxng.document.reading import LimitReached, Reading
from tei.relaxng.document.reporter import Reporter
from tei.relaxng.entity_sizes import LARGEST_OF_DOCUMENT, EntitySizes
from tei.relaxng.finding import Rule

__all__ = ["Prolog"]

_MOST_OF_ALL: Final = 1 << 26  # characters of a document with entities; and
_MOST_TIMES: Final = 100  # times its bytes, whichever is more
_MOST_NAMES: Final = 1000  # entities that are reported


class Prolog:
    """Follows the declarations of entities and guards what they expand to."""

    __slots__ = ("_delivered", "_locate", "_reading", "_report", "_reported", "_sizes")

    def __init__(self, reading: Reading) -> None:
        self._reading: Final = reading
        self._locate: Final = Locator(reading.parser, reading.window, reading.trail)
        self._report: Final = Reporter(reading)
        self._sizes: Final = EntitySizes(LARGEST_OF_DOCUMENT)
        self._reported: Final[set[str]] = set()
        self._delivered = 0

    def listen(self) -> None:
        """Follow the declaration from here on."""
        parser = self._reading.parser
        parser.EndDoctypeDeclHandler = self._end
        parser.EntityDeclHandler = self._entity
        parser.UnparsedEntityDeclHandler = self._unparsed_entity
        parser.ExternalEntityRefHandler = self._external
        parser.SkippedEntityHandler = self._skipped

    def _end(self) -> None:
        """Text runs are looked for behind the declaration."""
        self._reading.window.anchor = self._reading.place()

    def _entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if is_parameter or value is None:
            return
        if not self._sizes:
            self._count_text()
        problem = self._sizes.add(name, value)
        if problem:
            raise LimitReached(f"{problem[0].upper()}{problem[1:]}.")

    def _unparsed_entity(self, name: str, *_: object) -> None:
        self._reading.bindings.unparsed_entities.add(name)

    def _count_text(self) -> None:
        """From now on all that the parser hands out is counted; only documents with entities pay for that."""
        parser = self._reading.parser
        start, text = self._reading.start, self._reading.text

        def counted_start(written: str, attributes: dict[str, str]) -> None:
            self._count(len(written) + sum(map(len, attributes.values())))
            start(written, attributes)

        def counted_text(data: str) -> None:
            self._count(len(data))
            text(data)

        parser.StartElementHandler, parser.CharacterDataHandler = counted_start, counted_text

    def _count(self, characters: int) -> None:
        self._delivered += characters
        if self._delivered > _MOST_OF_ALL and self._delivered > _MOST_TIMES * self._reading.parser.CurrentByteIndex:
            raise LimitReached(f"The entities of the document expand to more than {_MOST_OF_ALL:,} characters.")

    def _external(self, _context: str, _base: str | None, system: str | None, _public: str | None) -> int:
        reference = self._locate.token()
        self._unread(reference.raw.decode("utf-8", "replace"), f"lies outside this document ({system})", reference)
        return 1

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._unread(f"&{name};", "is not declared in this document", self._locate.token())

    def _unread(self, reference: str, why: str, where: Located) -> None:
        """One finding for each entity whose text is not known; the document is judged without it."""
        if reference not in self._reported and len(self._reported) < _MOST_NAMES:
            self._reported.add(reference)
            finding = self._report.finding(Rule.LIMIT, where, value=reference)
            message = f"The entity {reference} {why}; nothing outside a document is read, so its text is not checked."
            self._report.add(finding._replace(said=message))
