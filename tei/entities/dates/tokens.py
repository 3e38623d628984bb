"""The tokens of a text, each with a sign."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tei.entities.dates.lexicon import Sense

__all__ = ["BLANK", "BREAK", "WRAP", "Tokens"]

BLANK: Final = " "
WRAP: Final = "\n"  # a line break inside a paragraph
BREAK: Final = "|"  # a line break that ends something


@dataclass(slots=True)
class Tokens:
    """The tokens of a stretch of text and the blanks between them, each with its sign.

    ``signs[i]`` stands for ``text[starts[i]:ends[i]]`` and ``senses[i]`` tells what it can be. ``cores`` has the
    extent of a token that an editor's brackets enclose, without them.
    """

    signs: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    senses: list[Sense] = field(default_factory=list)
    cores: dict[int, tuple[int, int]] = field(default_factory=dict)
