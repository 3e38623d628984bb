"""What of XSLT a schema may bring along: functions, keys, and what computes a value.

Saxon is shut when it runs, so nothing here could be read or written anyway; what is refused is refused before, and
with its place in the schema.
"""

from __future__ import annotations

import re
from typing import Final

from tei.schematron.node import XSL, Node, problem

__all__ = ["DECLARATIONS", "check_content", "check_declaration", "guarded"]

DECLARATIONS: Final = frozenset({"function", "key", "decimal-format"})
_VALUES: Final = (
    "analyze-string attribute break catch choose comment copy copy-of element fallback for-each for-each-group if "
    "iterate map map-entry matching-substring merge-key next-iteration non-matching-substring number "
    "on-completion on-empty on-non-empty otherwise param perform-sort processing-instruction sequence sort text try "
    "value-of variable when where-populated with-param"
)
_INSTRUCTIONS: Final = frozenset(_VALUES.split())
_STATIC: Final = ("use-when", "static", "extension-element-prefixes", "xpath-default-namespace", "default-collation")


_READING: Final = (
    "available-environment-variables collection doc doc-available document environment-variable json-doc "
    "load-xquery-module transform unparsed-binary unparsed-text unparsed-text-available unparsed-text-lines "
    "uri-collection"
)
_CALL = re.compile(rf"(?<![\w:$@/.-])(?:fn:|Q\{{[^}}]*\}})?({'|'.join(_READING.split())})\s*[(#]")
_STRING = re.compile(r"""'[^']*'|"[^"]*\"""")


def guarded(expression: str) -> str:
    """The expression; if it asks for something other than the document, one that fails with a clear reason.

    Saxon refuses to read, but it may also leave out what it need not read to know the answer: that would be silent.
    """
    call = _CALL.search(_STRING.sub("''", expression))
    if call is None:
        return expression
    # A bare call of error() counts as the empty sequence, and what is done with that may be left out.
    return f"(/)[error((), '{call[1]}() is refused: rules read nothing but the document that is checked')]"


def check_declaration(node: Node) -> None:
    """Pass an ``xsl:function``, ``xsl:key`` or ``xsl:decimal-format``.

    Raises:
        SchemaError: another declaration, an instruction that reads or writes, or an expression evaluated at compile
            time.
    """
    if node.local not in DECLARATIONS:
        known = ", ".join(f"xsl:{name}" for name in sorted(DECLARATIONS))
        raise problem(node, f"{node.name} is not run in a schema; allowed are {known}.")
    _check(node)
    check_content(node.children)


def check_content(children: list[Node | str] | tuple[Node | str, ...]) -> None:
    """Pass what stands inside a function or is the value of a ``let``."""
    for child in children:
        if isinstance(child, Node):
            if child.namespace == XSL and child.local not in _INSTRUCTIONS:
                raise problem(child, f"{child.name} is not run in a schema: it may only compute values.")
            _check(child)
            check_content(child.children)


def _check(node: Node) -> None:
    for name in node.attributes:
        prefix, _, local = name.rpartition(":")
        is_xsl = node.scope.get(prefix) == XSL if prefix else node.namespace == XSL
        if is_xsl and (local in _STATIC or local.startswith("_")):
            raise problem(node, f"{name} is not allowed in a schema: it is evaluated at compile time.")
        if prefix == "xml" and local == "base":
            raise problem(node, "xml:base is not allowed in a schema.")
