"""Character classes and escapes of a pattern (XML Schema Part 2, appendix F, productions 11 to 37)."""

from __future__ import annotations

from typing import Final

from tei.relaxng.datatypes.datatype import DatatypeError
from tei.relaxng.datatypes.regex.char_set import CATEGORIES, ESCAPES, CharSet, block, single

__all__ = ["Source", "read_class", "read_escape"]

_CONTROLS: Final = {"n": "\n", "r": "\r", "t": "\t"}
_PLAIN: Final = frozenset("\\|.?*+(){}-[]^")
_DEEPEST: Final = 100  # subtractions in subtractions


class Source:
    """A pattern and the place where reading stands."""

    __slots__ = ("at", "text")

    def __init__(self, text: str):
        self.text = text
        self.at = 0

    def at_end(self) -> bool:
        return self.at >= len(self.text)

    def peek(self, ahead: int = 0) -> str:
        """The next character, ``""`` at the end."""
        return self.text[self.at + ahead : self.at + ahead + 1]

    def take(self) -> str:
        """The next character, read."""
        char = self.peek()
        if not char:
            raise self.error("it ends too early")
        self.at += 1
        return char

    def take_until(self, end: str) -> str:
        """What comes before ``end``, both read."""
        stop = self.text.find(end, self.at)
        if stop < 0:
            raise self.error(f"'{end}' is missing")
        found = self.text[self.at : stop]
        self.at = stop + 1
        return found

    def error(self, message: str) -> DatatypeError:
        """An error at the last character read."""
        shown = self.text if len(self.text) <= 200 else self.text[:200] + "…"
        return DatatypeError(f'the pattern "{shown}" is wrong at character {max(self.at, 1)}: {message}')


def read_escape(source: Source) -> CharSet:
    """What follows a backslash: one character, a category, a block, or a class such as ``\\d``."""
    char = source.take()
    if char in ESCAPES:
        return ESCAPES[char]
    if char not in "pP":
        return single(_escaped(source, char))
    if source.take() != "{":
        raise source.error(f"after \\{char} comes a name in braces, such as \\{char}{{Lu}}")
    name = source.take_until("}")
    if name in CATEGORIES:
        found: CharSet | None = ("category", name)
    elif name.startswith("Is"):
        found = block(name[2:])
    else:
        raise source.error(f'there is no category of characters "{name}"')
    if found is None:
        raise source.error(f'there is no block of characters "{name[2:]}"')
    return found if char == "p" else ("not", found)


def _escaped(source: Source, char: str) -> str:
    """The one character that a backslash and ``char`` stand for."""
    if char in _CONTROLS:
        return _CONTROLS[char]
    if char in _PLAIN:
        return char
    raise source.error(f"there is no escape \\{char}" + ("; write the character itself" if not char.isalnum() else ""))


def read_class(source: Source, depth: int = 0) -> CharSet:
    """What follows ``[``, up to its ``]``."""
    if depth == _DEEPEST:
        raise source.error(f"classes may be nested {_DEEPEST} deep at most")
    negated = source.peek() == "^"
    if negated:
        source.take()
    parts: list[CharSet] = []
    ranges: list[tuple[int, int]] = []
    removed: CharSet | None = None
    while (char := source.take()) != "]":
        if char == "-" and source.peek() == "[":
            source.take()
            removed = read_class(source, depth + 1)
            if source.take() != "]":
                raise source.error("after the class that is taken away comes ']'")
            break
        _read_member(source, char, not parts and not ranges, parts, ranges)
    if not parts and not ranges:
        raise source.error("a class must not be empty")
    if ranges:
        parts.append(("ranges", tuple(sorted(ranges))))
    found = parts[0] if len(parts) == 1 else ("union", *parts)
    found = ("not", found) if negated else found
    return found if removed is None else ("minus", found, removed)


def _read_member(source: Source, char: str, first: bool, parts: list[CharSet], ranges: list[tuple[int, int]]) -> None:
    """One escape, character or range of a class, added to the parts or ranges."""
    if char == "[":
        raise source.error("write \\[ for the character '[' in a class")
    if char == "-" and not first and source.peek() != "]":
        raise source.error("'-' stands for itself only at the start or end of a class; else write \\-")
    if char == "\\":
        if source.peek() in ESCAPES or source.peek() in ("p", "P"):
            parts.append(read_escape(source))
            return
        char = _escaped(source, source.take())
    elif char == "-":
        ranges.append((45, 45))
        return
    if source.peek() != "-" or source.peek(1) in ("[", "]", ""):
        ranges.append((ord(char), ord(char)))
        return
    source.take()
    last = source.take()
    if last == "\\":
        if source.peek() in ESCAPES or source.peek() in ("p", "P"):
            raise source.error("a range ends with one character, not with a class of them")
        last = _escaped(source, source.take())
    elif last == "-":
        raise source.error("write \\- for a range up to '-'")
    if last < char:
        raise source.error(f"the range {char}-{last} runs backwards")
    ranges.append((ord(char), ord(last)))
