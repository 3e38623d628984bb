"""The grammar of patterns (XML Schema Part 2, appendix F) read into a tree.

Tree: ``("set", CharSet)``, ``("seq", tree, …)``, ``("choice", tree, …)``, ``("repeat", tree, least, most or None)``.
``^`` and ``$`` are ordinary characters, groups capture nothing, there are no back references.
"""

from __future__ import annotations

from typing import Any, Final

from tei.relaxng.datatypes.regex.char_set import LINE, CharSet, single
from tei.relaxng.datatypes.regex.class_parser import Source, read_class, read_escape
from tei.relaxng.datatypes.value_space import whole_number

__all__ = ["Tree", "parse"]

Tree = tuple[Any, ...]

_DEEPEST: Final = 100  # groups in groups
_LONGEST: Final = 20_000  # characters
_QUANTIFIERS: Final = {"?": (0, 1), "*": (0, None), "+": (1, None)}


def parse(pattern: str) -> Tree:
    """The tree of a pattern.

    Raises:
        DatatypeError: it is not a pattern by the grammar; the message has the place, counted from 1.
    """
    source = Source(pattern)
    if len(pattern) > _LONGEST:
        raise source.error(f"it is too long; {_LONGEST} characters are allowed")
    open_groups: list[tuple[list[Tree], list[Tree]]] = []
    branches: list[Tree] = []
    pieces: list[Tree] = []
    while not source.at_end():
        char = source.take()
        if char == "|":
            branches.append(("seq", *pieces))
            pieces = []
        elif char == "(":
            if len(open_groups) == _DEEPEST:
                raise source.error(f"groups may be nested {_DEEPEST} deep at most")
            open_groups.append((branches, pieces))
            branches, pieces = [], []
        elif char == ")":
            if not open_groups:
                raise source.error("')' without '('")
            group = _choice([*branches, ("seq", *pieces)])
            branches, pieces = open_groups.pop()
            pieces.append(_quantified(source, group))
        else:
            pieces.append(_quantified(source, ("set", _atom(source, char))))
    if open_groups:
        raise source.error("'(' is not closed")
    return _choice([*branches, ("seq", *pieces)])


def _choice(branches: list[Tree]) -> Tree:
    return branches[0] if len(branches) == 1 else ("choice", *branches)


def _atom(source: Source, char: str) -> CharSet:
    if char == "[":
        return read_class(source)
    if char == "\\":
        return read_escape(source)
    if char == ".":
        return LINE
    if char in "?*+":
        raise source.error(f"'{char}' has nothing to repeat; write \\{char} for the character")
    if char in "{}]":
        raise source.error(f"write \\{char} for the character '{char}'")
    return single(char)


def _quantified(source: Source, atom: Tree) -> Tree:
    char = source.peek()
    if char in _QUANTIFIERS:
        source.take()
        return ("repeat", atom, *_QUANTIFIERS[char])
    if char != "{":
        return atom
    source.take()
    text = source.take_until("}")
    low, comma, high = text.partition(",")
    if not _is_number(low) or (comma and high and not _is_number(high)):
        raise source.error(f"'{{{text}}}' is not a number of times, such as {{2}}, {{2,}} or {{2,3}}")
    least = whole_number(low)
    most = least if not comma else whole_number(high) if high else None
    if most is not None and least > most:
        raise source.error(f"'{{{text}}}' asks for at least {least} and at most {most}")
    return ("repeat", atom, least, most)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
