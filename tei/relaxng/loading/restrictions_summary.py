"""What the restrictions of section 7 ask of one pattern."""

from __future__ import annotations

from typing import Final

from tei.relaxng.grammar import Pattern
from tei.relaxng.loading.restrictions_names import NO_NAMES, Names, PlainName

# What occurs in a pattern, elements as leaves.
ELEMENT: Final = 1
ATTRIBUTE: Final = 2
TEXT: Final = 4
DATA: Final = 8
LIST: Final = 16
GROUP: Final = 32
INTERLEAVE: Final = 64
REPEAT: Final = 128
EMPTY: Final = 256
GROUPED_ATTRIBUTE: Final = 512  # an attribute inside a group or interleave
OPEN_ATTRIBUTE: Final = 1024  # an attribute with infinitely many names that is not repeated

_WORDS: Final = (
    (ELEMENT, "an element"),
    (ATTRIBUTE, "an attribute"),
    (TEXT, "<text>"),
    (DATA, "<data> or <value>"),
    (LIST, "<list>"),
    (GROUP, "<group>"),
    (INTERLEAVE, "<interleave>"),
    (REPEAT, "<oneOrMore>"),
    (EMPTY, "<empty>"),
)

# Content types (section 7.2), in order; None: the pattern has none.
CT_EMPTY: Final = 0
CT_COMPLEX: Final = 1
CT_DATA: Final = 2


NO_ELEMENTS: Final[frozenset[int]] = frozenset()


class Violation(Exception):
    """A broken restriction: what, which section, and the pattern where it shows."""

    def __init__(self, message: str, section: str, pattern: Pattern) -> None:
        self.message = message
        self.section = section
        self.pattern = pattern
        super().__init__(message)


class Summary:
    """What the restrictions ask of a pattern."""

    __slots__ = ("attributes", "content", "elements", "flags", "violation")

    def __init__(
        self,
        flags: int,
        content: int | None,
        violation: Violation | None = None,
        attributes: Names = NO_NAMES,
        elements: frozenset[int] = NO_ELEMENTS,
    ) -> None:
        self.flags = flags
        self.content = content
        self.violation = violation
        self.attributes = attributes
        self.elements = elements

    def with_flag(self, flag: int) -> Summary:
        """The same with one thing more that occurs."""
        if self.flags & flag:
            return self
        return Summary(self.flags | flag, self.content, self.violation, self.attributes, self.elements)


SUM_NOT_ALLOWED: Final = Summary(0, CT_EMPTY)
SUM_EMPTY: Final = Summary(EMPTY, CT_EMPTY)
SUM_TEXT: Final = Summary(TEXT, CT_COMPLEX)
SUM_DATA: Final = Summary(DATA, CT_DATA)


def banned(inner: Summary, kinds: int, where: str, section: str, pattern: Pattern) -> Violation | None:
    """The violation if anything of ``kinds`` occurs inside ``where``."""
    wrong = inner.flags & kinds
    if not wrong:
        return None
    for flag, word in _WORDS:
        if wrong & flag:
            return Violation(f"{word} inside {where}, where it is not allowed", section, pattern)
    return None


def grouped(a: int | None, b: int | None) -> int | None:
    """The content type of two patterns side by side (section 7.2)."""
    if a is None or b is None or (CT_DATA in (a, b) and CT_EMPTY not in (a, b)):
        return None
    return max(a, b)


def shown(name: PlainName, what: str) -> str:
    """A name in words; ``\\0`` in it stands for any."""
    namespace, local = ("" if part == "\x00" else part for part in name)
    if not local:
        return f"{what} with any name" + (f" in the namespace {namespace}" if namespace else "")
    return f'{what} "{local}"' + (f" (namespace {namespace})" if namespace else "")
