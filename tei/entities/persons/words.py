"""The words of a text as the person rules see them: spaced capitals joined, square brackets set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tei.entities.persons.lexicon import abbreviations, function_words, kind_of, particles
from tei.entities.tokens import CAPITAL, CAPS, INITIAL, LOWER, NUMBER, OTHER, Token, all_tokens, tokens

__all__ = ["ADJACENT", "BLANK", "BRACKET", "LINE", "PARTICLE", "Word", "language_of", "words_of"]

ADJACENT = ""  # nothing stands between a word and the one before it
BLANK = " "
BRACKET = "["  # a square bracket, perhaps with blanks
LINE = "n"  # a line break, perhaps with brackets

PARTICLE = "particle"
_SPACED = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[ \u00a0][^\W\d_]){3,}(?![^\W\d_])")
_MARKS = str.maketrans("", "", "[]")


class Word(NamedTuple):
    """A word with extent (code points, half-open), shape, what precedes it (``gap``), folded form and list kinds.

    Shapes: those of ``tokens``, and ``particle``. ``fold``: case folded, without brackets; ``0`` for a number.
    """

    start: int
    end: int
    text: str
    shape: str
    gap: str
    fold: str
    kind: str


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and punctuation of ``text[start:end]``, square brackets left out."""
    found: list[Word] = []
    add, new = found.append, tuple.__new__  # a third faster than calling the class
    at = start
    for begin, stop, surface, shape in _tokens(text, start, len(text) if end is None else end):
        if surface == "." and found and begin == at and _is_shortened(found[-1], text[at + 1 : at + 3]):
            found[-1] = found[-1]._replace(end=stop, shape=INITIAL, kind="g")
        elif surface in ("[", "]"):
            continue
        else:
            gap = ADJACENT if begin == at else _gap(text[at:begin])
            shape, fold, kind = _looked_up(surface, shape)
            add(new(Word, (begin, stop, surface, shape, gap, fold, kind)))
        at = stop
    return found


@lru_cache(maxsize=1 << 15)
def _looked_up(text: str, shape: str) -> tuple[str, str, str]:
    """Shape, folded form and list kinds of a token."""
    if shape == NUMBER:
        return shape, "0", ""
    fold = text.casefold().translate(_MARKS)
    if shape == OTHER:
        return shape, fold, ""
    return PARTICLE if shape == LOWER and fold in particles() else shape, fold, kind_of(fold)


def _is_shortened(word: Word, following: str) -> bool:
    """Is the stop after this word that of a shortened given name, "Wm. Hall"?"""
    if word.shape not in (CAPITAL, CAPS) or word.fold not in abbreviations():
        return False
    return following[:1].isupper() or (following[:1].isspace() and following[1:].isupper())


def _tokens(text: str, start: int, end: int) -> Sequence[Token]:
    """Tokens, with "S H T Y K O V" as one."""
    spaced = [match for match in _SPACED.finditer(text, start, end) if match.group().isupper()]
    if not spaced and (start, end) == (0, len(text)):
        return all_tokens(text)
    found: list[Token] = []
    at = start
    for match in spaced:
        found.extend(tokens(text, at, match.start()))
        letters = "".join(match.group().split())
        found.append(Token(match.start(), match.end(), letters, CAPS))
        at = match.end()
    found.extend(tokens(text, at, end))
    return found


def _gap(between: str) -> str:
    if between == " ":
        return BLANK
    if "\n" in between:
        return LINE
    return BLANK if between.isspace() else BRACKET


def language_of(words: list[Word], default: str = "en") -> str:
    """The language whose small words are most frequent; ``default`` if there are none."""
    folds = [word.fold for word in words if word.shape in (LOWER, PARTICLE)]
    counts = {language: sum(map(known.__contains__, folds)) for language, known in function_words().items()}
    best = max(counts, key=lambda language: (counts[language], language == default))
    return best if counts[best] else default
