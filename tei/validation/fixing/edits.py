"""Changes that put one attribute or one name right, made from an index."""

from __future__ import annotations

from tei.diagnostics import Edit, Fix
from tei.validation.source.index import Element, Index

__all__ = ["rename_element", "replace_attribute", "replace_in_attribute"]


def replace_attribute(index: Index, element: Element, attribute: str, value: str, title: str) -> Fix | None:
    """The whole value of an attribute (named as in ``Index.attributes``) becomes ``value``.

    ``None`` where the attribute is not written in the start tag, or the offsets are not those of the file.
    """
    namespace, _, local = attribute.rpartition("}")
    written = index.attribute(element, local, namespace) if index.encoded.exact else None
    if written is None:
        return None
    quote = index.data[written.value_start - 1 : written.value_start].decode("ascii")
    return Fix((Edit(written.value_start, written.value_end, _escaped(value, quote)),), title)


def replace_in_attribute(
    index: Index, element: Element, attribute: str, replacements: tuple[tuple[str, str], ...], title: str
) -> Fix | None:
    """Tokens of an attribute that is a list become others, each ``(found, better)``; the blanks between stay.

    ``None`` as for ``replace_attribute``, or where a token is not written as it reads (a reference stands in it).
    """
    namespace, _, local = attribute.rpartition("}")
    written = index.attribute(element, local, namespace) if index.encoded.exact else None
    if written is None:
        return None
    raw = index.data[written.value_start : written.value_end]
    quote = index.data[written.value_start - 1 : written.value_start].decode("ascii")
    wanted = {found.encode(index.encoded.codec, "replace"): better for found, better in replacements}
    edits = []
    at = 0
    for token in raw.split():
        at = raw.index(token, at)
        if token in wanted:
            start = written.value_start + at
            edits.append(Edit(start, start + len(token), _escaped(wanted[token], quote)))
        at += len(token)
    return Fix(tuple(edits), title) if edits else None


def rename_element(index: Index, element: Element, local: str, title: str = "") -> Fix | None:
    """The element's name becomes ``local`` in start tag and end tag, its prefix stays.

    ``None`` where a tag is not written in the file, or the offsets are not those of the file.
    """
    start = index.starts[element]
    if not index.encoded.exact or index.data[start : start + 1] != b"<":
        return None
    old = index.local_name(element)
    edits = []
    for at in (start + 1, *(tag[0] + 2 for tag in [index.end_tag(element)] if tag)):
        stop = at
        while stop < len(index.data) and index.data[stop : stop + 1] not in (b" ", b"\t", b"\r", b"\n", b"/", b">"):
            stop += 1
        name = index.data[at:stop].decode(index.encoded.codec, "replace")
        if name.rpartition(":")[2] != old:
            return None
        edits.append(Edit(stop - len(old.encode(index.encoded.codec)), stop, local))
    return Fix(tuple(edits), title or f"rename <{old}> to <{local}>")


def _escaped(value: str, quote: str) -> str:
    """A value as it is written between ``quote``."""
    value = value.replace("&", "&amp;").replace("<", "&lt;")
    return value.replace('"', "&quot;") if quote == '"' else value.replace("'", "&apos;")
