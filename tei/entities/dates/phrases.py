"""Tokens that belong together: phrases of the word lists, years written out in words."""

from __future__ import annotations

from collections.abc import Sequence

from tei.entities.dates.lexicon import Lexicon, Sense
from tei.entities.dates.tokens import BLANK, WRAP, Tokens

__all__ = ["join_phrases"]

_BETWEEN = frozenset(".'’‘-–—‑, ")
_YEARS = range(1000, 2100)
_LONGEST_YEAR = 8  # words: "one thousand eight hundred and fifty six"


def join_phrases(text: str, tokens: Tokens, words: Sequence[str], at: Sequence[int], lexicon: Lexicon) -> Tokens:
    """The same tokens with each phrase made one token.

    ``words`` are the folded words, empty for other tokens; ``at``: the tokens with which a phrase can begin, in order.
    """
    joined = Tokens()
    signs: list[str] = []
    done = 0
    for first in at:
        if first < done:
            continue
        after, sign, sense = _phrase(text, tokens, words, first, lexicon)
        if after == first + 1:
            continue
        _copy(tokens, joined, signs, done, first)
        signs.append(sign)
        joined.starts.append(tokens.starts[first])
        joined.ends.append(tokens.ends[after - 1])
        joined.senses.append(sense)
        done = after
    _copy(tokens, joined, signs, done, len(words))
    joined.signs = "".join(signs)
    return joined


def _copy(tokens: Tokens, joined: Tokens, signs: list[str], start: int, end: int) -> None:
    for index in tokens.cores.keys() & range(start, end):
        joined.cores[len(joined.starts) + index - start] = tokens.cores[index]
    signs.append(tokens.signs[start:end])
    joined.starts += tokens.starts[start:end]
    joined.ends += tokens.ends[start:end]
    joined.senses += tokens.senses[start:end]


def _phrase(text: str, tokens: Tokens, words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[int, str, Sense]:
    """The end of the phrase that begins at a token, its sign and its sense; of the token itself if there is none."""
    word = words[at]
    if word:
        following = _next_word(text, tokens, words, at)
        for rest, entry in lexicon.phrases.get(word, ()) if following else ():
            after = _follow(text, tokens, words, following, rest)
            if after:
                if "short" in entry.sense and after < len(words) and text[tokens.starts[after]] == ".":
                    after += 1
                return after, entry.sign, entry.sense
        if "cardinal" in tokens.senses[at]:
            after, year = _written_year(text, tokens, words, at)
            if year:
                kind = ("anyyear", "spelled_year")
                return after, lexicon.kinds[kind], dict.fromkeys(kind, str(year))
    return at + 1, tokens.signs[at], tokens.senses[at]


def _follow(text: str, tokens: Tokens, words: Sequence[str], at: int, rest: Sequence[str]) -> int:
    """The token after the last of ``rest`` if they stand in this order from ``at`` on, else 0."""
    if words[at] != rest[0]:
        return 0
    for word in rest[1:]:
        at = _next_word(text, tokens, words, at)
        if not at or words[at] != word:
            return 0
    return at + 1


def _next_word(text: str, tokens: Tokens, words: Sequence[str], at: int) -> int:
    """The next word after ``at`` with at most a stop, an apostrophe or a hyphen and blanks between, else 0."""
    for after in range(at + 1, min(at + 4, len(words))):
        if words[after]:
            return after
        if tokens.signs[after] not in (BLANK, WRAP) and text[tokens.starts[after]] not in _BETWEEN:
            return 0
    return 0


def _written_year(text: str, tokens: Tokens, words: Sequence[str], at: int) -> tuple[int, int]:
    """ "eighteen hundred and fifty six", "nineteen fifty-six": the token behind it and the year, 0 for none."""
    values: list[int] = []
    after = at
    last = at
    for _ in range(_LONGEST_YEAR):
        sense = tokens.senses[last]
        if "cardinal" in sense:
            values.append(int(sense["cardinal"]))
            after = last + 1
        elif words[last] != "and" or not values:
            break
        following = _next_word(text, tokens, words, last)
        if not following:
            break
        last = following
    year = _year_of(values)
    return (after, year) if year in _YEARS else (at, 0)


def _year_of(values: Sequence[int]) -> int:
    """The year that number words in this order stand for, 0 if none."""
    if 100 not in values and 1000 not in values:
        if len(values) < 2 or not 10 <= values[0] <= 20 or values[1] < 10 or sum(values[1:]) > 99:
            return 0
        return values[0] * 100 + sum(values[1:])
    total = part = 0
    for value in values:
        if value == 1000:
            total, part = (part or 1) * 1000, 0
        elif value == 100:
            part = (part or 1) * 100
        elif part and part % 100 and value >= part % 100:
            return 0
        else:
            part += value
    return total + part
