"""What validation tells: one value per mistake of a document."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Expected", "Extent", "Finding", "Name", "Rule", "Step"]


class Rule(StrEnum):
    """What kind of mistake it is."""

    ELEMENT_UNKNOWN = "element-unknown"
    ELEMENT_MISPLACED = "element-misplaced"
    ELEMENT_EARLY = "element-early"
    ATTRIBUTE_UNKNOWN = "attribute-unknown"
    ATTRIBUTE_MISSING = "attribute-missing"
    ATTRIBUTE_VALUE = "attribute-value"
    TEXT_NOT_ALLOWED = "text-not-allowed"
    CONTENT_INCOMPLETE = "content-incomplete"
    CONTENT_VALUE = "content-value"
    ID_DUPLICATE = "id-duplicate"
    ID_INVALID = "id-invalid"
    IDREF_UNRESOLVED = "idref-unresolved"
    NOT_WELL_FORMED = "not-well-formed"
    LIMIT = "limit"


class Name(NamedTuple):
    """An expanded name and the prefix it is written with; ``""``: no namespace, no prefix.

    ``invented``: no prefix in scope stands for the namespace, this one would have to be declared.
    """

    namespace: str
    local: str
    prefix: str = ""
    invented: bool = False

    def __str__(self) -> str:
        return f"{self.prefix}:{self.local}" if self.prefix else self.local


class Extent(NamedTuple):
    """A stretch of the source: lines and columns from 1 in code points, offsets in bytes, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int


class Expected(NamedTuple):
    """One thing that may (or must) stand at the place.

    ``kind`` is ``end-tag``, ``text``, ``data``, ``element``, ``any-element`` (an element of another namespace),
    ``attribute`` or ``any-attribute``; ``name`` is given for ``element`` and ``attribute`` alone.
    """

    kind: str
    name: Name | None = None

    def __str__(self) -> str:
        return self.kind if self.name is None else str(self.name)


class Step(NamedTuple):
    """One level of a path: the element's name, its position among the siblings of the same name, from 1."""

    name: Name
    position: int


class Finding(NamedTuple):
    """One mistake, with all that is known of it.

    ``extent`` is the start tag, attribute, text run (without the blanks at its ends) or end tag at fault; ``path``
    leads from the root to ``element`` and is empty where there is none or it lies too deep to tell. ``expected``
    says what may stand there; with ``required`` it is what is missing and must. ``problems`` say what a value has
    to be, ``values`` are the enumerated values that would be right. ``said`` is the sentence for what no other field
    tells. ``suggestions`` are the right forms of the value, ``related`` is line and column of the other place
    concerned: the first of two equal IDs, the tag left open.
    """

    rule: Rule
    extent: Extent
    element: Name | None = None
    path: tuple[Step, ...] = ()
    attribute: Name | None = None
    value: str | None = None
    expected: tuple[Expected, ...] = ()
    required: bool = False
    problems: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    said: str = ""
    suggestions: tuple[str, ...] = ()
    related: tuple[int, int] | None = None

    @property
    def namespaces(self) -> tuple[tuple[str, str], ...]:
        """The (prefix, namespace) pairs behind the prefixes of ``element``, ``attribute`` and ``expected``."""
        names = (self.element, self.attribute, *(entry.name for entry in self.expected))
        return tuple(sorted({(n.prefix, n.namespace) for n in names if n is not None and n.prefix not in ("", "xml")}))

    @property
    def message(self) -> str:
        """One English sentence."""
        from tei.relaxng.document.message import sentence  # who has words of their own need none

        return sentence(self)
