"""A document as the text that Saxon may parse, without lxml: no DOCTYPE, no entities, nothing left to fetch."""

from __future__ import annotations

import codecs
import re
from typing import Final
from xml.parsers import expat

from tei.errors import LimitError, ReadError

__all__ = ["DEEPEST", "plain_source"]

DEEPEST: Final = 1000  # levels
_MOST_ENTITIES: Final = 5000  # declared; expat calls itself for each that stands in another
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_ENCODING = re.compile(rb"""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_MARKS: Final = (  # XML 1.0, appendix F; the longer ones first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


def plain_source(source: bytes | str) -> str:
    """The document as text without XML declaration and DOCTYPE; entities that it declares itself are resolved.

    Without a DOCTYPE nothing in a document can name another resource, so its text is handed on as it is, and whether
    it is well-formed is for the parser to say. Of a text the encoding that it declares does not count.

    Raises:
        ReadError: the encoding is unknown or wrong, an entity is external or not declared, or the document has a
            DOCTYPE and is not well-formed.
        LimitError: a document with a DOCTYPE has more than 1,000 levels, or declares more than 5,000 entities.
    """
    text = (source if isinstance(source, str) else _decode(source)).removeprefix("\ufeff")
    if "\0" in text:
        raise ReadError("the document has a NUL character; expected XML.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = f"U+{ord(text[error.start]):04X}"
        raise ReadError(f"the document has half a character, {half}; expected XML.") from None
    if "<!DOCTYPE" in text:
        return _Resolver().read(text)
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :] if declaration else text


def _decode(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    declared = _ENCODING.match(data[:400])
    if not encoding:
        encoding = declared[1].decode() if declared else "utf-8"
    try:
        return data.decode(encoding)
    except LookupError:
        raise ReadError(f"the encoding {encoding} is not known; save the file as UTF-8.") from None
    except UnicodeError:
        raise ReadError(f"the file is not in {encoding}; save it as UTF-8.") from None


class _Resolver:
    """Writes a document again with its entities resolved; expat bounds how much they may grow."""

    def __init__(self) -> None:
        from xml.sax.saxutils import escape, quoteattr  # it brings urllib, ssl and email; few documents have a DOCTYPE

        self._escape, self._quoteattr = escape, quoteattr
        self._out: list[str] = []
        self._depth = 0
        self._entities = 0
        self._in_doctype = False
        self._parser = expat.ParserCreate()
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.CommentHandler = self._comment
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EndDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped
        self._parser.ExternalEntityRefHandler = self._external

    def read(self, text: str) -> str:
        try:
            self._parser.Parse(text, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            line = self._parser.ErrorLineNumber
            raise ReadError(f"line {line}: not well-formed XML: {error}; correct the file first.") from None
        return "".join(self._out)

    def _doctype(self, *_: object) -> None:
        self._in_doctype = not self._in_doctype

    def _text(self, text: str) -> None:
        self._out.append(self._escape(text, {"\r": "&#13;"}))

    def _comment(self, text: str) -> None:
        if not self._in_doctype:
            self._out.append(f"<!--{text}-->")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise LimitError(f"more than {DEEPEST} elements inside each other.")
        values = "".join(f" {key}={self._quoteattr(value)}" for key, value in attributes.items())
        self._out.append(f"<{name}{values}>")

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._out.append(f"</{name}>")

    def _instruction(self, target: str, text: str) -> None:
        if not self._in_doctype:
            self._out.append(f"<?{target} {text}?>")

    def _entity(self, *_: object) -> None:
        self._entities += 1
        if self._entities > _MOST_ENTITIES:
            raise LimitError(f"more than {_MOST_ENTITIES} entities are declared.")

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        raise ReadError(f"the entity &{name}; is not declared in the document itself; it is not read from elsewhere.")

    def _external(self, *_: object) -> int:
        raise ReadError("external entities are not read; write the text into the document.")
