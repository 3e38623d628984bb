"""What the prefixes of a schema stand for (appendix A, ``preamble`` and ``decl``)."""

from __future__ import annotations

from collections.abc import Mapping

from tei.relaxng.compact.tokens import END, LITERAL, Token, Tokens
from tei.relaxng.datatypes import XSD
from tei.relaxng.datatypes.names import XML_NAMESPACE
from tei.relaxng.loading.tree import RELAXNG
from tei.relaxng.loading.uri import library_problem

__all__ = ["Environment", "read_declarations"]


class Environment:
    """The meaning of prefixes. A namespace that is ``None`` is inherited from the schema that refers to this one."""

    __slots__ = ("bindings", "datatypes", "default", "namespaces")

    def __init__(self) -> None:
        self.namespaces: dict[str, str | None] = {"xml": XML_NAMESPACE}
        self.datatypes: dict[str, str] = {"xsd": XSD}
        self.default: str | None = None
        self.bindings: Mapping[str, str] = {}

    def close(self) -> None:
        """All declarations are read: note the context that values have (appendix A, function ``element``)."""
        bindings = {prefix: uri for prefix, uri in self.namespaces.items() if uri}
        self.bindings = {**bindings, "": RELAXNG}

    def namespace(self, prefix: str, token: Token, tokens: Tokens) -> str | None:
        """The namespace of a prefix that stands at ``token``; it must be declared."""
        if prefix not in self.namespaces:
            message = f'the prefix {prefix} is not declared; add: namespace {prefix} = "…" at the top'
            raise tokens.error(message, token)
        return self.namespaces[prefix]

    def library(self, prefix: str, token: Token, tokens: Tokens) -> str:
        """The datatype library of a prefix; it must be declared."""
        if prefix not in self.datatypes:
            hint = "that of W3C XML Schema is xsd" if prefix in ("xs", "xsi") else f'add: datatypes {prefix} = "…"'
            raise tokens.error(f"the datatype prefix {prefix} is not declared; {hint}", token)
        return self.datatypes[prefix]


def read_declarations(tokens: Tokens) -> Environment:
    """The declarations at the start of a schema.

    Raises:
        SchemaError: a declaration is incomplete, stands twice, or rebinds ``xml``, ``xmlns`` or ``xsd``.
    """
    environment = Environment()
    declared: set[tuple[str, str]] = set()
    while True:
        match tokens.kind:
            case "namespace":
                _namespace(tokens, environment, declared)
            case "default":
                _default(tokens, environment, declared)
            case "datatypes":
                _datatypes(tokens, environment, declared)
            case _:
                environment.close()
                return environment


def _namespace(tokens: Tokens, environment: Environment, declared: set[tuple[str, str]]) -> None:
    start = tokens.take()
    prefix = tokens.name("the prefix to declare")
    uri = _uri(tokens)
    _bind(prefix, uri, start, tokens, environment, declared)


def _default(tokens: Tokens, environment: Environment, declared: set[tuple[str, str]]) -> None:
    start = tokens.take()
    tokens.expect("namespace", "namespace after default")
    prefix = None if tokens.kind == "=" else tokens.name("= or a prefix")
    uri = _uri(tokens)
    _once(("default namespace", ""), start, tokens, declared)
    if prefix is not None:
        _bind(prefix, uri, start, tokens, environment, declared)
    elif uri == XML_NAMESPACE:
        raise tokens.error(f"{XML_NAMESPACE} cannot be the default namespace; its prefix is xml", start)
    environment.default = uri


def _bind(
    prefix: str,
    uri: str | None,
    start: Token,
    tokens: Tokens,
    environment: Environment,
    declared: set[tuple[str, str]],
) -> None:
    if prefix == "xmlns":
        raise tokens.error("xmlns cannot be declared as a prefix; choose another", start)
    if (prefix == "xml") != (uri == XML_NAMESPACE):
        raise tokens.error(f"the prefix xml and the namespace {XML_NAMESPACE} belong together", start)
    _once(("namespace", prefix), start, tokens, declared)
    environment.namespaces[prefix] = uri


def _datatypes(tokens: Tokens, environment: Environment, declared: set[tuple[str, str]]) -> None:
    start = tokens.take()
    prefix = tokens.name("the prefix to declare")
    tokens.expect("=")
    uri = tokens.literal("the address of the datatype library in quotes")
    if prefix == "xsd" and uri != XSD:
        raise tokens.error(f"the datatype prefix xsd stands for {XSD}; choose another prefix", start)
    problem = library_problem(uri)
    if problem:
        raise tokens.error(f'"{uri}" does not name a datatype library: {problem}', start)
    _once(("datatypes", prefix), start, tokens, declared)
    environment.datatypes[prefix] = uri


def _uri(tokens: Tokens) -> str | None:
    tokens.expect("=")
    if tokens.kind == "inherit":
        tokens.take()
        return None
    if tokens.kind not in (LITERAL, END):
        raise tokens.unexpected("a namespace in quotes, or inherit")
    return tokens.literal("a namespace in quotes, or inherit")


def _once(what: tuple[str, str], start: Token, tokens: Tokens, declared: set[tuple[str, str]]) -> None:
    if what in declared:
        raise tokens.error(f"{' '.join(what).strip()} is declared twice; remove one", start)
    declared.add(what)
