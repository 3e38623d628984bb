"""What stands below the document: labels with or without values, the rights text, furniture."""

from __future__ import annotations

from collections.abc import Sequence

from tei.layouts.layout import Label, Layout, LineRule
from tei.layouts.mark import Mark, cut_start, is_fact, label_of, mark_by_rule, more_lines, value_of
from tei.layouts.page import Line

__all__ = ["begins_tail", "find_tail", "read_tail"]

LABEL = 40  # characters of the longest label
PROSE = 200  # characters; longer lines are running text
CUT_LABEL = 4  # characters of a label that are enough to know it at the page's end
CUT_TEXT = 20  # characters of a standing text, the same


def find_tail(lines: Sequence[Line], start: int, layout: Layout) -> int:
    """The number of the first line of the tail; ``len(lines)`` if there is none."""
    anchors = (at for at in range(start, len(lines)) if _is_anchor(lines, at, layout))
    at = next(anchors, None)
    if at is None:
        at = len(lines)
        if at > start and _is_cut(lines, at - 1, layout, CUT_LABEL, CUT_TEXT):
            at -= 1
    while (above := _step_up(lines, at, start, layout)) < at:
        at = above
    return at


def _is_anchor(lines: Sequence[Line], at: int, layout: Layout) -> bool:
    if _rule(lines[at].text, layout, sure=True):
        return True
    hit = label_of(layout, lines[at].text)
    if hit is None:
        return False
    return _opens_list(lines, at, layout) if hit[0].sure else bool(hit[1]) and _all_facts(lines, at, layout)


def _all_facts(lines: Sequence[Line], at: int, layout: Layout) -> bool:
    """Whether only labels with their values on the same line stand from here on, and furniture; two of them known."""
    known = set()
    for line in lines[at:]:
        hit = label_of(layout, line.text)
        if hit and hit[1] and _fits(*hit):
            known.add(hit[0].names)
        elif not hit and not _standing(line.text, layout) and not is_fact(line.text):
            return False
    return len(known) >= 2


def _opens_list(lines: Sequence[Line], at: int, layout: Layout) -> bool:
    """Up to the next label there is no running text of more than two paragraphs: a label, not a heading."""
    prose = 0
    for line in lines[at + 1 :]:
        if label_of(layout, line.text) or _rule(line.text, layout, sure=True):
            break
        prose += len(line.text) > PROSE
    return prose <= 2


def _step_up(lines: Sequence[Line], at: int, start: int, layout: Layout) -> int:
    """The line above belongs to the tail too: a label, a label and its value, furniture."""
    if at == len(lines) or at <= start:
        return at
    above = lines[at - 1].text
    hit = label_of(layout, above)
    if hit and (not hit[1] or _fits(hit[0], hit[1])):
        return at - 1
    if _rule(above, layout, sure=True) or _rule(above, layout, sure=False) or _looks_like_label(above):
        return at - 1
    if at - 2 >= start:
        hit = label_of(layout, lines[at - 2].text)
        if hit and hit[1] and _fits(*hit) and is_fact(above):
            return at - 2
        if hit and not hit[1] and not hit[0].many and hit[0].field and _fits(hit[0], above):
            return at - 2
    return at


def _looks_like_label(text: str) -> bool:
    """A label that the layout does not know; a document does not end with a colon."""
    return text.endswith(":") and len(text) <= LABEL


def _fits(label: Label, value: str) -> bool:
    return value_of(label, value) is not None


def _rule(text: str, layout: Layout, *, sure: bool, furniture: bool = False) -> LineRule | None:
    for rule in layout.tail_rules:
        if rule.sure == sure and (not furniture or not rule.fields) and rule.fits(text):
            return rule
    return None


def _is_cut(lines: Sequence[Line], at: int, layout: Layout, label: int, text: int) -> bool:
    """Whether the page breaks off here, within a sure label or a standing text."""
    names = (name for entry in layout.labels if entry.sure or label == 1 for name in entry.names)
    starts = (rule.starts for rule in layout.tail_rules if rule.starts)
    return any(cut_start(name, lines, at, label) for name in names) or any(
        cut_start(whole, lines, at, text) for whole in starts
    )


def begins_tail(lines: Sequence[Line], at: int, layout: Layout) -> bool:
    """Whether the page breaks off within the first letters of a label; too weak a sign to stand alone."""
    names = (name for entry in layout.labels for name in entry.names)
    return any(cut_start(name, lines, at, 1) for name in names)


def read_tail(text: str, lines: Sequence[Line], start: int, layout: Layout) -> dict[int, Mark]:
    """Marks of the lines from ``start`` to the end of the page.

    A line is, in this order: a label; furniture or a standing text; a value of the label above it; a value known by
    its shape alone; something unlabelled, which fills no field.
    """
    marks: dict[int, Mark] = {}
    label: Label | None = None
    at = start
    while at < len(lines):
        last = at
        line = lines[at].text
        if hit := label_of(layout, line):
            marks[at], label = _label(hit)
        elif _is_cut(lines, at, layout, 1, 1) and not _standing(line, layout):
            marks[at] = Mark("label", "furniture")
        elif not _standing(line, layout) and label and label.field and _fits(label, line):
            last = _last_line(lines, at, layout) if label.whole else at
            marks.update({below: Mark(label.field, "header") for below in range(at, last + 1)})
            whole = text[lines[at].start : lines[last].end] if last > at else value_of(label, line) or line
            marks[at] = Mark(label.field, "header", ((label.field, whole),))
            label = label if label.many else None
        elif rule := _standing(line, layout) or _rule(line, layout, sure=False):
            last = more_lines(rule, lines, at)
            marks.update(mark_by_rule(rule, text, lines, at, last))
        else:
            marks[at] = Mark("unlabelled", "header")
        at = last + 1
    return marks


def _standing(text: str, layout: Layout) -> LineRule | None:
    """The rule of furniture or of a text that stands on every page."""
    return _rule(text, layout, sure=True) or _rule(text, layout, sure=False, furniture=True)


def _last_line(lines: Sequence[Line], at: int, layout: Layout) -> int:
    """The last line before the next label (known or not), standing text or furniture."""
    for below in range(at + 1, len(lines)):
        line = lines[below].text
        unknown = len(line) <= LABEL and not line.endswith(".")
        if unknown or label_of(layout, line) or _standing(line, layout) or _is_cut(lines, below, layout, 1, 1):
            return below - 1
    return len(lines) - 1


def _label(hit: tuple[Label, str]) -> tuple[Mark, Label | None]:
    label, value = hit
    if value and label.field and (shown := value_of(label, value)):
        return Mark(label.field, "header", ((label.field, shown),)), label if label.many else None
    return Mark("label", "furniture"), label
