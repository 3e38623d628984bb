"""Words, initials, numbers and punctuation of a text, with the shape of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

__all__ = ["CAPITAL", "CAPS", "INITIAL", "LOWER", "NUMBER", "OTHER", "Token", "all_tokens", "shouted_tokens", "tokens"]

LOWER = "lower"
CAPITAL = "Capital"
CAPS = "CAPS"
INITIAL = "initial"
NUMBER = "number"
OTHER = "other"

_LETTERS = r"[^\W\d_]+ (?: [\u0300-\u036f]+ [^\W\d_]* )*"
_TOKEN = re.compile(
    rf"""
    ( [a-z]+ (?! [^\W_] | ['’\[‐‑\u0300-\u036f-] ) )                    # 1: the plain word, most of a text
  | ( (?: Yu|Ya|Ye|Zh|Kh|Ch|Sh|Ts|Dzh|Th|Gh|Dz|Dj|Iu|Ia | [^\W\d_a-z] ) \. (?! \.) )   # 2: initial
  | (                                                                   # 3: any other word
        (?: [ldnmtsjc] | qu ) ['’] (?= [^\W\d_]{{2}} )                   # elision: "l’" and "d’" stand alone
      | {_LETTERS}
        (?: \[+ (?: [a-zß-ÿ]+ | [A-ZÀ-Þ]+ ) \]+ (?: {_LETTERS} )? )?   # completed by an editor: "F[oreign]"
        (?: (?: ['’] (?! [sS] \b ) | [-‐‑] ) {_LETTERS} )*
    )
  | ( \d+ (?: [.,:/] \d+ )* )                                           # 4: number
  | ['’] [sS] \b | [^\w\s] | _
    """,
    re.VERBOSE,
)
_PLAIN, _INITIAL, _WORD, _NUMBER = 1, 2, 3, 4


class Token(NamedTuple):
    """A stretch of a text (code points, half-open), its surface and its shape.

    Shapes: ``lower``, ``Capital`` (first letter), ``CAPS`` (all letters; also a single capital without a stop),
    ``initial`` ("A.", "Yu."), ``number``, ``other`` (punctuation, the genitive's "’s"). A named tuple, since a
    document has thousands and they are made on every run.
    """

    start: int
    end: int
    text: str
    shape: str


@lru_cache(maxsize=4)
def all_tokens(text: str) -> tuple[Token, ...]:
    """``tokens`` of a document, which several annotators ask for one after the other."""
    return tokens(text)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]`` with offsets into ``text``.

    Inner apostrophes and hyphens belong to a word ("O’Neill", "Sang-jo"), the genitive’s "’s" does not; an
    initial takes its stop; a number takes inner stops, commas, colons and slashes ("10.9.1956").
    """
    found: list[Token] = []
    add, new = found.append, tuple.__new__  # a third faster than calling the class
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        group, surface = match.lastindex, match.group()
        if group == _PLAIN:
            shape = LOWER
        elif group == _WORD:
            shape = _shape(surface)
        elif group == _INITIAL:
            shape = INITIAL if surface[0].isupper() else OTHER
        else:
            shape = NUMBER if group == _NUMBER else OTHER
        add(new(Token, (match.start(), match.end(), surface, shape)))
    return tuple(found)


def shouted_tokens(text: str, found: Sequence[Token]) -> frozenset[int]:
    """The indices of the tokens in lines in capitals: more than three quarters of their words, and more than one."""
    shouted: set[int] = set()
    if sum(token.shape == CAPS for token in found) * 8 < len(found):
        return frozenset()  # the usual text has no such line; a heading or two do no harm
    starts = [0, *(at for at in range(1, len(found)) if "\n" in text[found[at - 1].end : found[at].start]), len(found)]
    for start, end in pairwise(starts):
        shapes = [token.shape for token in found[start:end] if token.shape in (LOWER, CAPITAL, CAPS)]
        if len(shapes) > 1 and shapes.count(CAPS) * 4 > len(shapes) * 3:
            shouted.update(range(start, end))
    return frozenset(shouted)


def _shape(word: str) -> str:
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPS
    return CAPITAL if word[0].isupper() else OTHER
