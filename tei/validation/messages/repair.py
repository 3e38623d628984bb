"""Fixes for findings of the grammar: a name or a value is written anew, every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.diagnostics import Edit, Fix
from tei.relaxng.finding import Finding
from tei.validation.messages.context import Context

if TYPE_CHECKING:
    from tei.validation.source.index import Element, Index

__all__ = ["add_namespace", "rename_attribute", "rename_element", "set_value"]


def rename_element(finding: Finding, name: str, context: Context) -> Fix | None:
    """The local name in the start tag and in the end tag."""
    from tei.validation.fixing import edits

    found = _element(finding, context)
    return edits.rename_element(*found, name, f"write <{name}>") if found else None


def rename_attribute(finding: Finding, name: str, context: Context) -> Fix | None:
    """The attribute's name as it is written; ``None`` if one of the new name stands there already."""
    from tei.validation.source.start_tag import written_attributes

    found = _element(finding, context)
    if found is None or finding.attribute is None:
        return None
    index, element = found
    there = written_attributes(index.data, *index.start_tag(element))
    if any(written.name == name.encode() for written in there):
        return None
    written = index.attribute(element, finding.attribute.local, finding.attribute.namespace)
    if written is None:
        return None
    return Fix((Edit(written.start, written.start + len(written.name), name),), f"write @{name}")


def set_value(finding: Finding, value: str, context: Context) -> Fix | None:
    """The attribute's value."""
    from tei.validation.fixing import edits
    from tei.validation.source.index import attribute_key

    found = _element(finding, context)
    if found is None or finding.attribute is None:
        return None
    key = attribute_key(finding.attribute.local, finding.attribute.namespace)
    return edits.replace_attribute(*found, key, value, f'write "{value}"')


def add_namespace(finding: Finding, namespace: str, context: Context) -> Fix | None:
    """``xmlns`` of the start tag: changed if it is there, else put in behind the name of the root."""
    from tei.validation.source.start_tag import written_attributes

    found = _element(finding, context)
    if found is None or finding.element is None or finding.element.prefix:
        return None
    index, element = found
    start, end = index.start_tag(element)
    for written in written_attributes(index.data, start, end):
        if written.name == b"xmlns":
            change = Edit(written.value_start, written.value_end, namespace)
            return Fix((change,), f'write xmlns="{namespace}"')
    if element != 0:
        return None  # inherited: the mistake is further up
    at = start + 1 + len(finding.element.local.encode(index.encoded.codec, "replace"))
    return Fix((Edit(at, at, f' xmlns="{namespace}"'),), f'add xmlns="{namespace}"')


def _element(finding: Finding, context: Context) -> tuple[Index, Element] | None:
    """The element whose start tag is the place of the finding, or holds the attribute that is."""
    index = context.index
    if index is None or index.fault is not None:
        return None
    start = finding.extent.offset
    element = index.at_offset(start)  # an attribute of a DTD or an entity has the place of the tag or reference
    if element is None and finding.attribute is not None:
        element = index.at_offset(index.data.rfind(b"<", 0, start))
    return None if element is None else (index, element)
