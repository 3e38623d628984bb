"""One document being read: the parser's events, each a step from state to state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from tei.relaxng.automaton.machine import Automaton
from tei.relaxng.automaton.matching import BLANKS
from tei.relaxng.automaton.name_class import SEPARATOR
from tei.relaxng.automaton.state import Continuation, State
from tei.relaxng.automaton.value_table import NotPossible
from tei.relaxng.document.events import Piece
from tei.relaxng.document.ids import IdTable
from tei.relaxng.document.trail import NameTable, Trail
from tei.relaxng.document.window import Place, Window, place_of
from tei.relaxng.finding import Finding

if TYPE_CHECKING:
    from tei.relaxng.document.recovery import Recovery

__all__ = ["Bindings", "LimitReached", "Reading"]

_TEXT_BUFFER: Final = 1 << 15


class LimitReached(Exception):
    """The document asks for more than it may; ``message`` says of what."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Bindings(dict[str, str]):
    """The namespaces in scope by prefix, and the unparsed entities that the document declares."""

    __slots__ = ("_shadowed", "unparsed_entities")

    def __init__(self) -> None:
        super().__init__(xml="http://www.w3.org/XML/1998/namespace")
        self.unparsed_entities: Final[set[str]] = set()
        self._shadowed: Final[list[tuple[str, str | None]]] = []

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """A declaration comes into force."""
        key = prefix or ""
        self._shadowed.append((key, self.get(key)))
        self._bind(key, uri)

    def end(self, _prefix: str | None) -> None:
        """The latest declaration ends."""
        self._bind(*self._shadowed.pop())

    def outside(self, count: int) -> Mapping[str, str]:
        """What was in scope before the latest ``count`` declarations."""
        if not count:
            return self
        outer = dict(self)
        for prefix, uri in reversed(self._shadowed[-count:]):
            if uri is None:
                outer.pop(prefix, None)
            else:
                outer[prefix] = uri
        return outer

    def _bind(self, prefix: str, uri: str | None) -> None:
        if uri:
            self[prefix] = uri
        else:
            self.pop(prefix, None)


class Reading:
    """The way of one document through the automaton.

    ``state`` belongs to the open element, ``stack`` holds what follows behind it and behind those around it.
    """

    __slots__ = (
        "_log",
        "_pop",
        "_push",
        "_recovery",
        "automaton",
        "bindings",
        "buffer",
        "found",
        "ids",
        "parser",
        "stack",
        "state",
        "trail",
        "window",
    )

    def __init__(self, automaton: Automaton, encoding: str | None, names: dict[str, str], table: NameTable) -> None:
        self.automaton: Final = automaton
        self.bindings: Final = Bindings()
        self.buffer: Final[list[str]] = []
        self.stack: Final[list[Continuation]] = []
        self.state = automaton.start()
        self.trail: Final = Trail(table)
        self.window: Final = Window()
        self._log: Final[Callable[[str | None], None]] = self.trail.log.append
        self._push: Final[Callable[[Continuation], None]] = self.stack.append
        self._pop: Final[Callable[[], Continuation]] = self.stack.pop
        self.parser: Final = expat.ParserCreate(encoding, SEPARATOR, names)
        self.found: Final[list[Finding]] = []
        self.ids: Final = IdTable(self.parser)
        self._recovery: Recovery | None = None
        self._listen()

    @property
    def recovery(self) -> Recovery:
        """What deals with mistakes; documents without any do without it."""
        if self._recovery is None:
            from tei.relaxng.document.recovery import Recovery

            self._recovery = Recovery(self)
        return self._recovery

    def start(self, written: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        state = self.state
        if state.typed:
            state = self._before_child(state)
        self._log(written)
        try:
            element_type, following = state.open[written]
            if not attributes:
                content = element_type.states[()]
            else:
                tables = element_type.attributes
                if len(attributes) == 1:
                    ((name, value),) = attributes.items()
                    content = element_type.states[tables[name][value]]
                else:
                    content = element_type.states[tuple([tables[n][v] for n, v in attributes.items()])]
                if element_type.ids and (faults := self.ids.check(element_type, attributes)):
                    self.recovery.ids(faults, attributes)
        except NotPossible:
            following, content = self.recovery.start(state, written, attributes)
        self._push(following)
        self.state = content

    def end(self, _written: str) -> None:
        """An end tag."""
        state = self.state
        following = self._pop()
        try:
            if state.typed:
                self.state = following[self._match_text(state)]
            else:
                self.state = following[state.nullable]
        except NotPossible:
            self.state = self.recovery.end(state, following)
        self._log(None)

    def text(self, data: str) -> None:
        """Text, or a part of it."""
        state = self.state
        if state.text_stays:
            return
        if state.typed:
            self.buffer.append(data)
        elif data.strip(BLANKS):
            self.state = state.text or state.after_text() or self.recovery.text(state)

    @property
    def pending(self) -> int:
        """Bytes that the parser holds because they do not make a whole tag yet."""
        return self.window.end - self.parser.CurrentByteIndex

    def take(self, piece: Piece) -> None:
        """Read on; the empty piece ends the document.

        Raises:
            ExpatError: the document is not well-formed.
            LimitReached, ContentTooComplex: it cannot be read on.
        """
        self.automaton.bindings = self.bindings
        self.window.add(piece)
        self.parser.Parse(piece.data, not piece.data)
        if piece.data:
            self.window.release(self.place())
            self.trail.fold_if_long()
            self.automaton.trim()

    def place(self) -> Place:
        """Where the latest event begins."""
        return place_of(self.parser)

    def take_findings(self) -> list[Finding]:
        """The findings since the last time."""
        found = self.found[:]
        self.found.clear()
        return found

    def close(self) -> None:
        """Let go of all that holds on to this, so that it does not wait for the garbage collector."""
        parser = self.parser
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
        parser.StartDoctypeDeclHandler = parser.EndDoctypeDeclHandler = parser.EntityDeclHandler = None
        parser.UnparsedEntityDeclHandler = parser.ExternalEntityRefHandler = parser.SkippedEntityHandler = None
        self._recovery = None

    def _doctype(self, *_: object) -> None:
        """A document type declaration begins."""
        from tei.relaxng.document.prolog import Prolog  # few documents have one

        Prolog(self).listen()

    def _match_text(self, state: State) -> int:
        """Which of the patterns of a typed element its text matches."""
        text = "".join(self.buffer)
        matched = state.value_table()[text]
        self.buffer.clear()
        return matched

    def _before_child(self, state: State) -> State:
        """The state behind the text before a child; that it is no value is certain now."""
        text = "".join(self.buffer)
        self.buffer.clear()
        if not text.strip(BLANKS):
            return state
        return state.text or state.after_text() or self.recovery.text(state)

    def _listen(self) -> None:
        parser = self.parser
        parser.buffer_text = True
        parser.buffer_size = _TEXT_BUFFER
        parser.namespace_prefixes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartNamespaceDeclHandler = self.bindings.declare
        parser.EndNamespaceDeclHandler = self.bindings.end
        parser.StartDoctypeDeclHandler = self._doctype
