"""The reader of the XML syntax: bytes → tree of the schema (RELAX NG, section 3 and 4.1).

One pass of expat. Elements and attributes of other namespaces (documentation, Schematron) are skipped in the handler.
What a kind of element may contain is checked by simplification; here: unknown elements and attributes of RELAX NG,
stray text, and that the file is XML at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias
from xml.parsers import expat

from tei.relaxng.datatypes.blanks import BLANKS
from tei.relaxng.datatypes.names import XML_NAMESPACE
from tei.relaxng.errors import SchemaError
from tei.relaxng.loading.tree import RELAXNG, Module, Node
from tei.relaxng.loading.uri import library_problem
from tei.relaxng.loading.xml_source import XmlSource, declared_encoding, override, recoded

if TYPE_CHECKING:
    from tei.relaxng.entity_sizes import EntitySizes

__all__ = ["parse_xml"]

_Start: TypeAlias = Callable[[str, dict[str, str]], None]

NODE_LIMIT: Final = 1_000_000
ENTITY_LIMIT: Final = 1_000_000

_OWN_ATTRIBUTES: Final[dict[str, tuple[str, ...]]] = {
    "anyName": (),
    "attribute": ("name",),
    "choice": (),
    "data": ("type",),
    "define": ("name", "combine"),
    "div": (),
    "element": ("name",),
    "empty": (),
    "except": (),
    "externalRef": ("href",),
    "grammar": (),
    "group": (),
    "include": ("href",),
    "interleave": (),
    "list": (),
    "mixed": (),
    "name": (),
    "notAllowed": (),
    "nsName": (),
    "oneOrMore": (),
    "optional": (),
    "param": ("name",),
    "parentRef": ("name",),
    "ref": ("name",),
    "start": ("combine",),
    "text": (),
    "value": ("type",),
    "zeroOrMore": (),
}
_HOLDS_TEXT: Final = frozenset(("name", "param", "value"))
_KINDS: Final = {
    f"{RELAXNG} {kind}": (kind, frozenset((*own, "ns")), kind in _HOLDS_TEXT) for kind, own in _OWN_ATTRIBUTES.items()
}


def parse_xml(data: bytes, file: str) -> Module:
    """The tree of a schema in XML syntax; ``file`` names it in messages.

    Raises:
        SchemaError: not well-formed, not RELAX NG, too large, or it breaks section 3.
    """
    reader = _Reader(data, file)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, expat.ExpatError) and error.code != _UNKNOWN_ENCODING:
            raise reader.not_well_formed(error) from None
        utf8 = recoded(data)
        if utf8 is None:
            message = f'the encoding "{declared_encoding(data)}" is not known; use UTF-8'
            raise SchemaError(message, file=file, line=1) from None
        return parse_xml(utf8, file)
    if any(text.strip(BLANKS) for text in reader.texts):
        again = _Reader(data, file)
        again.text = again.refuse_text
        again.listen()
        again.parser.Parse(data, True)
    return Module(reader.open[0].children[0], reader.source)


_UNKNOWN_ENCODING: Final = 18  # what expat says; pyexpat has a ValueError for encodings of several bytes a character


class _Reader:
    """One parse. ``open`` holds the elements that are open, below them a node that stands for the file.

    ``texts``: what stands between elements, each once; should be blank. Collecting it takes no function of Python,
    so its place is looked up in a second parse if it is not.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.source = XmlSource(file, data)
        self.open: list[Node] = [Node("", {}, 0)]
        self.bindings: dict[str, str] = {"xml": XML_NAMESPACE}
        self.outer_bindings: list[dict[str, str]] = []
        self.bases: list[tuple[int, str]] = []
        self.nodes = 0
        self.foreign_depth = 0
        self.entity_sizes: EntitySizes | None = None
        self.parser = parser = expat.ParserCreate(override(data), " ")
        parser.buffer_text = True
        self.texts: set[str] = set()
        self.text: Callable[[str], None] = self.texts.add
        self.start, self.end = self.handlers()
        self.listen()
        parser.StartNamespaceDeclHandler = self.bind
        parser.EndNamespaceDeclHandler = self.unbind
        parser.EntityDeclHandler = self.declare_entity
        parser.ExternalEntityRefHandler = self.refuse_external
        parser.SkippedEntityHandler = self.refuse_skipped

    def handlers(self) -> tuple[_Start, Callable[[str], None]]:
        """What is called some 30,000 times for a large schema: functions that share variables, a quarter faster."""
        parser, push, pop, open_nodes = self.parser, self.open.append, self.open.pop, self.open
        parts: list[str] | None = None

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal parts
            known = _KINDS.get(name)
            if known is None:
                self.start_foreign(name)
                return
            kind, usual, holds_text = known
            if attributes and not attributes.keys() <= usual:
                attributes = self.own_attributes(kind, attributes)
            node = Node(kind, attributes, parser.CurrentByteIndex, self.bindings)
            open_nodes[-1].children.append(node)
            push(node)
            if holds_text:
                parts = []
                parser.CharacterDataHandler = parts.append

        def end(_: str) -> None:
            nonlocal parts
            node = pop()
            if parts is not None:
                node.text = "".join(parts)
                parts = None
                parser.CharacterDataHandler = self.text

        return start, end

    def listen(self) -> None:
        """Read elements of RELAX NG: the usual handlers, or those that also count, or know of ``xml:base``."""
        parser = self.parser
        parser.StartElementHandler = self.start if self.entity_sizes is None else self.start_counted
        parser.EndElementHandler = self.end_based if self.bases else self.end
        parser.CharacterDataHandler = self.text

    def end_based(self, name: str) -> None:
        """``end`` inside of an ``xml:base``."""
        node = self.open[-1]
        self.end(name)
        if "href" in node.attributes:
            node.attributes["href"] = self.rebased(node.attributes["href"])
        if self.bases[-1][0] > len(self.open):
            self.bases.pop()
            self.listen()

    def refuse_text(self, text: str) -> None:
        if not text.strip(BLANKS):
            return
        shown = " ".join(text.split())[:40]
        message = f'text "{shown}" inside <{self.open[-1].kind}>; only <name>, <param> and <value> hold text'
        raise self.error(message, "4.2", len(text.lstrip(BLANKS).encode()))

    def start_counted(self, name: str, attributes: dict[str, str]) -> None:
        """``start`` for a file with entities, which may stand for more elements than the file is long."""
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            raise self.error(f"the schema has more than {NODE_LIMIT:,} elements; that is the limit")
        self.start(name, attributes)

    def start_foreign(self, name: str) -> None:
        """Skip an element of another namespace with all it holds; an unknown one of RELAX NG is an error."""
        namespace, _, local = name.rpartition(" ")
        if namespace == RELAXNG:
            raise self.error(f"<{local}> is not an element of RELAX NG; look for a typing mistake", "3")
        if len(self.open) == 1:
            raise self.error(_not_relaxng(namespace, local), "3")
        if self.open[-1].kind in _HOLDS_TEXT:
            raise self.error(f"<{local}> inside <{self.open[-1].kind}>, which holds text only", "3")
        self.foreign_depth = 1
        parser = self.parser
        parser.StartElementHandler = self.start_skipped
        parser.EndElementHandler = self.end_skipped
        parser.CharacterDataHandler = None

    def start_skipped(self, _: str, __: dict[str, str]) -> None:
        self.foreign_depth += 1

    def end_skipped(self, _: str) -> None:
        self.foreign_depth -= 1
        if not self.foreign_depth:
            self.listen()

    def own_attributes(self, kind: str, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes of RELAX NG alone, checked; ``xml:base`` is noted."""
        own = {}
        allowed = ("datatypeLibrary", "ns", *_OWN_ATTRIBUTES[kind])
        for name, value in attributes.items():
            namespace, _, local = name.rpartition(" ")
            if not namespace and local in allowed:
                own[local] = value
            elif not namespace:
                raise self.error(f'attribute "{local}" on <{kind}>; it may have {", ".join(sorted(allowed))}', "3")
            elif namespace == RELAXNG:
                raise self.error(f'attribute "{local}" on <{kind}> has a prefix; write it without', "3")
            elif namespace == XML_NAMESPACE and local == "base":
                self.bases.append((len(self.open) + 1, value))
                self.listen()
        if "datatypeLibrary" in own:
            self.check_library(own["datatypeLibrary"])
        return own

    def check_library(self, uri: str) -> None:
        problem = library_problem(uri)
        if problem:
            raise self.error(f'datatypeLibrary="{uri}": {problem}', "4.3")

    def rebased(self, href: str) -> str:
        """``href`` with the ``xml:base`` of the element and its ancestors applied (section 4.5)."""
        from urllib.parse import urljoin

        base = ""
        for _, value in self.bases:
            base = urljoin(base, value)
        return urljoin(base, href)

    def bind(self, prefix: str | None, uri: str | None) -> None:
        self.outer_bindings.append(self.bindings)
        bindings = dict(self.bindings)
        if uri:
            bindings[prefix or ""] = uri
        else:
            bindings.pop(prefix or "", None)
        self.bindings = bindings

    def unbind(self, _: str | None) -> None:
        self.bindings = self.outer_bindings.pop()

    def declare_entity(self, name: str, is_parameter: bool, value: str | None, *_: str | None) -> None:
        """Refuse entities that grow by naming each other ("billion laughs") before one is used."""
        if value is None or is_parameter:
            return
        if self.entity_sizes is None:
            from tei.relaxng.entity_sizes import EntitySizes  # few schemas have entities

            self.entity_sizes = EntitySizes(ENTITY_LIMIT)
            self.listen()
        problem = self.entity_sizes.add(name, value)
        if problem:
            raise self.error(problem)

    def refuse_external(self, context: str, _: str | None, system: str | None, __: str | None) -> int:
        raise self.error(f'external entity "{system or context}" is not read; put its text into the schema')

    def refuse_skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            raise self.error(f"entity &{name}; is not declared in this file")

    def error(self, message: str, section: str = "", back: int = 0) -> SchemaError:
        """An error at the present event, or so many bytes before it."""
        line, column = self.source.locate(max(self.parser.CurrentByteIndex - back, 0))
        return SchemaError(message, file=self.source.file, line=line, column=column, section=section)

    def not_well_formed(self, error: expat.ExpatError) -> SchemaError:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        if len(self.open) > 1:
            line, _ = self.source.locate(self.open[-1].offset)
            message += f"; <{self.open[-1].kind}> of line {line} is open"
        return SchemaError(message, file=self.source.file, line=error.lineno, column=error.offset + 1)


def _not_relaxng(namespace: str, local: str) -> str:
    if namespace == "http://www.w3.org/2001/XMLSchema":
        return "this is a W3C XML Schema; a RELAX NG schema is needed"
    if namespace == "http://purl.oclc.org/dsdl/schematron":
        return "this is a Schematron schema; a RELAX NG schema is needed"
    if local in _OWN_ATTRIBUTES:
        return f'<{local}> is not in the namespace of RELAX NG; add xmlns="{RELAXNG}"'
    return f"the root is <{local}>, no element of RELAX NG; a schema starts with <grammar> or <element>"
