"""What one line of the head or the tail was found to be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tei.layouts.layout import Label, Layout, LineRule, fold_label
from tei.layouts.page import Line
from tei.model import FIELDS, RegionKind

__all__ = [
    "REPEATABLE",
    "Mark",
    "Values",
    "cut_start",
    "is_fact",
    "label_of",
    "mark_by_rule",
    "more_lines",
    "value_of",
]

REPEATABLE = frozenset(name for name, meaning in FIELDS.items() if "(repeatable)" in meaning)

_FACT = re.compile(r"[^\W\d_a-z][^:]{1,38}: \S.{0,200}$")

Values = tuple[tuple[str, str], ...]  # field, value


@dataclass(frozen=True, slots=True)
class Mark:
    """Role and kind of a line, and the header fields read from it."""

    role: str
    kind: RegionKind
    values: Values = ()


def mark_by_rule(rule: LineRule, text: str, lines: Sequence[Line], first: int, last: int) -> dict[int, Mark]:
    """Marks for the lines ``first`` to ``last`` (inclusive) that a rule has claimed together."""
    kind: RegionKind = "header" if rule.fields else "furniture"
    surface = text[lines[first].start : lines[last].end]
    values: list[tuple[str, str]] = []
    if rule.only_if is None or rule.only_if.search(surface):
        match = rule.pattern.search(lines[first].text) if rule.pattern else None
        groups = match.groupdict() if match else {}
        if rule.field:
            values.append((rule.field, groups.pop("value", None) or surface))
        values += [(name, value) for name, value in groups.items() if value and name in FIELDS]
    marks = {at: Mark(rule.role, kind) for at in range(first, last + 1)}
    marks[first] = Mark(rule.role, kind, tuple(values))
    return marks


def more_lines(rule: LineRule, lines: Sequence[Line], first: int) -> int:
    """The last of the lines that belong to what begins at ``first``, by the rule's ``more``."""
    last = first
    for start in rule.more:
        follower = last + 1
        if follower < len(lines) and (lines[follower].text.startswith(start) or cut_start(start, lines, follower, 1)):
            last = follower
    return last


def cut_start(whole: str, lines: Sequence[Line], at: int, shortest: int) -> bool:
    """Whether a line is the page's last and breaks off within ``whole``."""
    text = lines[at].text
    return at == len(lines) - 1 and len(text) >= shortest and whole.startswith(text)


def value_of(label: Label, text: str) -> str | None:
    """What of a label's value fills the field; ``None`` if the text cannot be its value."""
    if label.values is None:
        return text
    match = label.values.search(text)
    return match and (match.groupdict().get("value") or text)


def is_fact(text: str) -> bool:
    """Whether a line looks like a label and its value, though the layout may not know the label."""
    return _FACT.match(text) is not None


def label_of(layout: Layout, text: str) -> tuple[Label, str] | None:
    """The label that a line is, and the value behind its colon (or an empty string)."""
    names = layout.label_names
    if label := names.get(fold_label(text)):
        return label, ""
    name, colon, value = text.partition(":")
    if colon and value.strip() and (label := names.get(fold_label(name))):
        return label, value.strip()
    return None
