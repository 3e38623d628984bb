"""Patterns of XML Schema: parsed by their own grammar and matched in time proportional to the text.

Python's ``re`` is not used: it backtracks, so that a pattern such as ``(a+)+b`` takes years for 40 characters.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache

__all__ = ["Pattern", "compile_pattern"]


class Pattern(ABC):
    """A pattern facet."""

    __slots__ = ("source",)

    def __init__(self, source: str):
        self.source = source

    @abstractmethod
    def matches(self, text: str) -> bool:
        """Whether the whole text matches. False also where it would take too long; ``problem`` tells that apart."""

    @abstractmethod
    def problem(self, text: str) -> str:
        """Words for a text that does not match."""


@lru_cache(maxsize=1000)
def compile_pattern(source: str) -> Pattern:
    """The pattern.

    Raises:
        DatatypeError: it is wrong.
    """
    if source == r"[^\p{C}\p{Z}]+":
        return _Visible(source)
    if source == r"\S+":
        return _WithoutBlanks(source)
    from tei.relaxng.datatypes.regex.general import GeneralPattern

    return GeneralPattern(source)


class _Visible(Pattern):
    """``[^\\p{C}\\p{Z}]+``, the pattern of most TEI attributes: far faster, and the same by definition.

    ``str.isprintable`` refuses exactly the categories C and Z, except the space.
    """

    __slots__ = ()

    def matches(self, text: str) -> bool:
        return text != "" and " " not in text and text.isprintable()

    def problem(self, text: str) -> str:
        if not text:
            return "must not be empty"
        if any(char in text for char in " \t\n\r"):
            return "must not contain blanks"
        code = next((ord(char) for char in text if not char.isprintable()), 0)
        return f"must not contain blanks or invisible characters; found U+{code:04X}"


class _WithoutBlanks(Pattern):
    """``\\S+``."""

    __slots__ = ()

    def matches(self, text: str) -> bool:
        return text != "" and not (" " in text or "\n" in text or "\t" in text or "\r" in text)

    def problem(self, text: str) -> str:
        return "must not contain blanks" if text else "must not be empty"
