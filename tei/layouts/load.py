"""A layout file → :class:`Layout`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, cast

from tei.errors import LayoutError
from tei.layouts.layout import AfterBody, Derive, Detect, Label, Layout, LineRule, Zone, fold_label
from tei.layouts.table import Table, parse_toml
from tei.model import FIELDS

__all__ = ["builtin_layouts", "load_layout"]

T = TypeVar("T")

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
    data = parse_toml(source, name)
    text = source.decode("utf-8-sig")
    for table in data:
        if table not in TABLES:
            raise LayoutError(f"{name}: unknown table [{table}]; expected {', '.join(TABLES)}. Take it out.")
    shapes = _shapes(name, text, data.get("shapes", {}))

    def one(kind: str) -> Table:
        values = data.get(kind, {})
        if not isinstance(values, dict):
            raise LayoutError(f"{name}: [[{kind}]] stands more than once; expected one [{kind}]. Join them.")
        return Table(name, text, kind, 0, values, shapes)

    def several(kind: str, read: Callable[[Table], T]) -> tuple[T, ...]:
        values: Any = data.get(kind, [])
        if not isinstance(values, list):
            raise LayoutError(f"{name}: [{kind}] has single brackets; expected [[{kind}]]. Double them.")
        return tuple(read(Table(name, text, kind, at, item, shapes)) for at, item in enumerate(values, start=1))

    head = one("layout")
    head.check_keys(("id", "title", "source", "licence", "publisher", "correspondents"))
    if not _ID.match(head.text("id", required=True)):
        head.fail("id", f"{head.text('id')!r} is no id; expected small letters, digits and hyphens, a letter first.")
    detect = several("detect", _detect)
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
        lines=several("line", _line),
        labels=several("label", _label),
        derive=several("derive", _derive),
        after_body=_after_body(one("after_body")) if "after_body" in data else None,
    )
    _check_relations(layout, name)
    return layout


def _shapes(name: str, text: str, values: Any) -> dict[str, str]:
    table = Table(name, text, "shapes", 0, values, {})
    for key in table.values:
        table.compile(key, table.text(key, required=True))
    return {key: table.text(key) for key in table.values}


def _detect(table: Table) -> Detect:
    table.check_keys(("lines", "where"))
    lines = table.patterns("lines", required=True)
    where = table.text("where") or "anywhere"
    match = _WHERE.match(where)
    if where != "anywhere" and not match:
        table.fail("where", f"found {where!r}; expected 'anywhere', 'first N lines' or 'last N lines'.")
    if not match:
        return Detect(lines)
    return Detect(lines, first=int(match[2])) if match[1] == "first" else Detect(lines, last=int(match[2]))


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
    table.check_keys(("names", "field", "many", "values", "in", "sure"))
    return Label(
        names=table.texts("names", required=True),
        field=table.field("field"),
        many=table.flag("many"),
        values=table.pattern("values"),
        zone=cast("Zone", table.choice("in", ZONES, "tail")),
        sure=table.flag("sure"),
    )


def _derive(table: Table) -> Derive:
    table.check_keys(("field", "from", "pattern"))
    field, source, pattern = table.field("field", required=True), table.field("from", required=True), table.text("pattern")
    if not pattern:
        table.fail("pattern", "missing; expected a pattern with (?P<value>…). Add it.")
    compiled = table.compile("pattern", pattern)
    table.need_group("pattern", compiled, "value")
    return Derive(cast("str", field), cast("str", source), compiled)


def _after_body(table: Table) -> AfterBody:
    table.check_keys(("field", "never", "ends", "may_end", "verbs"))
    return AfterBody(
        field=cast("str", table.field("field", required=True)),
        never=table.patterns("never"),
        ends=table.patterns("ends"),
        may_end=table.patterns("may_end"),
        verbs=frozenset(word for line in table.texts("verbs") for word in line.split()),
    )


def _check_relations(layout: Layout, name: str) -> None:
    """Roles that rules point to exist; no label stands twice."""
    roles = {rule.role for rule in layout.lines} | {"start"}
    for at, rule in enumerate(layout.lines, start=1):
        for key, role in (("after", rule.after), ("before", rule.before)):
            if role and role not in roles:
                known = ", ".join(sorted(roles))
                raise LayoutError(f"{name}: [[line]] no. {at}, {key}: no line has the role {role!r}; expected {known}.")
    seen: set[str] = set()
    for label in layout.labels:
        for text in label.names:
            if fold_label(text) in seen:
                raise LayoutError(f"{name}: [[label]] {text!r} stands twice; a label has one meaning. Take one out.")
            seen.add(fold_label(text))
