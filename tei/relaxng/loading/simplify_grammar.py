"""Putting a grammar together: ``div``, ``include``, ``combine``, names (RELAX NG, section 4.7, 4.11, 4.17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tei.relaxng.datatypes.blanks import BLANKS
from tei.relaxng.grammar import Pattern
from tei.relaxng.loading.simplify_names import nc_name
from tei.relaxng.loading.tree import Module, Node

if TYPE_CHECKING:
    from tei.relaxng.loading.simplify_patterns import Patterns

__all__ = ["Parts", "Scope", "collect", "combine", "name_scope"]


class Part(NamedTuple):
    """One ``start`` or ``define`` with what it inherits."""

    node: Node
    reader: Patterns
    ns: str
    library: str


Parts: TypeAlias = "dict[str | None, list[Part]]"
"""Name of a define, None for start → all that say something about it, in order."""


class Scope:
    """The names of one grammar; ``keys`` leads from the name of a define to its key, unique in the schema."""

    __slots__ = ("keys", "number", "parent")

    def __init__(self, parent: Scope | None, number: int) -> None:
        self.parent = parent
        self.number = number
        self.keys: dict[str, str] = {}

    def nearest(self, name: str) -> str:
        """A hint at the define that was probably meant."""
        from difflib import get_close_matches

        close = get_close_matches(name, sorted(self.keys), n=1)
        return f'; did you mean "{close[0]}"?' if close else ""


def name_scope(module: Module, node: Node, parts: Parts, scope: Scope) -> None:
    """Give every define its key; the outermost grammar keeps its names. There must be a start (section 4.18)."""
    if None not in parts:
        raise module.error("the grammar has no <start>; nothing says what the root may be", node, "4.18")
    for name in parts:
        if name is not None:
            scope.keys[name] = name if scope.number == 1 else f"{name}#grammar{scope.number}"


def collect(reader: Patterns, node: Node, ns: str, library: str, inside: str = "grammar") -> Parts:
    """The parts of a ``grammar`` or ``div`` (or, with ``inside="include"``, what replaces parts of a grammar)."""
    parts: Parts = {}
    for child in node.children:
        kind = child.kind
        inner_ns = child.attributes.get("ns", ns)
        inner_library = child.attributes.get("datatypeLibrary", library)
        part = Part(child, reader, inner_ns, inner_library)
        if kind == "define":
            parts.setdefault(nc_name(reader.module, child, "name"), []).append(part)
        elif kind == "start":
            _check_start(reader.module, child)
            parts.setdefault(None, []).append(part)
        elif kind == "div":
            reader.enter(child)
            _add(parts, collect(reader, child, inner_ns, inner_library, inside))
            reader.depth -= 1
        elif kind == "include" and inside == "grammar":
            reader.enter(child)
            _add(parts, _included(reader, child, inner_ns, inner_library))
            reader.depth -= 1
        else:
            may = "<start>, <define> and <div>" if inside == "include" else "<start>, <define>, <div> and <include>"
            raise reader.module.error(f"<{kind}> inside <{node.kind}>; it may hold {may}", child, "3")
    return parts


def combine(parts: Sequence[Part], patterns: Sequence[Pattern]) -> Pattern:
    """One pattern for all definitions of one name (section 4.17)."""
    if len(parts) == 1:
        _method(parts[0])
        return patterns[0]
    what = (
        f'define "{parts[0].node.attributes["name"].strip(BLANKS)}"' if "name" in parts[0].node.attributes else "start"
    )
    method, plain = "", 0
    for part in parts:
        own = _method(part)
        if not own:
            plain += 1
            if plain > 1:
                raise part.reader.module.error(
                    f"{what} stands twice without @combine; say how the two go together", part.node, "4.17"
                )
        elif method and own != method:
            raise part.reader.module.error(
                f'{what} has combine="{own}" here and "{method}" before; use one of them', part.node, "4.17"
            )
        else:
            method = own
    return (method, *patterns)


def _method(part: Part) -> str:
    own = part.node.attributes.get("combine")
    if own is None:
        return ""
    own = own.strip(BLANKS)
    if own not in ("choice", "interleave"):
        raise part.reader.module.error(f'combine="{own}"; it must be "choice" or "interleave"', part.node, "3")
    return own


def _check_start(module: Module, node: Node) -> None:
    if len(node.children) > 1:
        extra = node.children[1]
        raise module.error(f"<{extra.kind}> too many: <start> holds one pattern; use <choice>", extra, "3")


def _add(parts: Parts, more: Parts) -> None:
    for name, same in more.items():
        parts.setdefault(name, []).extend(same)


def _included(reader: Patterns, node: Node, ns: str, library: str) -> Parts:
    """The parts of an included grammar, those that the ``include`` replaces left out (section 4.7)."""
    module, path = reader.referred(node, "4.7")
    reader.shared.resolver.spend(path, node, reader.module)
    root = module.root
    if root.kind != "grammar":
        raise reader.module.error(
            f"{path.name} starts with <{root.kind}>; only a <grammar> can be included", node, "4.7"
        )
    reader.shared.active.append(path)
    root_library = root.attributes.get("datatypeLibrary", "")
    parts = collect(reader.inside(module, path), root, root.attributes.get("ns", ns), root_library)
    reader.shared.active.pop()
    replaced = collect(reader, node, ns, library, "include")
    for name, same in replaced.items():
        if name not in parts:
            what = "<start>" if name is None else f'define "{name}"'
            raise reader.module.error(f"{path.name} has no {what} that could be replaced", same[0].node, "4.7")
        parts[name] = []
    _add(parts, replaced)
    return parts
