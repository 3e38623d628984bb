"""The context of a rule as an expression that selects the nodes it is about.

A context is a pattern of XSLT. By its definition (XSLT 3.0, 5.5.3) a node matches ``P`` when some node of its document
selects it by ``P``; so ``//P``, evaluated once for the whole document, selects what ``match="P"`` would match, and the
engine need not try each rule on each node. What stands between set operators is looked at piece by piece.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["needs_matching", "pieces", "selection"]

_EVERY_NODE: Final = "(/ | //node() | //@*)"
_TOKEN = re.compile(
    r"""\s+ | (?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*') | (?P<comment>\(:) | (?P<open>[(\[{]) | (?P<close>[)\]}])
    | (?P<name>(?:Q\{[^}]*\})?[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?) | \|\| | (?P<union>\|) | .""",
    re.VERBOSE | re.DOTALL,
)
# Pieces that begin somewhere of their own: the root, a variable, what a function finds.
_ROOTED = re.compile(r"\s*(?:/|\$|(?:id|key|element-with-id|root)\s*\()")
_DOCUMENT = re.compile(r"\s*document-node\s*\(")
_PREDICATE = re.compile(r"\s*\.\s*(?=\[|$)")
_CURRENT = re.compile(r"(?<![\w:$@/.-])(?:fn:)?current\s*\(")


def selection(context: str) -> str:
    """The expression for all nodes that match ``context``, evaluated with the document as context item."""
    return "".join(piece if is_operator else _from_anywhere(piece) for piece, is_operator in pieces(context))


def needs_matching(context: str) -> bool:
    """Whether it calls ``current()``, which in a pattern means the node that is matched: then ``match`` must do it."""
    return _CURRENT.search(context) is not None


def _from_anywhere(piece: str) -> str:
    if not piece.strip() or _ROOTED.match(piece):
        return piece
    if _DOCUMENT.match(piece):
        return "/self::" + piece.lstrip()
    if predicate := _PREDICATE.match(piece):
        return _EVERY_NODE + piece[predicate.end() :]
    return "//" + piece.lstrip()


def pieces(context: str) -> list[tuple[str, bool]]:
    """The operands and set operators at the top level, each with whether it is an operator."""
    found: list[tuple[str, bool]] = []
    start = position = depth = 0
    after_operand = False  # a name here can only be an operator
    while match := _TOKEN.match(context, position):
        position = match.end()
        kind = match.lastgroup
        if kind == "comment":
            position = _end_of_comment(context, position)
            continue
        if depth == 0 and (kind == "union" or (kind == "name" and after_operand and _is_set_operator(match[0]))):
            found += [(context[start : match.start()], False), (match[0], True)]
            start, after_operand = position, False
            continue
        depth += (kind == "open") - (kind == "close")
        if not match[0].isspace():
            after_operand = kind in ("string", "close", "name") or match[0] in ("*", ".")
    return [*found, (context[start:], False)]


def _is_set_operator(name: str) -> bool:
    return name in ("union", "intersect", "except")


def _end_of_comment(text: str, position: int) -> int:
    """Behind the ``:)`` that ends a comment; comments may stand inside comments."""
    depth = 1
    for match in re.compile(r"\(:|:\)").finditer(text, position):
        depth += 1 if match[0] == "(:" else -1
        if depth == 0:
            return match.end()
    return len(text)
