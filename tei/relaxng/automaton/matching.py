"""Whether a text matches: the value of an attribute or the text of an element (RELAX NG, sections 6.2.7 to 6.2.10)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tei.relaxng.automaton.derivative import after_text
from tei.relaxng.automaton.pattern import (
    DATA,
    NULLABLE,
    TEXT,
    Data,
    List,
    Pattern,
    Text,
    Value,
    first_parts,
)
from tei.relaxng.automaton.pattern_builder import PatternBuilder

__all__ = ["BLANKS", "matches", "text_deriv", "tokens"]

BLANKS: Final = " \t\r\n"
"""What XML counts as white space."""


def matches(build: PatternBuilder, pattern: Pattern, text: str, bindings: Mapping[str, str]) -> bool:
    """Whether content that is this text alone (perhaps none) matches."""
    if pattern.flags & NULLABLE and not text.strip(BLANKS):
        return True
    return bool(text_deriv(build, pattern, text, bindings).flags & NULLABLE)


def text_deriv(build: PatternBuilder, pattern: Pattern, text: str, bindings: Mapping[str, str]) -> Pattern:
    """What is left after the text; ``bindings`` are the namespaces in scope by prefix."""
    if isinstance(pattern, Text):
        return pattern
    if isinstance(pattern, Data | Value | List):
        return build.empty if _allows(build, pattern, text, bindings) else build.not_allowed
    rests = [
        text_deriv(build, part, text, bindings) if part.flags & (DATA | TEXT) else None for part in first_parts(pattern)
    ]
    return after_text(build, pattern, rests)


def tokens(text: str) -> list[str]:
    """The words of a text, parted by XML white space."""
    return re.findall("[^ \t\r\n]+", text)


def _allows(build: PatternBuilder, pattern: Data | Value | List, text: str, bindings: Mapping[str, str]) -> bool:
    if isinstance(pattern, Data):
        if not pattern.datatype.allows(text, bindings):
            return False
        return not (pattern.parts and matches(build, pattern.parts[0], text, bindings))
    if isinstance(pattern, Value):
        return pattern.datatype.same(pattern.text, pattern.bindings, text, bindings)
    rest = pattern.parts[0]
    for token in tokens(text):
        rest = text_deriv(build, rest, token, bindings)
        if rest is build.not_allowed:
            return False
    return bool(rest.flags & NULLABLE)
