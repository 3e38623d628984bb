"""The prefixes that expressions of a schema may use."""

from __future__ import annotations

from typing import Final

from tei.schematron.node import XML, XSL, Node, problem

__all__ = ["namespaces_of"]

_WELL_KNOWN: Final = {
    "array": "http://www.w3.org/2005/xpath-functions/array",
    "fn": "http://www.w3.org/2005/xpath-functions",
    "map": "http://www.w3.org/2005/xpath-functions/map",
    "math": "http://www.w3.org/2005/xpath-functions/math",
    "tei": "http://www.tei-c.org/ns/1.0",
    "xs": "http://www.w3.org/2001/XMLSchema",
}


def namespaces_of(root: Node) -> dict[str, str]:
    """Prefix → namespace: by ``ns``; else by ``xmlns:…``, if the whole schema agrees; else a few known ones.

    ISO/IEC 19757-3:2020, 5.4.9 knows ``ns`` alone; embedded schemas often rely on ``xmlns``.

    Raises:
        SchemaError: an ``ns`` without prefix or URI, or two for one prefix.
    """
    declared: dict[str, str] = {}
    for node in root.iter():
        if not node.is_iso("ns"):
            continue
        prefix, uri = node.get("prefix"), node.get("uri")
        if not prefix or not uri or (prefix == "xml" and uri != XML):
            raise problem(node, 'ns needs a prefix and a uri, such as prefix="tei" uri="http://www.tei-c.org/ns/1.0".')
        if declared.setdefault(prefix, uri) != uri:
            raise problem(node, f'there are two namespaces for the prefix "{prefix}".')
    return {**_WELL_KNOWN, **_in_scope(root), **declared}


def _in_scope(root: Node) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    scopes = {id(node.scope): node.scope for node in root.iter()}
    for scope in scopes.values():
        for prefix, uri in scope.items():
            if prefix and prefix != "xml" and uri != XSL:
                found.setdefault(prefix, set()).add(uri)
    return {prefix: uris.pop() for prefix, uris in found.items() if len(uris) == 1}
