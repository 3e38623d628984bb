"""Names and name classes of a schema (RELAX NG, section 4.2, 4.8 to 4.10 and 4.16)."""

from __future__ import annotations

from typing import Final

from tei.relaxng.datatypes.blanks import BLANKS
from tei.relaxng.datatypes.names import is_ncname
from tei.relaxng.grammar import DEPTH_LIMIT, NameClass
from tei.relaxng.loading.tree import XMLNS, Module, Node

__all__ = ["NAME_KINDS", "name_class", "names_of", "nc_name", "no_children", "required"]

NAME_KINDS: Final = frozenset(("name", "anyName", "nsName", "choice"))


def no_children(module: Module, node: Node) -> None:
    """Some kinds of elements must be empty, or hold text only."""
    if node.children:
        child = node.children[0]
        what = "holds text only" if node.kind in ("name", "param", "value") else "must be empty"
        raise module.error(f"<{child.kind}> inside <{node.kind}>, which {what}", child, "3")


def required(module: Module, node: Node, attribute: str) -> str:
    """The value of an attribute without the blanks around it (section 4.2); it must be there."""
    value = node.attributes.get(attribute)
    if value is None:
        raise module.error(f'<{node.kind}> needs the attribute "{attribute}"', node, "3")
    return value.strip(BLANKS)


def nc_name(module: Module, node: Node, attribute: str) -> str:
    """The value of an attribute that must be a name without prefix."""
    value = required(module, node, attribute)
    if not is_ncname(value):
        raise module.error(f'{attribute}="{value}" of <{node.kind}> is not a name without prefix', node, "3")
    return value


def names_of(module: Module, node: Node, ns: str) -> tuple[int, NameClass]:
    """The name class of an ``element`` or ``attribute``, and how many children it took.

    ``ns`` is the namespace inherited, the node's own ``ns`` included.
    """
    name = node.attributes.get("name")
    is_attribute = node.kind == "attribute"
    if name is not None:
        if is_attribute and "ns" not in node.attributes:
            ns = ""  # section 4.8: an attribute named in short form has no namespace unless it says so
        found = _name(module, node, name, ns)
        if is_attribute:
            _check_attribute_name(module, node, found)
        return 0, found
    if not node.children or node.children[0].kind not in NAME_KINDS:
        raise module.error(
            f'<{node.kind}> needs a name: the attribute "name", or a name class as first child', node, "3"
        )
    return 1, name_class(module, node.children[0], ns, is_attribute)


def name_class(
    module: Module, node: Node, ns: str, is_attribute: bool, banned: tuple[str, ...] = (), depth: int = 0
) -> NameClass:
    """One name class; ``banned`` are the kinds that may not stand here (section 4.16)."""
    kind = node.kind
    ns = node.attributes.get("ns", ns)
    if depth > DEPTH_LIMIT:
        raise module.error(f"name classes are nested more than {DEPTH_LIMIT} deep; that is the limit", node)
    if kind not in NAME_KINDS:
        raise module.error(f"<{kind}> where a name class is needed: <name>, <nsName>, <anyName> or <choice>", node, "3")
    if kind in banned:
        outer = "anyName" if banned == ("anyName",) else "nsName"
        raise module.error(f"<{kind}> inside the <except> of <{outer}>; it would exclude everything", node, "4.16")
    if kind == "name":
        no_children(module, node)
        found = _name(module, node, node.text, ns)
    elif kind == "choice":
        return _choice(module, node, ns, is_attribute, banned, depth)
    elif kind == "nsName":
        found = ("nsName", ns, _except(module, node, ns, is_attribute, ("anyName", "nsName"), depth))
    else:
        found = ("anyName", _except(module, node, ns, is_attribute, (*banned, "anyName"), depth))
    if is_attribute:
        _check_attribute_name(module, node, found)
    return found


def _choice(module: Module, node: Node, ns: str, is_attribute: bool, banned: tuple[str, ...], depth: int) -> NameClass:
    if not node.children:
        raise module.error(f"<{node.kind}> is empty; it needs a name class", node, "3")
    operands = tuple(name_class(module, child, ns, is_attribute, banned, depth + 1) for child in node.children)
    return operands[0] if len(operands) == 1 else ("choice", *operands)


def _except(
    module: Module, node: Node, ns: str, is_attribute: bool, banned: tuple[str, ...], depth: int
) -> NameClass | None:
    if not node.children:
        return None
    inner = node.children[0]
    if len(node.children) > 1 or inner.kind != "except":
        wrong = node.children[1] if inner.kind == "except" else inner
        raise module.error(f"<{wrong.kind}> inside <{node.kind}>; it may hold one <except>", wrong, "3")
    return _choice(module, inner, inner.attributes.get("ns", ns), is_attribute, banned, depth + 1)


def _name(module: Module, node: Node, qname: str, ns: str) -> NameClass:
    prefix, colon, local = qname.strip(BLANKS).rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        raise module.error(f'"{qname.strip(BLANKS)}" is not a name', node, "3")
    if colon:
        if prefix not in node.bindings:
            raise module.error(f'the prefix "{prefix}" is not declared; add xmlns:{prefix}="…"', node, "4.10")
        ns = node.bindings[prefix]
    return ("name", ns, local)


def _check_attribute_name(module: Module, node: Node, found: NameClass) -> None:
    if found[0] == "name" and found[1] == "" and found[2] == "xmlns":
        raise module.error("an attribute cannot be named xmlns: that is a namespace declaration", node, "4.16")
    if found[0] != "anyName" and found[1] == XMLNS:
        raise module.error(f"no attribute can be in the namespace {XMLNS}", node, "4.16")
