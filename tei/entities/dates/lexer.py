"""From a text to a string of signs, one for each token and each blank between tokens."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from typing import Final

from tei.entities.dates.lexicon import WORD, Entry, Lexicon, Sense, fold, lexicon
from tei.entities.dates.phrases import join_phrases
from tei.entities.dates.tokens import BLANK, BREAK, WRAP, Tokens

__all__ = ["tokenise"]

_NO_SENSE: Final[Sense] = {}
_LONG_LINE = 30  # a line that is shorter was not wrapped by a margin
_TOKEN = re.compile(
    rf"""
    (?P<blank> (?: \s | \[ (?: sic | SIC | Sic | \? | ! ) \] | \( [?!] \) )+ )
  | (?P<plain> [a-z]{{2,}} (?! [^\W_] | [\[\u0300-\u036f'’‘°º‐‑-] ) )   # most of a text; all others are asked in vain
  | (?P<time> \d{{1,2}} [:h] \d\d (?: [:.] \d\d )? (?! \d ) )
  | (?P<grouped> (?<! [\d.,] ) \d{{1,3}} (?: [.,’'] \d{{3}} )+ (?! \d ) )
  | (?P<decade> ['’‘]? (?: 1[4-9] | 20 )? \d0 (?: ['’]? s | er | -[ех]х? | -м )\b )
  | (?P<spaced> (?<! \w ) [12] (?: [ ]\d ){{3}} (?! [ ]?\d ) )
  | (?P<open> (?: 1[5-9] | 20 ) (?: [Xx]{{2}} | [_–—…-]{{2,}} | \[ [.…?]{{1,3}} \] ) (?! \w ) )
  | (?P<bracketed> \[{{1,2}} \d{{1,4}} \]{{1,2}} \d{{0,3}} | \d{{1,3}} \[{{1,2}} \d{{1,3}} \]{{1,2}} )
  | (?P<quoted> [“"„«] \s? \d{{1,2}} \.? \s? [”"“»] )
  | (?P<short> (?<! \w ) ['’‘] \d\d (?! [\w'’] ) )
  | (?P<mixed> (?P<digits> \d{{1,2}} ) (?: - (?= [а-я] ) )? (?P<tail> {WORD} | [°º] ) )
  | (?P<loose> \d{{1,2}} [. -] (?: st | nd | rd | th | ten | tn ) (?! [^\W\d_] ) )
  | (?P<footnoted> (?<= [IVX][.] ) (?: 1[5-9] | 20 ) \d\d (?= \d{{1,2}} (?! \d ) ) )
  | (?P<number> \d+ )
  | (?P<letters> (?<! \w ) (?: [^\W\d_] [ ] ){{2,11}} [^\W\d_] (?! \w ) )
  | (?P<completed> {WORD} \[ {WORD} \] | \[ {WORD} \.? \] )
  | (?P<roman> [IVX]{{1,5}} (?: e | ème )? \b )
  | (?P<word> {WORD} )
  | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_PUNCTUATION: Final = {
    **dict.fromkeys(".", ("dot",)),
    **dict.fromkeys(",", ("comma",)),
    **dict.fromkeys(":", ("colon",)),
    **dict.fromkeys(";!?", ("stop",)),
    **dict.fromkeys("-–—‐‑−", ("dash", "to")),
    **dict.fromkeys("/", ("slash",)),
    **dict.fromkeys("'’‘", ("apostrophe",)),
    **dict.fromkeys('[(“„«"', ("open",)),
    **dict.fromkeys("])”»", ("close",)),
    **dict.fromkeys("&+", ("and",)),
    **dict.fromkeys("$£€#№§", ("label",)),
    **dict.fromkeys("%‰", ("unit",)),
}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_YEAR_ALONE = re.compile(r"\W{0,3}(?:1[4-9]|20)\d\d\W*$")


def tokenise(text: str, start: int, end: int, language: str, breaks: Container[int] = ()) -> Tokens:
    """The tokens of ``text[start:end]``; no date reaches over an offset in ``breaks``."""
    return _Tokeniser(text, language, breaks).run(start, end)


@cache
def _kinds() -> Mapping[tuple[str, ...], Entry]:
    """Kind of token that is no word → its entry, for tokens without a value."""
    return {kind: Entry(sign, dict.fromkeys(kind, "")) for kind, sign in lexicon().kinds.items()}


@cache
def _marks() -> Mapping[str, Entry]:
    return {char: _kinds()[kind] for char, kind in _PUNCTUATION.items()}


class _Tokeniser:
    def __init__(self, text: str, language: str, breaks: Container[int]) -> None:
        self._text = text
        self._breaks = breaks
        self._lexicon: Lexicon = lexicon()
        self._local: Mapping[str, Entry] = self._lexicon.local.get(language[:2], {})
        self._kinds = _kinds()
        self._signs = _marks()
        self._out = Tokens()
        self._chars: list[str] = []
        self._words: list[str] = []  # folded; empty for what is no word
        self._phrases: list[int] = []  # tokens with which a phrase can begin

    def run(self, start: int, end: int) -> Tokens:
        words, local, small, phrases = self._lexicon.words, self._local, self._lexicon.small, self._lexicon.phrases
        lower, capital, other = self._kinds["lower",], self._kinds["capital",], self._kinds["other",]
        blank = Entry(BLANK, _NO_SENSE)
        add = self._add
        for match in _TOKEN.finditer(self._text, start, end):
            kind = match.lastgroup
            surface = match.group()
            at = match.start()
            if kind in ("plain", "word"):
                word = fold(surface)
                entry = local.get(word) or words.get(word)
                if entry is None:
                    entry = capital if surface[0] != word[0] else lower
                elif word == surface and word in small and word not in local:
                    entry = small[word]
                if word in phrases or "cardinal" in entry.sense:
                    self._phrases.append(len(self._words))
                add(at, match.end(), entry, word)
            elif surface == " " and at not in self._breaks and at + 1 not in self._breaks:
                add(at, at + 1, blank)
            elif kind == "sign":
                add(at, at + 1, self._signs.get(surface, other))
            else:
                getattr(self, f"_on_{'mixed' if kind in ('digits', 'tail') else kind}")(match)
        self._out.signs = "".join(self._chars)
        if self._phrases:
            return join_phrases(self._text, self._out, self._words, self._phrases, self._lexicon)
        return self._out

    def _add(self, start: int, end: int, entry: Entry, word: str = "") -> None:
        self._chars.append(entry.sign)
        self._out.starts.append(start)
        self._out.ends.append(end)
        self._out.senses.append(entry.sense)
        self._words.append(word)

    def _on_blank(self, match: re.Match[str]) -> None:
        surface = match.group()
        sign = BLANK
        if "\n" in surface or "\f" in surface:
            sign = self._line_end(match, surface)
        if self._breaks and any(at in self._breaks for at in range(match.start(), match.end() + 1)):
            sign = BREAK
        self._add(match.start(), match.end(), Entry(sign, _NO_SENSE))

    def _line_end(self, match: re.Match[str], surface: str) -> str:
        if surface.count("\n") != 1 or "\f" in surface:
            return BREAK
        begin = self._text.rfind("\n", 0, match.start()) + 1
        if match.start() - begin >= _LONG_LINE:
            return WRAP
        stop = self._text.find("\n", match.end())
        rest = self._text[match.end() : len(self._text) if stop < 0 else min(stop, match.end() + 12)]
        return WRAP if _YEAR_ALONE.match(rest) else BREAK

    def _on_number(self, match: re.Match[str]) -> None:
        self._number(match.start(), match.end(), match.group())

    _on_footnoted = _on_number

    def _number(self, start: int, end: int, digits: str) -> None:
        kind = _kind_of(digits)
        self._add(start, end, self._valued(kind, int(digits) if len(digits) < 5 else 0))

    def _valued(self, kind: tuple[str, ...], value: int) -> Entry:
        return Entry(self._lexicon.kinds[kind], dict.fromkeys(kind, str(value)))

    def _on_grouped(self, match: re.Match[str]) -> None:
        self._add(match.start(), match.end(), self._kinds["number",])

    def _on_time(self, match: re.Match[str]) -> None:
        self._add(match.start(), match.end(), self._kinds["time",])

    def _on_decade(self, match: re.Match[str]) -> None:
        digits = "".join(char for char in match.group() if char.isdigit())
        self._add(match.start(), match.end(), self._valued(("decade",), int(digits)))

    def _on_spaced(self, match: re.Match[str]) -> None:
        self._number(match.start(), match.end(), match.group().replace(" ", ""))

    def _on_open(self, match: re.Match[str]) -> None:
        self._add(match.start(), match.end(), self._valued(("anyyear", "open_year"), int(match.group()[:2])))

    def _on_bracketed(self, match: re.Match[str]) -> None:
        surface = match.group()
        if surface.count("[") == surface.count("]"):
            if surface[0] == "[" and surface[-1] == "]":
                depth = surface.count("[")
                self._out.cores[len(self._chars)] = (match.start() + depth, match.end() - depth)
            kind = _kind_of(surface.replace("[", "").replace("]", ""))
            if len(self._chars) in self._out.cores and "day" in kind:  # "30 [29]" is no day and year
                kind = tuple(category for category in kind if category != "two")
            value = int(surface.replace("[", "").replace("]", "")[:4])
            self._add(match.start(), match.end(), self._valued(kind, value))
            return
        at = next(i for i, char in enumerate(surface) if char.isdigit() or not i)
        for part in re.finditer(r"\d+|.", surface[at:]):
            start = match.start() + at + part.start()
            if part.group().isdigit():
                self._number(start, start + len(part.group()), part.group())
            else:
                self._add(start, start + 1, self._signs[part.group()])

    def _on_quoted(self, match: re.Match[str]) -> None:
        self._number(match.start(), match.end(), "".join(char for char in match.group() if char.isdigit()))

    def _on_short(self, match: re.Match[str]) -> None:
        self._add(match.start(), match.end(), self._valued(("anyyear", "short_year"), int(match.group()[1:])))

    def _on_mixed(self, match: re.Match[str]) -> None:
        """ "10th", "7ber", "5-го"; else a number and a word that have grown together."""
        word = fold(match.group())
        entry = self._lexicon.words.get(word)
        if entry is not None:
            self._add(match.start(), match.end(), entry, word)
        elif fold(match["tail"]) in self._lexicon.suffixes and 1 <= int(match["digits"]) <= 31:
            self._add(match.start(), match.end(), self._valued(("day", "ordinal"), int(match["digits"])))
        else:
            self._number(match.start(), match.end("digits"), match["digits"])
            self._word(match.start("tail"), match.end(), match["tail"])

    def _on_loose(self, match: re.Match[str]) -> None:
        """ "21.st", "16 th", "10-th"."""
        day = int("".join(char for char in match.group() if char.isdigit()))
        kind = ("day", "ordinal") if 1 <= day <= 31 else ("number",)
        self._add(match.start(), match.end(), self._valued(kind, day))

    def _on_letters(self, match: re.Match[str]) -> None:
        """Spaced letters: a month, or one by one."""
        entry = self._lexicon.words.get(fold(match.group().replace(" ", "")))
        if entry is not None and "month" in entry.sense:
            self._add(match.start(), match.end(), entry)
            return
        for part in re.finditer(r"\S| ", match.group()):
            start = match.start() + part.start()
            if part.group() == " ":
                self._add(start, start + 1, Entry(BLANK, _NO_SENSE))
            else:
                self._word(start, start + 1, part.group())

    def _on_completed(self, match: re.Match[str]) -> None:
        surface = match.group()
        word = fold(surface.replace("[", "").replace("]", "").rstrip("."))
        entry = self._lexicon.words.get(word)
        if entry is not None and entry.sense.keys() & {"month", "weekday", "of", "to", "season"}:
            if surface[0] == "[":
                self._out.cores[len(self._chars)] = (match.start() + 1, match.end() - 1)
            self._add(match.start(), match.end(), entry, word)
            return
        for part in re.finditer(rf"{WORD}|.", surface):
            start = match.start() + part.start()
            if part.group()[0].isalpha():
                self._word(start, start + len(part.group()), part.group())
            else:
                self._add(start, start + 1, self._signs.get(part.group(), self._kinds["other",]))

    def _on_roman(self, match: re.Match[str]) -> None:
        value = _roman(match.group().rstrip("emè"))
        if value is None:
            self._word(match.start(), match.end(), match.group())
        else:
            kind = ("roman", "numeral") if value <= 12 else ("numeral",)
            self._add(match.start(), match.end(), self._valued(kind, value))

    def _word(self, start: int, end: int, surface: str) -> None:
        word = fold(surface)
        entry = self._local.get(word) or self._lexicon.words.get(word)
        if word in self._lexicon.phrases:
            self._phrases.append(len(self._words))
        self._add(start, end, entry or self._kinds["capital" if surface[0].isupper() else "lower",], word)


def _kind_of(digits: str) -> tuple[str, ...]:
    value = int(digits) if len(digits) < 5 else -1
    if len(digits) <= 2:
        if 1 <= value <= 31:
            size = ("small",) if value <= 12 else ()
            two = ("two",) if len(digits) == 2 else ()
            return ("number", "day", "num", *size, *two)
        return ("number", "two", "no_day") if len(digits) == 2 else ("number",)
    if len(digits) == 3:
        return ("number", "three") if 750 <= value <= 999 else ("number",)
    return ("number", "year", "anyyear") if 1000 <= value <= 2099 else ("number",)


def _roman(numeral: str) -> int | None:
    """The value of a numeral up to XXXIX; ``None`` if it is none."""
    total = 0
    for char, after in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN[char]
        total += -value if after and _ROMAN[after] > value else value
    canonical = "X" * (total // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[total % 10]
    return total if numeral == canonical else None
