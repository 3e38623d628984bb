"""What a layout file says, read and checked: frozen values, patterns compiled."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from re import Pattern
from typing import Literal

from tei.model import FIELDS

__all__ = ["AfterBody", "Derive", "Detect", "Label", "Layout", "LineRule", "Zone"]

Zone = Literal["head", "tail", "both"]


@dataclass(frozen=True, slots=True)
class Detect:
    """Lines that stand one after the other (blank ones left out).

    ``first``/``last``: where the first of them may stand, counted in visible lines from the top or the bottom; 0 is
    anywhere. A ``weak`` sign tells how the page is built, not that it is the archive's.
    """

    lines: tuple[Pattern[str], ...]
    first: int = 0
    last: int = 0
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule:
    """How one kind of line of the head or the tail is recognised; docs/layouts.md explains each key."""

    role: str
    zone: Zone = "both"
    field: str | None = None
    pattern: Pattern[str] | None = None
    starts: str = ""
    more: tuple[str, ...] = ()
    only_if: Pattern[str] | None = None
    after: str = ""
    before: str = ""
    at_most: int = 1
    within: int = 0
    next: Pattern[str] | None = None
    until: Pattern[str] | None = None
    sure: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The header fields that a line of this kind may fill."""
        groups = self.pattern.groupindex if self.pattern else {}
        named = tuple(name for name in groups if name in FIELDS)
        return (self.field, *named) if self.field else named

    def in_zone(self, zone: Zone) -> bool:
        return self.zone in (zone, "both")

    def fits(self, text: str) -> bool:
        if self.starts:
            return text.startswith(self.starts)
        return self.pattern is None or self.pattern.search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A word or phrase of the page that says what stands below it (or behind its colon)."""

    names: tuple[str, ...]
    field: str | None = None
    many: bool = False
    whole: bool = False
    values: Pattern[str] | None = None
    zone: Zone = "tail"
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Derive:
    """A field that is read again from the value of another one; ``pattern`` has the group ``value``."""

    field: str
    source: str
    pattern: Pattern[str]


@dataclass(frozen=True, slots=True)
class AfterBody:
    """How a paragraph about the document is told from the document's own last paragraph."""

    field: str
    never: tuple[Pattern[str], ...] = ()
    past: Pattern[str] | None = None
    complete: Pattern[str] | None = None
    ends: tuple[Pattern[str], ...] = ()
    may_end: tuple[Pattern[str], ...] = ()
    dates: tuple[Pattern[str], ...] = ()
    opens: tuple[Pattern[str], ...] = ()
    verbs: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One archive's pages: how they are recognised, what on them is head, tail and furniture."""

    id: str
    title: str
    source: str
    licence: str
    publisher: str = ""
    correspondents: bool = False
    detect: tuple[Detect, ...]
    lines: tuple[LineRule, ...] = ()
    labels: tuple[Label, ...] = ()
    derive: tuple[Derive, ...] = ()
    after_body: AfterBody | None = field(default=None)

    @cached_property
    def label_names(self) -> dict[str, Label]:
        """Name of a label, folded and without colon → the label."""
        return {fold_label(name): label for label in self.labels for name in label.names}

    @cached_property
    def head_rules(self) -> tuple[LineRule, ...]:
        return tuple(rule for rule in self.lines if rule.in_zone("head"))

    @cached_property
    def tail_rules(self) -> tuple[LineRule, ...]:
        """Rules that look at one line alone; relations between lines hold in the head only."""
        return tuple(rule for rule in self.lines if rule.in_zone("tail") and not (rule.after or rule.before))


def fold_label(text: str) -> str:
    """A label's text as it is compared: case, outer blanks and a closing colon do not count."""
    return text.strip().rstrip(":").rstrip().casefold()
