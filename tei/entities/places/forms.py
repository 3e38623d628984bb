"""Names that are built like a place's: "Yellow Sea", "Gulf of Aqaba", "Czechoslovak Socialist Republic"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tei.entities.places.lexicon import REGION, cues, demonyms, fold, gazetteer, is_name_or_adjective

__all__ = ["built_names"]

_C = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}\w\b"  # a capitalised word of two letters or more
_B = r"[ \u00a0\n]"  # a blank; a name with "of" may go over a line's end
_S = r"[ \u00a0]"
_SOUTH = re.compile(r"\b(?:in|to|from|of|into|with|between|and|by) the (South|North)\b(?![- ]?[A-Z])")


def built_names(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, float]]:
    """Start, end, rule and confidence of names built like a place's in ``text[start:end]``."""
    patterns = _patterns()
    for match in patterns["republic"].finditer(text, start, end):
        yield from _state(match)
    for match in patterns["type_of"].finditer(text, start, end):
        office = text[max(0, match.start() - 30) : match.start()].endswith(
            ("Secretary of ", "Department of ", "Minister of ")
        )
        if not office and (match.group(1) != "State" or is_name_or_adjective(fold(match.group(2)))):
            yield match.start(), _second_word(match, 3), "type-of-name", 0.75
    for match in patterns["type_after"].finditer(text, start, end):
        at = _without_function_words(match)
        if at < match.start(2):
            region = REGION.match(text, match.end()) if match.group(2) in ("County", "City") else None
            yield at, region.end() if region else match.end(), "name-and-type", 0.85
    for match in patterns["county"].finditer(text, start, end):
        yield match.start(), match.end(), "county-and-region", 0.85
    for match in patterns["type_before"].finditer(text, start, end):
        yield match.start(), match.end(), "type-and-name", 0.7
    for rule in ("lower_of", "lower_after"):
        for match in patterns[rule].finditer(text, start, end):
            word = fold(match.group(1))
            if word not in demonyms() and not cues().has("function", word) and not match.group(1).isupper():
                yield match.start(1), match.end(1), rule.replace("lower", "common-noun"), 0.65
    for match in _SOUTH.finditer(text, start, end):
        yield match.start(1), match.end(1), "half-of-a-country", 0.6


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = cues()
    after = words.pattern("type_after", capital=True)
    of = words.pattern("type_of", capital=True)
    before = words.pattern("type_before", capital=True)
    return {
        "republic": re.compile(
            rf"\b((?:{_C}{_B}){{0,5}})(Republics?|REPUBLICS?|Empire|PR|P\.{_S}?R\.)(?!\w)"
            rf"({_B}(?:of|OF){_B}(?:the{_B}|THE{_B})?({_C})({_B}{_C})?)?"
        ),
        "type_of": re.compile(rf"\b({of}){_B}of{_B}(?:the{_B}(?!Union|State))?({_C})({_B}{_C})?"),
        "type_after": re.compile(rf"\b((?:{_C}{_S}){{1,2}})({after})\b(?!{_S}of\b)"),
        "county": re.compile(rf"\b(?:{_C}{_S}){{1,2}}C(?:o|y)\b\.?{REGION.pattern}"),
        "type_before": re.compile(rf"\b(?:{before}|Mt\.){_S}{_C}"),
        "lower_of": re.compile(rf"\b(?:{words.pattern('lower_of')}){_B}of{_B}({_C}(?:{_B}{_C})?)"),
        "lower_after": re.compile(
            rf"(?:\b(?:in|of|from|to|the|near|and){_S}|\()({_C}){_S}(?:{words.pattern('lower_after')})\b"
        ),
    }


def _state(match: re.Match[str]) -> Iterator[tuple[int, int, str, float]]:
    """A state's full name: adjectives of states, words such as "Democratic", "Republic", "of" and a name."""
    at, names_state = match.start(2), False
    for word in reversed(list(re.finditer(_C, match.group(1)))):
        folded = fold(word.group())
        adjective = is_name_or_adjective(folded)
        if not (adjective or cues().has("state_word", folded) or cues().has("direction", folded)):
            break
        at, names_state = match.start(1) + word.start(), names_state or adjective
    abbreviated = match.group(2).startswith("P")
    if match.group(3) and abbreviated and not is_name_or_adjective(fold(match.group(4))):
        return  # "PR of Comrade …"
    if match.group(3) or names_state:
        yield at, _second_word(match, 5) if match.group(3) else match.end(), "full-name-of-a-state", 0.9


def _second_word(match: re.Match[str], second: int) -> int:
    """The end of a match whose last group counts only if it makes a known name with the word before it."""
    if not match.group(second):
        return match.end()
    first, name = match.start(second - 1), fold(match.string[match.start(second - 1) : match.end()])
    known = any(name == other.folded for other in gazetteer().beginning(fold(match.group(second - 1))))
    return match.end() if known and first < match.end() else match.start(second)


def _without_function_words(match: re.Match[str]) -> int:
    """Where the name begins when function words ("The", "In") are left out before it."""
    at = match.start(1)
    for word in re.finditer(_C, match.group(1)):
        if not cues().has("function", fold(word.group())):
            return match.start(1) + word.start()
        at = match.start(1) + word.end()
    return max(at, match.start(2))
