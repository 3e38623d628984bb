"""A schema as one stylesheet (XSLT 3.0) that reports each finding on a line of text.

A line: number of the assertion, place of the node, message, diagnostics, parted by tabs. A place is the number of the
element in document order, from 1, with ``@{namespace}local`` for an attribute; empty for the document.

The *careful* stylesheet says the same but survives expressions that fail: it reports them as ``!`` with the number of
the assertion or rule, the place and the reason. It takes half as long again to compile, so it is used only when the
plain one has failed.

Every expression of the schema begins a line of its own, so the line of an error leads back to the schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tei.schematron.compiled import FAILED, Origin, Stylesheet
from tei.schematron.context import needs_matching, selection
from tei.schematron.guard import guarded
from tei.schematron.model import Assertion, Let, Part, Pattern, Rule, Schema
from tei.schematron.node import XSL, Node

__all__ = ["write_stylesheet"]

_ERR: Final = "http://www.w3.org/2005/xqt-errors"
_OWN: Final = "urn:teitool:schematron"
_MAP: Final = "Q{http://www.w3.org/2005/xpath-functions/map}"
_TAB: Final = "'&#9;'"
_LINE_END: Final = "'&#10;'"
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def write_stylesheet(schema: Schema, *, careful: bool) -> Stylesheet:
    """The stylesheet; assertions are counted through the whole schema, from 0."""
    return _Writer(schema, careful).write()


class _Writer:
    def __init__(self, schema: Schema, careful: bool) -> None:
        self._schema = schema
        self._careful = careful
        # Saxon hands the error of a global variable on from the first xsl:try to the one around it.
        self._tries = 2 if schema.lets else 1
        self._lines: list[str] = []
        self._origins: list[Origin | None] = []
        self._parts: list[tuple[int, int, str]] = []
        self._tail: list[tuple[str, Node, str]] = []  # templates that must stand at the top
        self._assertions = 0
        taken = set(schema.namespaces)
        self._xsl = next(name for name in _names("xsl") if name not in taken)
        self._own = next(name for name in _names("own") if name not in taken)
        self._err = next(name for name in _names("err") if name not in taken)

    def write(self) -> Stylesheet:
        schema, xsl = self._schema, self._xsl
        own = {xsl: XSL, self._own: _OWN, self._err: _ERR}
        namespaces = "".join(f" xmlns:{prefix}={_quoted(uri)}" for prefix, uri in {**schema.namespaces, **own}.items())
        version = "1.0" if schema.is_xslt1 else "3.0"
        self._line(f'<{xsl}:stylesheet version="{version}"{namespaces}><{xsl}:output method="text"/>')
        for declaration in schema.declarations:
            self._line(_serialise(declaration), declaration, declaration.name)
        self._lets(schema.lets)
        self._places()
        self._line(f'<{xsl}:template match="/">')
        for pattern in schema.patterns:
            self._pattern(pattern)
        self._line(f"</{xsl}:template>")
        for text, node, what in self._tail:
            self._line(text, node, what)
        self._line(f"</{xsl}:stylesheet>")
        return Stylesheet(self._lines, self._origins, self._parts)

    def _line(self, text: str, node: Node | None = None, what: str = "") -> None:
        self._lines.append(text)
        self._origins.append((node.file, node.line, what) if node else None)

    def _places(self) -> None:
        """A function for the place of a node: ``fn:path`` takes as long as an element has siblings before it."""
        xsl, own = self._xsl, self._own
        self._line(
            f'<{xsl}:variable name="{own}:order" version="3.0" select="let $all := //* return {_MAP}merge('
            f'for-each-pair($all, 1 to count($all), function($one, $n) {{ {_MAP}entry(generate-id($one), $n) }}))"/>'
        )
        self._line(
            f'<{xsl}:function name="{own}:place" version="3.0"><{xsl}:param name="node"/><{xsl}:sequence select="'
            f"string(${own}:order(generate-id($node/ancestor-or-self::*[1]))) || "
            "$node/self::attribute() ! ('@{' || namespace-uri() || '}' || local-name())\"/>"
            f"</{xsl}:function>"
        )

    def _lets(self, lets: Iterable[Let]) -> None:
        xsl = self._xsl
        for let in lets:
            head = f"<{xsl}:variable name={_quoted(let.name)}" + (f" as={_quoted(let.type)}" if let.type else "")
            value = "".join(_serialise(one) if isinstance(one, Node) else _text(one) for one in let.content)
            line = (
                f"{head}>{value}</{xsl}:variable>" if let.content else f"{head} select={_quoted(guarded(let.value))}/>"
            )
            self._line(line, let.node, f"let {let.name}")

    def _pattern(self, pattern: Pattern) -> None:
        xsl = self._xsl
        is_block = bool(pattern.lets) and not self._careful  # variables end with the element around them
        if is_block:
            self._line(f'<{xsl}:for-each select="/">')
            self._lets(pattern.lets)
        earlier: list[str] = []
        for rule in pattern.rules:
            start, number = len(self._lines), len(self._parts)
            name = "" if len(pattern.rules) == 1 and not needs_matching(rule.context) else f"{self._own}:nodes{number}"
            self._rule(rule, pattern.lets, name, earlier)
            instead = f'<{xsl}:variable name="{name}" select="()"/>' if name else ""
            self._parts.append((start, len(self._lines), instead))
            if name and not pattern.is_group:
                earlier.append(f"${name}")
        if is_block:
            self._line(f"</{xsl}:for-each>")

    def _rule(self, rule: Rule, lets: tuple[Let, ...], name: str, earlier: list[str]) -> None:
        """The loop over the nodes of a rule; they are kept as the variable ``name``, if it has one, for later rules."""
        xsl, number, what = self._xsl, len(self._parts), "context of the rule"
        nodes = guarded(selection(rule.context))
        if needs_matching(rule.context):
            self._matching(rule, name, number)
            nodes = f"(${name} | ())"  # each node once
        elif name:
            self._nodes(rule, lets, name, nodes)
            nodes = f"({nodes})" if self._careful else f"${name}"
        if earlier:
            nodes += f" except ({' | '.join(earlier)})"
        self._try()
        if self._careful:
            self._lets(lets)
        self._line(f"<{xsl}:for-each select={_quoted(nodes)}>", rule.node, what)
        if not self._careful:
            self._lets(rule.lets)
        for assertion in rule.assertions:
            self._assertion(assertion, rule.lets)
        self._line(f"</{xsl}:for-each>")
        self._catch(f"r{number}")

    def _nodes(self, rule: Rule, lets: tuple[Let, ...], name: str, nodes: str) -> None:
        xsl, what = self._xsl, "context of the rule"
        if not self._careful:
            self._line(f'<{xsl}:variable name="{name}" select={_quoted(nodes)}/>', rule.node, what)
            return
        self._line(f'<{xsl}:variable name="{name}" as="node()*"><{xsl}:try>')
        self._lets(lets)
        self._line(f"<{xsl}:sequence select={_quoted(nodes)}/>", rule.node, what)
        self._line(f'<{xsl}:catch select="()"/></{xsl}:try></{xsl}:variable>')  # the loop over them tells of it

    def _matching(self, rule: Rule, name: str, number: int) -> None:
        """The nodes found by a template, for a context whose ``current()`` is the node itself."""
        xsl, mode = self._xsl, f"{self._own}:match{number}"
        self._line(
            f'<{xsl}:variable name="{name}" as="node()*">'
            f'<{xsl}:apply-templates select="/ | //node() | //@*" mode="{mode}"/></{xsl}:variable>'
        )
        self._tail.append((f'<{xsl}:mode name="{mode}" on-no-match="deep-skip"/>', rule.node, ""))
        template = f'<{xsl}:template match={_quoted(rule.context)} mode="{mode}"><{xsl}:sequence select="."/>'
        self._tail.append((f"{template}</{xsl}:template>", rule.node, "context of the rule"))

    def _assertion(self, assertion: Assertion, lets: tuple[Let, ...]) -> None:
        """The test and the line; in the careful stylesheet a variable that fails spoils only those that use it."""
        xsl, number = self._xsl, self._assertions
        self._assertions += 1
        kind = "report" if assertion.is_report else "assert"
        test = guarded(assertion.test)
        test = test if assertion.is_report else f"not({test})"
        where = f"{self._own}:place(" + (f"(({guarded(assertion.subject)}),.)[1])" if assertion.subject else ".)")
        fields = [f"'{number}'", where, *map(self._message, (assertion.message, *assertion.diagnostics))]
        self._try()
        if self._careful:
            self._lets(lets)
        self._line(f"<{xsl}:if test={_quoted(test)}>", assertion.node, f"test of {kind}")
        select = f",{_TAB},".join(_attribute(field) for field in fields)
        line = f"<{xsl}:value-of separator='' select=\"{select},{_LINE_END}\"/>"
        self._line(line, assertion.node, f"message of {kind}")
        self._line(f"</{xsl}:if>")
        self._catch(str(number))

    def _message(self, parts: tuple[Part, ...]) -> str:
        return "normalize-space(concat('',''," + ",".join(map(self._part, parts)) + "))" if parts else "''"

    def _part(self, part: Part) -> str:
        if not part.select:
            return "'" + part.text.replace("'", "''") + "'"
        if part.is_name and part.select == ".":
            return "name()"
        select = guarded(part.select)
        if part.is_name:
            return f"string-join(({select}) ! (if (. instance of node()) then name() else string()))"
        return f"string(({select})[1])" if self._schema.is_xslt1 else f"string-join(({select}),' ')"

    def _try(self) -> None:
        if self._careful:
            self._line(f"<{self._xsl}:try>" * self._tries)

    def _catch(self, number: str) -> None:
        if self._careful:
            reason = f"replace(string(${self._err}:description),'\\s+',' ')"
            code = f"local-name-from-QName(${self._err}:code)"
            line = f"'{FAILED}{number}&#9;',{self._own}:place(.),{_TAB},{reason},' (',{code},')',{_LINE_END}"
            catch = f'<{self._xsl}:catch><{self._xsl}:value-of separator="" select="{line}"/></{self._xsl}:catch>'
            self._line(f"{catch}</{self._xsl}:try>" * self._tries)


def _names(first: str) -> Iterable[str]:
    yield first
    yield from (f"{first}{number}" for number in range(1, 1000))


def _attribute(text: str) -> str:
    """Text inside an attribute value that is no value template."""
    return re.sub(r'[&<"\n\r\t]', lambda match: _ESCAPES[match[0]], text)


def _quoted(text: str) -> str:
    return f'"{_attribute(text)}"'


def _text(text: str) -> str:
    return re.sub(r"[&<\n\r]", lambda match: _ESCAPES[match[0]], text)


def _serialise(node: Node, *, is_outermost: bool = True) -> str:
    """The element on one line, with all namespaces that are in scope."""
    namespaces = {prefix: uri for prefix, uri in node.scope.items() if prefix != "xml"} if is_outermost else {}
    parts = [f"<{node.name}"]
    parts += [f" xmlns{':' * bool(prefix)}{prefix}={_quoted(uri)}" for prefix, uri in namespaces.items()]
    parts += [f" {name}={_quoted(value)}" for name, value in node.attributes.items()]
    inner = [
        _serialise(child, is_outermost=child.scope is not node.scope) if isinstance(child, Node) else _text(child)
        for child in node.children
    ]
    return "".join([*parts, ">", *inner, f"</{node.name}>"])
