"""What no grammar sees: pointers, ids, dates that contradict."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from tei.diagnostics import Diagnostic, finding
from tei.validation.parse import XML_ID, attributes, line_of, local_name, place_of

__all__ = ["CHECKS", "check_integrity"]

# NCName, Namespaces in XML 1.0 (5th edition of XML's NameStartChar and NameChar without the colon).
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = re.compile(f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*")
# Attributes of TEI that point (teidata.pointer) and so may point inside the file.
_POINTERS = frozenset(
    {
        "active",
        "ana",
        "calendar",
        "change",
        "copyOf",
        "corresp",
        "decls",
        "end",
        "exclude",
        "facs",
        "given",
        "hand",
        "inst",
        "mergedIn",
        "mutual",
        "next",
        "parent",
        "passive",
        "perf",
        "period",
        "prev",
        "ref",
        "rendition",
        "resp",
        "sameAs",
        "scheme",
        "select",
        "since",
        "source",
        "spanTo",
        "start",
        "synch",
        "target",
        "targetEnd",
        "uri",
        "where",
        "who",
        "wit",
    }
)
_ORDER = (("from", "to"), ("notBefore", "notAfter"), ("from", "notAfter"), ("notBefore", "to"))
_ISO = re.compile(r"-?\d{4,}(?:-\d\d(?:-\d\d)?)?")


def check_integrity(tree: etree._ElementTree, file: str) -> tuple[Diagnostic, ...]:
    """All findings of ``CHECKS``, in the order of the file."""
    found = [entry for check in CHECKS for entry in check(tree, file)]
    return tuple(sorted(found, key=lambda entry: (entry.place.line, entry.code, entry.message)))


def check_ids(tree: etree._ElementTree, file: str) -> Iterator[Diagnostic]:
    """``PTR002`` and ``PTR003``: every ``xml:id`` is a name and stands once."""
    first: dict[str, int] = {}
    for element in tree.iter(etree.Element):
        value = str(element.get(XML_ID) or "")
        if not value and XML_ID not in element.attrib:
            continue
        fields: dict[str, str | int] = {"value": value, "element": local_name(element)}
        if not _NCNAME.fullmatch(value):
            yield finding("PTR003", place_of(element, file), fields)
        elif value in first:
            yield finding("PTR002", place_of(element, file), {**fields, "first": first[value]})
        first.setdefault(value, line_of(element))


def check_pointers(tree: etree._ElementTree, file: str) -> Iterator[Diagnostic]:
    """``PTR001``: every ``#id`` leads to an ``xml:id`` of the file."""
    elements = list(tree.iter(etree.Element))
    ids = {str(element.get(XML_ID) or "") for element in elements}
    for element in elements:
        for name, value in attributes(element):
            if name not in _POINTERS or "#" not in value:
                continue
            for pointer in value.split():
                if pointer.startswith("#") and pointer[1:] not in ids:
                    fields = {"attribute": name, "value": value, "element": local_name(element), "target": pointer[1:]}
                    yield finding("PTR001", place_of(element, file), fields)


def check_dates(tree: etree._ElementTree, file: str) -> Iterator[Diagnostic]:
    """``DAT001``: no interval ends before it begins (compared at the precision that both ends have)."""
    for element in tree.iter(etree.Element):
        for early, late in _ORDER:
            first, last = element.get(early, ""), element.get(late, "")
            if _later(first, last):
                yield finding(
                    "DAT001",
                    place_of(element, file),
                    {
                        "element": local_name(element),
                        "early": early,
                        "early_value": first,
                        "late": late,
                        "late_value": last,
                    },
                )


def _later(first: str, last: str) -> bool:
    a, b = _ISO.match(first), _ISO.match(last)
    if not a or not b or first.startswith("-") or last.startswith("-"):
        return False
    shorter = min(len(a[0]), len(b[0]))
    return a[0][:shorter] > b[0][:shorter]


CHECKS: Final[tuple[Callable[[etree._ElementTree, str], Iterator[Diagnostic]], ...]] = (
    check_ids,
    check_pointers,
    check_dates,
)
