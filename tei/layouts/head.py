"""What stands above the document: furniture, date, title, funder, citation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from tei.layouts.after_body import speaks_about
from tei.layouts.layout import Label, Layout, LineRule
from tei.layouts.mark import REPEATABLE, Mark, is_fact, label_of, mark_by_rule, more_lines, value_of
from tei.layouts.page import Line

__all__ = ["read_head"]

OPEN = frozenset({"date", "title", "url"})  # fields above which and below which labels may stand
GAP = 6  # visible lines from one label of the head to the next
WINDOW = 40  # visible lines; the longest head met has 16
SHORT = 100  # characters; a longer line is no value of a list in the head
SOME_TEXT = 200  # fewer characters below a label list are no document
MUCH_TEXT = 500  # the same, where what stands above the list could be the document


def read_head(text: str, lines: Sequence[Line], layout: Layout) -> tuple[dict[int, Mark], int]:
    """Marks of the lines of the head, and the number of the first line that is not head.

    The rules are tried in the order of the file; each looks at the lines that no rule before it has claimed. The
    head ends at the first line that is unclaimed after that, so a claim further down counts for nothing.
    """
    head = _Head(text, lines, layout)
    labelled = head.claim_labels()
    head.apply_all()
    if labelled and head.end() <= labelled[0]:  # they stand further down, in the document or below it
        head = _Head(text, lines, layout)
        head.apply_all()
    titles = " ".join(value for mark in head.marks.values() for name, value in mark.values if name == "title")
    end = head.label_list(head.end(), titles)
    return {at: mark for at, mark in head.marks.items() if at < end}, end


class _Head:
    """The claims made so far. Lives for one call of :func:`read_head`."""

    def __init__(self, text: str, lines: Sequence[Line], layout: Layout) -> None:
        self.text, self.lines, self.layout = text, lines, layout
        self.window = min(len(lines), WINDOW)
        self.marks: dict[int, Mark] = {}
        self.first: dict[str, int] = {}  # role → its first line

    def apply_all(self) -> None:
        for rule in self.layout.head_rules:
            self.apply(rule)

    def apply(self, rule: LineRule) -> None:
        if rule.fields and rule.role in self.first:
            return  # a field's line stands once
        if rule.until:
            self._block(rule)
        elif rule.before:
            self._before(rule)
        elif rule.after:
            self._after(rule)
        else:
            self._anywhere(rule)

    def end(self) -> int:
        return next((at for at in range(self.window) if at not in self.marks), self.window)

    def _free(self, start: int = 0, stop: int | None = None) -> list[int]:
        return [at for at in range(start, self.window if stop is None else stop) if at not in self.marks]

    def _fits(self, rule: LineRule, at: int) -> bool:
        if not rule.fits(self.lines[at].text):
            return False
        if rule.next is None:
            return True
        below = next(iter(self._free(at + 1)), None)
        return below is not None and rule.next.search(self.lines[below].text) is not None

    def _claim(self, rule: LineRule, first: int, last: int | None = None) -> None:
        last = more_lines(rule, self.lines, first) if last is None else last
        self.marks.update(mark_by_rule(rule, self.text, self.lines, first, last))
        self.first.setdefault(rule.role, first)

    def _anywhere(self, rule: LineRule) -> None:
        free = self._free()
        for at in free[: rule.within] if rule.within else free:
            if self._fits(rule, at):
                self._claim(rule, at)
                if rule.fields:
                    return

    def _after(self, rule: LineRule) -> None:
        """The first unclaimed line after the line of that role."""
        start = 0 if rule.after == "start" else self.first.get(rule.after, self.window) + 1
        free = self._free(start)
        if free and self._fits(rule, free[0]):
            self._claim(rule, free[0])

    def _before(self, rule: LineRule) -> None:
        """The nearest unclaimed line before the line of that role; with ``at_most``, all that fit, if not too many."""
        free = self._free(0, self.first.get(rule.before, 0))
        fit = [at for at in free if self._fits(rule, at)] if rule.at_most > 1 else free[-1:]
        if not fit or len(fit) > rule.at_most or not self._fits(rule, fit[-1]):
            return
        if rule.field and rule.field not in REPEATABLE and fit == list(range(fit[0], fit[-1] + 1)):
            self._claim(rule, fit[0], fit[-1])
            return
        for at in fit:
            self._claim(rule, at, at)

    def _block(self, rule: LineRule) -> None:
        """All that is unclaimed between a line that fits ``pattern`` and the next one that fits ``until``."""
        assert rule.until
        top = next((at for at in range(self.window) if rule.fits(self.lines[at].text)), self.window)
        foot = next((at for at in range(top + 1, self.window) if rule.until.search(self.lines[at].text)), None)
        if foot is not None:
            for at in self._free(top, foot + 1):
                self._claim(rule, at, at)

    def claim_labels(self) -> tuple[int, ...]:
        """Labels that may stand in the head, with their values; the numbers of their lines."""
        found = self._labels()
        for at, label, value in found:
            self._label(at, label, value)
            if not value and (label.field or label.values):
                self._values(at + 1, label)
        for (above, _, _), (below, _, _) in pairwise(found):
            between = self._free(above + 1, below)
            if all(is_fact(self.lines[at].text) for at in between):
                self.marks.update(dict.fromkeys(between, Mark("unlabelled", "header")))
        return tuple(at for at, _, _ in found)

    def _labels(self) -> list[tuple[int, Label, str]]:
        """Labels of the first group; none, if a document could have them: one alone, or two before their values.

        What a line or a label above says already, a label says of something else.
        """
        found: list[tuple[int, Label, str]] = []
        given: dict[str, str] = {}  # field or label → the line that gives it
        again: list[tuple[int, Label, str]] = []  # what says the same once more
        clear = closed = False  # one that no document has; by a line below that no document has
        for at, line in enumerate(entry.text for entry in self.lines[: self.window]):
            if closed or (found and at - found[-1][0] > GAP):
                break
            hit = label_of(self.layout, line)
            if not hit:
                fields = self._given(line)
                labelled = bool(found) and found[-1][0] == at - 1 and not found[-1][2]
                closed = bool(fields - OPEN) and not labelled
                given = dict.fromkeys(fields, line) | given
            elif hit[0].zone != "tail" and (key := _key(hit[0])) not in given:
                given[key] = hit[1]
                found.append((at, *hit))
                clear = clear or hit[0].sure or hit[0].field in OPEN or line.endswith(":")
            elif hit[0].zone != "tail" and hit[1] in given[key]:
                again.append((at, *hit))
        return sorted(found + again, key=itemgetter(0)) if len(found) >= (1 if closed else 2 if clear else 3) else []

    def _given(self, text: str) -> set[str]:
        """Fields that a line fills by a rule that needs no other line."""
        alone = (rule for rule in self.layout.head_rules if not (rule.after or rule.before or rule.until))
        return {name for rule in alone if rule.fields and rule.fits(text) for name in rule.fields}

    def _values(self, first: int, label: Label) -> None:
        """Mark the lines below a label that are its values."""
        at = first
        if label.whole and label.field and at < self.window and self._is_value(label, at, first=True):
            known = (at for at in range(first + 1, min(first + GAP, self.window)) if self._is_known(at))
            stop = next(known, first + 1)
            self.marks.update({at: Mark(label.field, "header") for at in range(first, stop)})
            whole = self.text[self.lines[first].start : self.lines[stop - 1].end]
            self.marks[first] = Mark(label.field, "header", ((label.field, whole),))
            self.first.setdefault(label.field, first)
            return
        while at < self.window and self._is_value(label, at, first=at == first):
            self._value(at, label)
            at += 1

    def _is_known(self, at: int) -> bool:
        text = self.lines[at].text
        return label_of(self.layout, text) is not None or bool(self._given(text))

    def _is_value(self, label: Label, at: int, *, first: bool) -> bool:
        line = self.lines[at].text
        if label_of(self.layout, line) or not (first or label.many) or not (label.field or label.values):
            return False
        return value_of(label, line) is not None

    def _label(self, at: int, label: Label, value: str) -> None:
        if value and label.field and (shown := value_of(label, value)):
            self.marks[at] = Mark(label.field, "header", ((label.field, shown),))
            self.first.setdefault(label.field, at)
        else:
            self.marks[at] = Mark("label", "furniture")

    def _value(self, at: int, label: Label) -> None:
        role = label.field or "value"
        shown = value_of(label, self.lines[at].text) or self.lines[at].text
        values = ((label.field, shown),) if label.field else ()
        self.marks[at] = Mark(role, "header" if values else "furniture", values)
        self.first.setdefault(role, at)

    def label_list(self, end: int, title: str) -> int:
        """Sure labels that follow the head at once are its last part, if a document stands below them.

        A paragraph about the document may stand above the labels; more text must stand below them then.
        """
        before = dict(self.marks)
        at = self._about(end, title)
        enough = SOME_TEXT if at == end else MUCH_TEXT
        first = at
        while at < len(self.lines):
            hit = label_of(self.layout, self.lines[at].text)
            if hit and (hit[0].sure or at > first):
                self._label(at, *hit)
                stop = at + 1 if hit[1] else self._values_end(at + 1, hit[0])
                for below in range(at + 1, stop):
                    self._value(below, hit[0])
                at = stop
            elif at > first and (rule := self._sure_rule(at)):
                last = more_lines(rule, self.lines, at)
                self._claim(rule, at, last)
                at = last + 1
            else:
                break
        if at == first or sum(len(line.text) for line in self.lines[at:]) < enough:
            self.marks = before
            return end
        return at

    def _about(self, at: int, title: str) -> int:
        """The number of the line below a paragraph about the document that labels follow; ``at`` if there is none."""
        rules = self.layout.after_body
        if rules is None or at + 1 >= len(self.lines):
            return at
        below = label_of(self.layout, self.lines[at + 1].text)
        if not below or not below[0].sure or not speaks_about(self.lines[at].text, rules, title):
            return at
        self.marks[at] = Mark(rules.field, "header", ((rules.field, self.lines[at].text),))
        return at + 1

    def _sure_rule(self, at: int) -> LineRule | None:
        return next((rule for rule in self.layout.tail_rules if rule.sure and rule.fits(self.lines[at].text)), None)

    def _values_end(self, at: int, label: Label) -> int:
        """Where the values of a label in a list end: one line, or as many short ones as stand before the next label."""
        if at >= len(self.lines) or self._sure_rule(at):
            return at
        if not label.many:
            return at + 1 if self._is_value(label, at, first=True) else at
        stop = at
        while stop < len(self.lines) and stop < at + 12:
            if label_of(self.layout, self.lines[stop].text) or self._sure_rule(stop):
                return stop
            if len(self.lines[stop].text) > SHORT:
                break
            stop += 1
        return at


def _key(label: Label) -> str:
    """What only one label of a head can give: its field, or itself if the field may be given more than once."""
    return label.field if label.field and label.field not in REPEATABLE else label.names[0]
