"""What stands above the document: furniture, date, title, funder, citation."""

from __future__ import annotations

from collections.abc import Sequence

from tei.layouts.after_body import speaks_about
from tei.layouts.layout import Label, Layout, LineRule
from tei.layouts.mark import REPEATABLE, Mark, label_of, mark_by_rule, more_lines
from tei.layouts.page import Line

__all__ = ["read_head"]

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
    head.claim_labels()
    for rule in layout.head_rules:
        head.apply(rule)
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

    def claim_labels(self) -> None:
        """Labels that may stand in the head, with their values. One alone is none: documents have such words too."""
        found = [(at, hit) for at in range(self.window) if (hit := label_of(self.layout, self.lines[at].text))]
        found = [(at, hit) for at, hit in found if hit[0].zone != "tail"]
        if len({hit[0].names for _, hit in found}) < 2:
            return
        for at, (label, value) in found:
            self._label(at, label, value)
            below = at + 1
            while not value and below < self.window and self._is_value(label, below, first=below == at + 1):
                self._value(below, label)
                below += 1

    def _is_value(self, label: Label, at: int, *, first: bool) -> bool:
        line = self.lines[at].text
        if label_of(self.layout, line) or not (first or label.many) or not (label.field or label.values):
            return False
        return label.values is None or label.values.search(line) is not None

    def _label(self, at: int, label: Label, value: str) -> None:
        if value and label.field and (label.values is None or label.values.search(value)):
            self.marks[at] = Mark(label.field, "header", ((label.field, value),))
            self.first.setdefault(label.field, at)
        else:
            self.marks[at] = Mark("label", "furniture")

    def _value(self, at: int, label: Label) -> None:
        role = label.field or "value"
        values = ((label.field, self.lines[at].text),) if label.field else ()
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
