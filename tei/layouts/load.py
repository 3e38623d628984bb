"""A layout file → :class:`Layout`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import cast

from tei.layouts.layout import AfterBody, Derive, Detect, Label, Layout, LineRule, Zone, fold_label
from tei.layouts.table import LayoutFile, Table
from tei.model import FIELDS

__all__ = ["builtin_layouts", "load_layout"]

BUILTIN = ("wilson-center",)  # in the order in which they are tried
TABLES = ("layout", "shapes", "detect", "line", "label", "derive", "after_body")
ZONES = ("head", "tail", "both")
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_WHERE = re.compile(r"(first|last) (\d+) lines\Z")


@cache
def builtin_layouts() -> tuple[Layout, ...]:
    """The layouts that are shipped, in the order in which they are tried; read on first use."""
    folder = files("tei.layouts") / "data"
    return tuple(load_layout((folder / f"{name}.toml").read_bytes(), f"{name}.toml") for name in BUILTIN)


def load_layout(source: bytes, name: str) -> Layout:
    """Read and check a layout file; ``name`` is what messages call it.

    Raises:
        LayoutError: what is wrong, in which line, what was expected and what to do.
    """
    file = _with_shapes(LayoutFile.parse(source, name, TABLES))
    head = file.one("layout")
    head.check_keys(("id", "title", "source", "licence", "publisher", "correspondents"))
    if not _ID.match(head.text("id", required=True)):
        head.fail("id", f"{head.text('id')!r} is no id; expected small letters, digits and hyphens, a letter first.")
    detect = tuple(_detect(table) for table in file.several("detect"))
    if not detect:
        head.fail("", "no [[detect]]; expected at least one sign by which a page is recognised. Add one.")
    layout = Layout(
        id=head.text("id"),
        title=head.text("title", required=True),
        source=head.text("source", required=True),
        licence=head.text("licence", required=True),
        publisher=head.text("publisher"),
        correspondents=head.flag("correspondents"),
        detect=detect,
        lines=tuple(_line(table) for table in file.several("line")),
        labels=tuple(_label(table) for table in file.several("label")),
        derive=tuple(_derive(table) for table in file.several("derive")),
        after_body=_after_body(file.one("after_body")) if "after_body" in file.data else None,
    )
    _check_roles(layout, file)
    _check_labels(layout, file)
    return layout


def _with_shapes(file: LayoutFile) -> LayoutFile:
    """The file with its shapes known, each with those that stand above it written out."""
    known: dict[str, str] = {}
    file = replace(file, shapes=known)
    table = file.one("shapes")
    for key in table.values:
        several = isinstance(table.values[key], list)
        pattern = "|".join(table.texts(key, required=True)) if several else table.text(key, required=True)
        known[key] = table.with_shapes(key, pattern)
    return file


def _detect(table: Table) -> Detect:
    table.check_keys(("lines", "where", "weak"))
    lines, weak = table.patterns("lines", required=True), table.flag("weak")
    where = table.text("where") or "anywhere"
    match = _WHERE.match(where)
    if where != "anywhere" and not match:
        table.fail("where", f"found {where!r}; expected 'anywhere', 'first N lines' or 'last N lines'.")
    if not match:
        return Detect(lines, weak=weak)
    number = int(match[2])
    return Detect(lines, first=number, weak=weak) if match[1] == "first" else Detect(lines, last=number, weak=weak)


LINE_KEYS = (
    "role", "in", "field", "pattern", "starts", "more", "only_if", "after", "before", "at_most", "within", "next",
    "until", "sure",
)  # fmt: skip


def _line(table: Table) -> LineRule:
    table.check_keys(LINE_KEYS)
    field, pattern = table.field("field"), table.pattern("pattern")
    if pattern:
        unknown = [group for group in pattern.groupindex if group != "value" and group not in FIELDS]
        if unknown:
            table.fail("pattern", f"group {unknown[0]!r} is neither 'value' nor a header field; see docs/layouts.md.")
    if not (pattern or table.text("starts") or table.text("after") or table.text("before")):
        table.fail("", "says nothing about the line; expected pattern, starts, after or before. Add one.")
    if table.text("until") and not (pattern or table.text("starts")):
        table.fail("until", "there is no line to begin with; expected pattern or starts beside it. Add one.")
    role = table.text("role") or field or ""
    if not role:
        table.fail("role", "missing; expected a role (or a field, whose name is then the role). Add it.")
    return LineRule(
        role=role,
        zone=cast("Zone", table.choice("in", ZONES, "both")),
        field=field,
        pattern=pattern,
        starts=table.text("starts"),
        more=table.texts("more"),
        only_if=table.pattern("only_if"),
        after=table.text("after"),
        before=table.text("before"),
        at_most=table.number("at_most", 1),
        within=table.number("within", 0),
        next=table.pattern("next"),
        until=table.pattern("until"),
        sure=table.flag("sure"),
    )


def _label(table: Table) -> Label:
    table.check_keys(("names", "field", "many", "whole", "values", "in", "sure"))
    return Label(
        names=table.texts("names", required=True),
        field=table.field("field"),
        many=table.flag("many"),
        whole=table.flag("whole"),
        values=table.pattern("values"),
        zone=cast("Zone", table.choice("in", ZONES, "tail")),
        sure=table.flag("sure"),
    )


def _derive(table: Table) -> Derive:
    table.check_keys(("field", "from", "pattern"))
    field, source, pattern = (
        table.field("field", required=True),
        table.field("from", required=True),
        table.pattern("pattern"),
    )
    if not pattern:
        table.fail("pattern", "missing; expected a pattern with (?P<value>…). Add it.")
    table.need_group("pattern", pattern, "value")
    return Derive(cast("str", field), cast("str", source), pattern)


def _after_body(table: Table) -> AfterBody:
    table.check_keys(("field", "never", "past", "complete", "ends", "may_end", "dates", "opens", "verbs", "subjects"))
    return AfterBody(
        field=cast("str", table.field("field", required=True)),
        never=table.patterns("never"),
        past=table.pattern("past"),
        complete=table.pattern("complete"),
        ends=table.patterns("ends"),
        may_end=table.patterns("may_end"),
        dates=table.patterns("dates"),
        opens=table.patterns("opens"),
        verbs=frozenset(word for line in table.texts("verbs") for word in line.split()),
        subjects=frozenset(word for line in table.texts("subjects") for word in line.split()),
    )


def _check_roles(layout: Layout, file: LayoutFile) -> None:
    """Roles that rules point to exist."""
    roles = {rule.role for rule in layout.lines} | {label.field for label in layout.labels if label.field} | {"start"}
    for rule, table in zip(layout.lines, file.several("line"), strict=True):
        for key, role in (("after", rule.after), ("before", rule.before)):
            if role and role not in roles:
                table.fail(key, f"no line has the role {role!r}; expected one of {', '.join(sorted(roles))}.")


def _check_labels(layout: Layout, file: LayoutFile) -> None:
    """No label stands twice."""
    seen: set[str] = set()
    for label, table in zip(layout.labels, file.several("label"), strict=True):
        for text in label.names:
            if fold_label(text) in seen:
                table.fail("names", f"{text!r} stands twice; a label has one meaning. Take one out.")
            seen.add(fold_label(text))
