"""Patterns of the full syntax → patterns of the simple one (RELAX NG, section 4.3 to 4.15)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from tei.relaxng.grammar import DEPTH_LIMIT, Pattern
from tei.relaxng.loading.simplify import Simplifier
from tei.relaxng.loading.simplify_grammar import Scope, collect, combine, name_scope
from tei.relaxng.loading.simplify_names import names_of, nc_name, no_children, required
from tei.relaxng.loading.simplify_references import Owner
from tei.relaxng.loading.tree import Module, Node

__all__ = ["Patterns"]

_EMPTY: Final[Pattern] = ("empty",)
_TEXT: Final[Pattern] = ("text",)
_NOT_ALLOWED: Final[Pattern] = ("notAllowed",)


class Patterns:
    """Turns patterns of one file inside one grammar.

    ``depth`` is how deep the work is nested over all files; ``owner`` collects the references of the define or
    element that is being read, ``floor`` is the depth at which that began.
    """

    def __init__(
        self, shared: Simplifier, module: Module, base: Path | None, scope: Scope | None = None, depth: int = 0
    ) -> None:
        self.shared = shared
        self.module = module
        self.base = base
        self.scope = scope
        self.depth = depth
        self.owner = Owner()
        self.floor = depth

    def pattern(self, node: Node, ns: str, library: str) -> Pattern:
        """One pattern; ``ns`` and ``library`` are what the ancestors hand down."""
        kind = node.kind
        make = _MAKERS.get(kind)
        if make is None:
            raise self.module.error(f"<{kind}> where a pattern is needed{_hint(kind)}", node, "3")
        attributes = node.attributes
        if attributes and kind != "ref":
            ns = attributes.get("ns", ns)
            library = attributes.get("datatypeLibrary", library)
        pattern = make(self, node, ns, library)
        return pattern if self.shared.places is None else self.noted(pattern, node)

    def noted(self, pattern: Pattern, node: Node) -> Pattern:
        """Remember where a pattern was written, if anybody asks."""
        if self.shared.places is not None and pattern not in _CONSTANTS:
            self.shared.places.setdefault(id(pattern), (self.module, node))
        return pattern

    def enter(self, node: Node) -> None:
        """One level deeper."""
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise self.module.error(f"patterns are nested more than {DEPTH_LIMIT} deep; that is the limit", node)
        if self.depth - self.floor > self.owner.depth:
            self.owner.depth = self.depth - self.floor

    def joined(self, node: Node, ns: str, library: str, kind: str = "group", skip: int = 0) -> Pattern:
        """The children of ``node`` after the first ``skip``, joined by ``kind``; nested ones of that kind dissolved."""
        self.enter(node)
        found: list[Pattern] = []
        children = node.children[skip:] if skip else node.children
        for at, child in enumerate(children):
            if child.kind == kind:
                found += self.dissolved(children[at:], ns, library, kind)
                break
            found.append(self.pattern(child, ns, library))
        self.depth -= 1
        if not found:
            raise self.module.error(f"<{node.kind}> is empty; it needs a pattern inside", node, "3")
        return found[0] if len(found) == 1 else self.noted((kind, *found), node)

    def dissolved(self, children: list[Node], ns: str, library: str, kind: str) -> list[Pattern]:
        """Patterns of one list of operands, however deep operands of the same kind are nested in each other."""
        found: list[Pattern] = []
        pending = [(child, ns, library) for child in reversed(children)]
        while pending:
            child, ns, library = pending.pop()
            if child.kind == kind and child.children:
                ns = child.attributes.get("ns", ns)
                library = child.attributes.get("datatypeLibrary", library)
                pending.extend([(inner, ns, library) for inner in reversed(child.children)])
            else:
                found.append(self.pattern(child, ns, library))
        return found

    def element(self, node: Node, ns: str, library: str) -> Pattern:
        skip, names = names_of(self.module, node, ns)
        outer, floor = self.owner, self.floor
        self.owner, self.floor = Owner(), self.depth
        outer.elements.append(self.owner)
        content = self.joined(node, ns, library, skip=skip)
        self.owner, self.floor = outer, floor
        return ("element", names, content)

    def attribute(self, node: Node, ns: str, library: str) -> Pattern:
        skip, names = names_of(self.module, node, ns)
        if len(node.children) > skip + 1:
            extra = node.children[skip + 1]
            raise self.module.error(f"<{extra.kind}> too many: <attribute> holds one pattern; use <group>", extra, "3")
        content = self.joined(node, ns, library, skip=skip) if len(node.children) > skip else _TEXT
        return ("attribute", names, content)

    def choice(self, node: Node, ns: str, library: str) -> Pattern:
        return self.joined(node, ns, library, "choice")

    def group(self, node: Node, ns: str, library: str) -> Pattern:
        return self.joined(node, ns, library)

    def interleave(self, node: Node, ns: str, library: str) -> Pattern:
        return self.joined(node, ns, library, "interleave")

    def one_or_more(self, node: Node, ns: str, library: str) -> Pattern:
        return ("oneOrMore", self.joined(node, ns, library))

    def zero_or_more(self, node: Node, ns: str, library: str) -> Pattern:
        return ("choice", self.noted(("oneOrMore", self.joined(node, ns, library)), node), _EMPTY)

    def optional(self, node: Node, ns: str, library: str) -> Pattern:
        return ("choice", self.joined(node, ns, library), _EMPTY)

    def mixed(self, node: Node, ns: str, library: str) -> Pattern:
        return ("interleave", self.joined(node, ns, library), _TEXT)

    def list(self, node: Node, ns: str, library: str) -> Pattern:
        return ("list", self.joined(node, ns, library))

    def leaf(self, node: Node, _: str, __: str) -> Pattern:
        no_children(self.module, node)
        return _LEAVES[node.kind]

    def ref(self, node: Node, _: str, __: str) -> Pattern:
        if self.scope is not None and not node.children:
            key = self.scope.keys.get(node.attributes.get("name", ""))
            if key is not None:  # the usual case; what is wrong is found below
                return self.refer(key, node)
        return self.reference(node, self.scope)

    def parent_ref(self, node: Node, _: str, __: str) -> Pattern:
        if self.scope is None or self.scope.parent is None:
            raise self.module.error("<parentRef> needs a grammar around its grammar", node, "4.18")
        return self.reference(node, self.scope.parent)

    def reference(self, node: Node, scope: Scope | None) -> Pattern:
        no_children(self.module, node)
        name = nc_name(self.module, node, "name")
        if scope is None:
            raise self.module.error(f'<{node.kind} name="{name}"> outside of a <grammar>', node, "4.18")
        key = scope.keys.get(name)
        if key is None:
            raise self.module.error(f'there is no define "{name}"{scope.nearest(name)}', node, "4.18")
        return self.refer(key, node)

    def refer(self, key: str, node: Node) -> Pattern:
        self.owner.references.append((key, self.depth - self.floor, node, self.module))
        return ("ref", key)

    def value(self, node: Node, ns: str, library: str) -> Pattern:
        no_children(self.module, node)
        if "type" not in node.attributes:
            return ("value", "", "token", node.text, None)
        name = nc_name(self.module, node, "type")
        bindings = {**node.bindings, "": ns} if self.type_is_bound(node, library, name, ()) else None
        return ("value", library, name, node.text, bindings)

    def data(self, node: Node, ns: str, library: str) -> Pattern:
        name = nc_name(self.module, node, "type")
        params: tuple[tuple[str, str], ...] = ()
        exception: Pattern | None = None
        for child in node.children:
            if exception is not None or child.kind not in ("param", "except"):
                raise self.module.error(
                    f"<{child.kind}> inside <data>; it may hold <param>, then one <except>", child, "3"
                )
            if child.kind == "param":
                no_children(self.module, child)
                params += ((nc_name(self.module, child, "name"), child.text),)
            else:
                inner_ns = child.attributes.get("ns", ns)
                inner_library = child.attributes.get("datatypeLibrary", library)
                exception = self.joined(child, inner_ns, inner_library, "choice")
        self.type_is_bound(node, library, name, params)
        return ("data", library, name, params, exception)

    def type_is_bound(self, node: Node, library: str, name: str, params: tuple[tuple[str, str], ...]) -> bool:
        """Check a datatype (section 4.16); whether its values mean something only with the namespaces in scope."""
        problem, bound = self.shared.check_type(library, name, params)
        if problem:
            raise self.module.error(problem, node, "4.16")
        return bound

    def external(self, node: Node, ns: str, _: str) -> Pattern:
        """``externalRef`` (section 4.6): a define of its own, made once for each namespace and grammar around it."""
        no_children(self.module, node)
        module, path = self.referred(node, "4.6")
        known = (path, ns, self.scope.number if self.scope else 0)
        key = self.shared.externals.get(known)
        if key is None:
            key = f"{path.name}#{len(self.shared.externals)}"
            self.shared.externals[known] = key
            self.shared.resolver.spend(path, node, self.module)
            inner = self.inside(module, path)
            self.shared.active.append(path)
            inner.enter(module.root)
            self.shared.defines[key] = inner.pattern(module.root, ns, "")
            self.shared.active.pop()
            self.shared.owners[key] = inner.owner
        return self.refer(key, node)

    def referred(self, node: Node, section: str) -> tuple[Module, Path]:
        """The schema file that ``href`` of ``node`` names (section 4.6 and 4.7), which must not be one around it."""
        href = required(self.module, node, "href")
        module, path = self.shared.resolver.module(href, node, self.module, self.base)
        if path in self.shared.active:
            raise self.module.error(f"{path.name} is included in itself", node, section)
        return module, path

    def inside(self, module: Module, path: Path) -> Patterns:
        """What turns the patterns of another file inside the same grammar."""
        return Patterns(self.shared, module, path, self.scope, self.depth)

    def grammar(self, node: Node, ns: str, library: str) -> Pattern:
        """A grammar (section 4.17, 4.18): its defines are noted, its start pattern is returned."""
        self.shared.scopes += 1
        scope = Scope(self.scope, self.shared.scopes)
        reader = Patterns(self.shared, self.module, self.base, scope, self.depth)
        reader.enter(node)
        parts = collect(reader, node, ns, library)
        name_scope(self.module, node, parts, scope)
        start = None
        for name, same in parts.items():
            owner = self.owner if name is None else Owner()
            floor = self.floor if name is None else reader.depth
            pattern = combine(same, [part.reader.part(part.node, part.ns, part.library, owner, floor) for part in same])
            if name is None:
                start = pattern
            else:
                key = scope.keys[name]
                self.shared.defines[key] = pattern
                self.shared.owners[key] = owner
        assert start is not None
        return start

    def part(self, node: Node, ns: str, library: str, owner: Owner, floor: int) -> Pattern:
        """What one ``start`` or ``define`` holds; its references go to ``owner``."""
        self.owner, self.floor = owner, floor
        return self.joined(node, ns, library)


def _hint(kind: str) -> str:
    if kind in ("start", "define", "include", "div"):
        return f"; <{kind}> belongs directly into a <grammar>"
    if kind in ("name", "anyName", "nsName"):
        return "; a name class comes once, as the first child of <element> or <attribute> without @name"
    return ""


_CONSTANTS: Final = (_EMPTY, _TEXT, _NOT_ALLOWED)  # shared, so that they have no place of their own
_LEAVES: Final[dict[str, Pattern]] = {"empty": _EMPTY, "text": _TEXT, "notAllowed": _NOT_ALLOWED}
_MAKERS: Final[dict[str, Callable[[Patterns, Node, str, str], Pattern]]] = {
    "attribute": Patterns.attribute,
    "choice": Patterns.choice,
    "data": Patterns.data,
    "element": Patterns.element,
    "empty": Patterns.leaf,
    "externalRef": Patterns.external,
    "grammar": Patterns.grammar,
    "group": Patterns.group,
    "interleave": Patterns.interleave,
    "list": Patterns.list,
    "mixed": Patterns.mixed,
    "notAllowed": Patterns.leaf,
    "oneOrMore": Patterns.one_or_more,
    "optional": Patterns.optional,
    "parentRef": Patterns.parent_ref,
    "ref": Patterns.ref,
    "text": Patterns.leaf,
    "value": Patterns.value,
    "zeroOrMore": Patterns.zero_or_more,
}
