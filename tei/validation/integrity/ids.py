"""``xml:id``: a name, and there once (PTR002, PTR003)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tei.diagnostics import Diagnostic, Fix
from tei.relaxng.datatypes.names import is_ncname
from tei.validation.fixing.edits import replace_attribute
from tei.validation.integrity.context import Context, shortened
from tei.validation.source.index import XML_ID, Element

__all__ = ["check_ids"]

_JOINTS: Final = ("-", "_", "")


def check_ids(context: Context) -> Iterator[Diagnostic]:
    """PTR002 and PTR003. An id with blanks at its ends is bad too: who points to it does not write them."""
    index = context.index
    first: dict[str, Element] = {}
    for element, attributes in enumerate(index.attributes):
        if XML_ID not in attributes:
            continue
        value = attributes[XML_ID]
        if not is_ncname(value):
            better, fix = _repaired(context, element, value)
            advice = f'Write xml:id="{shortened(better)}".' if better else _NAME
            yield context.at_attribute(
                "PTR003", element, XML_ID, {"advice": advice}, expected=(better,) if better else (), fix=fix
            )
        elif value in first:
            yield context.at_attribute("PTR002", element, XML_ID, {"first": index.line(index.starts[first[value]])})
        first.setdefault(value, element)


_NAME: Final = "Start with a letter or underscore and use letters, digits, '.', '-' and '_' alone."


def _repaired(context: Context, element: Element, value: str) -> tuple[str, Fix | None]:
    """What to write instead, if it is only the blanks that are wrong and the id is free."""
    words = value.split()
    if not words:
        return "", None
    candidates = [joint.join(words) for joint in _JOINTS] if len(words) > 1 else words
    free = [name for name in candidates if is_ncname(name) and (name not in context.ids or name == value.strip(" "))]
    if not free:
        return "", None
    meant = [name for name in free if any(f"#{name}" in pointing.value for pointing in context.pointings)]
    better = meant[0] if len(meant) == 1 else free[0]
    return better, replace_attribute(context.index, element, XML_ID, better, f"write {better}")
