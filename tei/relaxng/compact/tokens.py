"""Characters → tokens, the longest first (appendix A, 2.5), and the place in them that has been reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from tei.relaxng.compact.characters import ESCAPED_LINE_FEED, CompactSource
from tei.relaxng.errors import SchemaError

__all__ = ["CNAME", "DOCUMENTATION", "END", "IDENTIFIER", "KEYWORDS", "LITERAL", "NS_NAME", "Token", "Tokens"]

IDENTIFIER: Final = "identifier"
CNAME: Final = "CName"
NS_NAME: Final = "nsName"
LITERAL: Final = "literal"
DOCUMENTATION: Final = "documentation"
END: Final = "end"
KEYWORDS: Final = frozenset(
    (
        *("attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include", "inherit"),
        *("list", "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token"),
    )
)

TOKEN_LIMIT: Final = 1_000_000

_START: Final = "A-Za-z_\x80-\U0010ffff"
_NC_NAME: Final = rf"[{_START}][{_START}0-9.\-]*"
_TOKEN: Final = rf"""
    (?P<separator> [\t\n\x00\x20]+ | \#(?!\#)[^\n\x00]* )
  | (?P<name> {_NC_NAME} (?: : (?: {_NC_NAME} | \* ) )? )
  | (?P<symbol> \|= | &= | >> | [=,|&?*+\-(){{}}\[\]~] )
  | (?P<quoted> \\ {_NC_NAME} )
  | (?P<documentation> \#\#[^\n\x00]* (?: [\n\x00][\t\x20]*\#\#[^\n\x00]* )* )
  | (?P<long> \"\"\" (?: \"{{0,2}}[^"] )* \"\"\" | ''' (?: '{{0,2}}[^'] )* ''' )
  | (?P<short> "[^"\n]*" | '[^'\n]*' )
"""


class Token(NamedTuple):
    """``kind`` is a keyword or symbol itself, or one of the constants above; ``text`` is its value."""

    kind: str
    text: str
    offset: int

    @property
    def is_name(self) -> bool:
        """Whether it is an ``identifierOrKeyword``."""
        return self.kind == IDENTIFIER or self.kind in KEYWORDS

    def __str__(self) -> str:
        shown = " ".join(self.text[:41].split("\n"))
        shown = shown if len(self.text) <= 40 else f"{shown[:40]}…"
        match self.kind:
            case "end":
                return "the end of the schema"
            case "documentation":
                return "a ## comment"
            case "literal":
                return f'"{shown}"'
        return shown


class Tokens:
    """The tokens of a schema; ``token`` is the next of them, ``kind`` its kind.

    Raises:
        SchemaError: characters that are no token.
    """

    __slots__ = ("_all", "_position", "kind", "source", "token")

    def __init__(self, text: str, source: CompactSource) -> None:
        self.source = source
        self._all = [*islice(_split(text, source), TOKEN_LIMIT + 1), Token(END, "", len(text))]
        if len(self._all) > TOKEN_LIMIT + 1:
            raise self.error(f"the schema has more than {TOKEN_LIMIT:,} tokens; that is the limit", self._all[-2])
        self._position = 0
        self.token = self._all[0]
        self.kind = self.token.kind

    @property
    def following(self) -> Token:
        """The token behind the next one."""
        return self._all[min(self._position + 1, len(self._all) - 1)]

    def take(self) -> Token:
        """The next token, which is then behind us."""
        taken = self.token
        if taken.kind != END:
            self._position += 1
            self.token = self._all[self._position]
            self.kind = self.token.kind
        return taken

    def expect(self, kind: str, wanted: str = "") -> Token:
        """``take`` a token of this kind; anything else is an error that says what was ``wanted``."""
        if self.token.kind != kind:
            raise self.unexpected(wanted or kind)
        return self.take()

    def name(self, wanted: str) -> str:
        """Take an ``identifierOrKeyword``."""
        if not self.token.is_name:
            raise self.unexpected(wanted)
        return self.take().text

    def literal(self, wanted: str = "a text in quotes") -> str:
        """Take a literal: segments joined by ``~``."""
        text = self.expect(LITERAL, wanted).text
        while self.kind == "~":
            self.take()
            text += self.expect(LITERAL, "a text in quotes after ~").text
        return text

    def after_annotations(self) -> tuple[Token, Token]:
        """Two tokens ahead: what stands behind ``##`` comments and annotations in brackets, and the one after."""
        position = self._position
        while self._all[position].kind == DOCUMENTATION:
            position += 1
        if self._all[position].kind == "[":
            depth = 1
            while depth and self._all[position].kind != END:
                position += 1
                depth += (self._all[position].kind == "[") - (self._all[position].kind == "]")
            position += 1
        found = [*self._all[position : position + 2], self._all[-1], self._all[-1]]
        return found[0], found[1]

    def unexpected(self, wanted: str, help_: str = "") -> SchemaError:
        """The error that the next token is not what is ``wanted``."""
        found = str(self.token)
        return self.error(f"found {found}; expected {wanted}{'. ' if help_ else ''}{help_}", self.token)

    def error(self, message: str, token: Token) -> SchemaError:
        """An error at a token; the caller raises it."""
        return self.source.error(message, token.offset)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE)


def _split(text: str, source: CompactSource) -> Iterator[Token]:
    matches = _pattern().match
    position, end = 0, len(text)
    while position < end:
        match = matches(text, position)
        if match is None:
            raise _no_token(text, position, source)
        kind, found = match.lastgroup, match[0]
        if kind == "symbol":
            yield Token(found, found, position)
        elif kind == "name" or kind == "quoted":
            if not found.isascii():
                _check_name(found, position, source)
            yield _name(found, position)
        elif kind != "separator":
            yield Token(*_other(str(kind), found), position)
        position = match.end()


def _name(found: str, offset: int) -> Token:
    if found in KEYWORDS:
        return Token(found, found, offset)
    if found[0] == "\\":
        return Token(IDENTIFIER, found[1:], offset)
    if ":" not in found:
        return Token(IDENTIFIER, found, offset)
    return Token(NS_NAME, found[:-2], offset) if found[-1] == "*" else Token(CNAME, found, offset)


def _other(kind: str, found: str) -> tuple[str, str]:
    if kind == DOCUMENTATION:
        return kind, found
    quotes = 3 if kind == "long" else 1
    return LITERAL, found[quotes:-quotes].replace(ESCAPED_LINE_FEED, "\n")


def _check_name(found: str, offset: int, source: CompactSource) -> None:
    from tei.relaxng.datatypes.names import is_ncname  # only for names that are not ASCII

    for name in found.removeprefix("\\").removesuffix(":*").split(":"):
        if not is_ncname(name):
            raise source.error(f"{name[:40]} is no name; a name has letters, digits, '.', '-' and '_'", offset)


def _no_token(text: str, offset: int, source: CompactSource) -> SchemaError:
    character = text[offset]
    if character in "\"'":
        line_end = "" if text.startswith(character * 3, offset) else " on this line"
        return source.error(f"a text that starts with {character} has no end{line_end}; close the quotes", offset)
    if character == ":":
        return source.error('":" stands alone; write prefix:name without blanks', offset)
    if character == "\\":
        return source.error("\\ must stand before a name or an escape such as \\x{E9}", offset)
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return source.error(f"{shown} has no meaning here; look for a typing mistake", offset)
