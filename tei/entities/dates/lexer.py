"""From a text to a string of signs, one for each token and each blank between tokens."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from tei.entities.dates.known import kinds, known_words, marks
from tei.entities.dates.lexicon import WORD, Entry, Lexicon, Sense, fold, lexicon
from tei.entities.dates.numbers import kind_of, roman_value
from tei.entities.dates.phrases import join_phrases
from tei.entities.dates.tokens import BLANK, BREAK, WRAP, Tokens
from tei.entities.dates.windows import windows

__all__ = ["tokenise"]

_NO_SENSE: Final[Sense] = {}
_WORDS: Final = frozenset({"plain", "word"})
_BEFORE_NUMBER: Final = frozenset({"month", "month_low", "numeral", "the", "of"})
_FIRST_YEAR, _LAST_YEAR = 1400, 2060
_LONG_LINE = 30  # a line that is shorter was not wrapped by a margin
_TOKEN = re.compile(
    rf"""
    (?P<blank> (?: \s | \[ (?: sic | SIC | Sic | \? | ! ) \] | \( [?!] \) )+ )
  | (?P<plain> [a-z]{{2,}} (?! [^\W_] | [\[\u0300-\u036f'’‘°º‐‑-] ) )   # most of a text; all others are asked in vain
  | (?P<dtg> (?<! \w ) (?: 0[1-9] | [12]\d | 3[01] ) (?: [01]\d | 2[0-3] ) [0-5]\d [ ]? Z (?! \w ) )
  | (?P<time> \d{{1,2}} [:h] \d\d (?: [:.] \d\d )? (?! \d ) )
  | (?P<grouped> (?<! [\d.,] ) \d{{1,3}} (?: [.,’'] \d{{3}} )+ (?! \d ) )
  | (?P<decade> ['’‘]? (?: 1[4-9] | 20 )? \d0 (?: ['’]? s | er | -[ех]х? | -м )\b )
  | (?P<spaced> (?<! \w ) [12] (?: [ ]\d ){{3}} (?! [ ]?\d ) )
  | (?P<open> (?: 1[5-9] | 20 ) (?: [Xx]{{2}} | [_–—…-]{{2,}} | \[ [.…?]{{1,3}} \] ) (?! \w ) )
  | (?P<bracketed> \[{{1,2}} \d{{1,4}} \]{{1,2}} \d{{0,3}} | \d{{1,3}} \[{{1,2}} \d{{1,3}} \]{{1,2}} )
  | (?P<quoted> [“"„«] \s? \d{{1,2}} \.? \s? [”"“»] )
  | (?P<short> (?<! \w ) ['’‘] \d\d (?! [\w'’] ) )
  | (?P<mixed> (?P<digits> \d{{1,2}} ) (?: - (?= [а-я] ) )? (?P<tail> {WORD} | [°º] ) )
  | (?P<loose> \d{{1,2}} [. -] (?: st | nd | rd | th | ten | tn | [°º] ) (?! [^\W\d_] ) )
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
_YEAR_ALONE = re.compile(r"\W{0,3}(?:1[4-9]|20)\d\d\W*$")


def tokenise(text: str, start: int, end: int, language: str, breaks: Container[int] = ()) -> Tokens:
    """The tokens of ``text[start:end]``; no date reaches over an offset in ``breaks``."""
    return _Tokeniser(text, language, breaks).run(start, end)


class _Tokeniser:
    def __init__(self, text: str, language: str, breaks: Container[int]) -> None:
        self._text = text
        self._breaks = breaks
        self._lexicon: Lexicon = lexicon()
        self._language = language[:2]
        self._known = known_words(self._language)
        self._kinds = kinds()
        self._signs = marks()
        self._out = Tokens()
        self._chars: list[str] = []
        self._words: list[str] = []  # folded; empty for what is no word
        self._phrases: list[int] = []  # tokens with which a phrase can begin

    def run(self, start: int, end: int) -> Tokens:
        at = start
        for begin, stop in windows(self._text, start, end, self._language):
            if begin > at:  # what is left out stands as one token that means nothing
                self._add(begin, begin, self._kinds["other",])
            self._scan(begin, stop)
            at = stop
        if at < end:
            self._add(at, at, self._kinds["other",])
        self._out.signs = "".join(self._chars)
        if self._phrases:
            return join_phrases(self._text, self._out, self._words, self._phrases, self._lexicon)
        return self._out

    def _scan(self, start: int, end: int) -> None:
        """Nine tenths of the tokens are words and blanks: those are added here, without a call."""
        known, breaks, words = self._known, self._breaks, self._words
        add_start, add_end, add_sense = self._out.starts.append, self._out.ends.append, self._out.senses.append
        add_sign, add_word = self._chars.append, words.append
        for match in _TOKEN.finditer(self._text, start, end):
            kind = match.lastgroup
            surface = match.group()
            at = match.start()
            if kind in _WORDS:
                sign, sense, word, opens = known[surface]
                if opens:
                    self._phrases.append(len(words))
                at_end = match.end()
            elif surface == " " and at not in breaks and at + 1 not in breaks:
                sign, sense, word, at_end = BLANK, _NO_SENSE, "", at + 1
            else:
                self._on_other(kind or "", match)
                continue
            add_sign(sign)
            add_start(at)
            add_end(at_end)
            add_sense(sense)
            add_word(word)

    def _on_other(self, kind: str, match: re.Match[str]) -> None:
        if kind == "sign":
            self._add(match.start(), match.end(), self._signs.get(match.group(), self._kinds["other",]))
        else:
            getattr(self, f"_on_{'mixed' if kind in ('digits', 'tail') else kind}")(match)

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
        kind = ("number",) if self._is_grown(start) else kind_of(digits)
        self._add(start, end, self._valued(kind, int(digits) if len(digits) < 5 else 0))

    def _is_grown(self, start: int) -> bool:
        """Does a number stand at the end of a word that is no month? "B2", "v1", but not "May3"."""
        if not start or not self._text[start - 1].isalpha():
            return False
        return not self._out.senses or self._out.senses[-1].keys().isdisjoint(_BEFORE_NUMBER)

    def _valued(self, kind: tuple[str, ...], value: int) -> Entry:
        return Entry(self._lexicon.kinds[kind], dict.fromkeys(kind, str(value)))

    def _on_grouped(self, match: re.Match[str]) -> None:
        """ "1.943" can be a year in Spanish hands, beside a month."""
        digits = "".join(char for char in match.group() if char.isdigit())
        year = len(digits) == 4 and "." in match.group() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR
        kind = ("anyyear", "dotted_year") if year else ("number",)
        self._add(match.start(), match.end(), self._valued(kind, int(digits) if year else 0))

    def _on_time(self, match: re.Match[str]) -> None:
        self._add(match.start(), match.end(), self._kinds["time",])

    def _on_dtg(self, match: re.Match[str]) -> None:
        """ "301200Z", the day and time of a military message."""
        digits = match.group()[:6]
        self._add(match.start(), match.end(), Entry(self._kinds["dtg",].sign, {"dtg": digits}))

    def _on_decade(self, match: re.Match[str]) -> None:
        digits = "".join(char for char in match.group() if char.isdigit())
        kind = "decade_short" if match.group()[0].isdigit() and len(digits) == 2 else "decade"
        self._add(match.start(), match.end(), self._valued((kind,), int(digits)))

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
            kind = kind_of(surface.replace("[", "").replace("]", ""))
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
        elif self._is_grown(match.start()):
            self._number(match.start(), match.end("digits"), match["digits"])
            self._word(match.start("tail"), match.end(), match["tail"])
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
        value = roman_value(match.group().rstrip("emè"))
        if value is None:
            self._word(match.start(), match.end(), match.group())
        else:
            kind = ("roman", "numeral") if value <= 12 else ("numeral",)
            self._add(match.start(), match.end(), self._valued(kind, value))

    def _word(self, start: int, end: int, surface: str) -> None:
        sign, sense, word, _ = self._known[surface]
        if word in self._lexicon.phrases:
            self._phrases.append(len(self._words))
        self._add(start, end, Entry(sign, sense), word)
