"""Stand-off marks: spans, points, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tei.errors import ModelError
from tei.model.kinds import KINDS, Rank

__all__ = ["Attrs", "Origin", "Point", "Span", "check_extent"]

Attrs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who decided, by which rule, and how sure (0 to 1)."""

    annotator: str
    rule: str = ""
    confidence: float = 1.0

    @property
    def cert(self) -> str:
        """``high``, ``medium`` or ``low``: the values of TEI's ``teidata.certainty`` used here."""
        if self.confidence >= 0.8:
            return "high"
        return "medium" if self.confidence >= 0.5 else "low"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of ``Document.text``: code points, half-open, zero-based, never empty.

    ``attrs`` are pairs with TEI's attribute names (``when``, ``type``, ``ref`` without ``#``), sorted by the
    order in which they are to be written.

    Raises:
        ModelError: ``start`` is negative or not before ``end``, or ``kind`` is unknown.
    """

    start: int
    end: int
    kind: str
    attrs: Attrs = ()
    origin: Origin | None = None

    def __post_init__(self) -> None:
        check_extent(self.start, self.end)
        check_kind(self.kind)

    @property
    def rank(self) -> Rank:
        return KINDS[self.kind]

    def get(self, name: str, default: str | None = None) -> str | None:
        """The value of an attribute."""
        return next((value for key, value in self.attrs if key == name), default)

    def set(self, **values: str | None) -> Span:
        """The same span with attributes replaced, added, or (``None``) taken away.

        A trailing underscore is dropped from a name (``from_``).
        """
        new = {name.rstrip("_"): value for name, value in values.items()}
        kept = [(k, new.pop(k) if k in new else v) for k, v in self.attrs]
        pairs = [*kept, *new.items()]
        return replace(self, attrs=tuple((k, v) for k, v in pairs if v is not None))

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def crosses(self, other: Span) -> bool:
        """Overlap without either containing the other."""
        return self.overlaps(other) and not self.covers(other) and not other.covers(self)


@dataclass(frozen=True, slots=True)
class Point:
    """A place between two characters: ``lb`` (a line break that means something) or ``pb``."""

    at: int
    kind: str
    attrs: Attrs = ()


def check_extent(start: int, end: int) -> None:
    """Invariant *extent*: ``0 <= start < end``."""
    if not 0 <= start < end:
        raise ModelError(f"span {start}:{end}: expected 0 <= start < end; use Point for an empty place")


def check_kind(kind: str) -> None:
    """Invariant *kind*: one of ``tei.model.kinds.KINDS``."""
    if kind not in KINDS:
        raise ModelError(f"span kind {kind!r} is unknown; expected one of {', '.join(sorted(KINDS))}")
