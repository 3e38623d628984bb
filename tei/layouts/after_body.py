"""The paragraph below the document that speaks about it: told from the document's own last paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tei.layouts.layout import AfterBody
from tei.layouts.page import Line

__all__ = ["find_after_body", "speaks_about"]

ENOUGH = 3  # points, when nothing stands below the paragraph
LOOK_BACK = 4  # lines above, to see a signature over an office, a place and a date
MOST = 3  # paragraphs
SHORT = 60  # characters; a longer line is no label
SHORTEST = 20  # characters
UNKNOWN = 6  # lines with labels that the layout does not know
PROSE = 150  # characters; a line as long as this is running text

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find_after_body(
    lines: Sequence[Line], start: int, stop: int, rules: AfterBody, title: str, *, followed: bool
) -> tuple[int, int]:
    """The lines of the closing summary of ``lines[start:stop]``, half-open; ``(stop, stop)`` if there is none.

    With a tail below (``followed``), the last paragraph is the summary if it can be one and something speaks for it;
    short lines below it are labels that the layout does not know. Without a tail the page was cut and its last
    paragraph is more likely the document's: then the document must have had running text and visibly ended above the
    paragraph, which must speak in a summary's manner.
    """
    if start >= stop:
        return stop, stop
    last = stop - 1
    if not followed:
        return (last, stop) if _is_clear(lines, start, last, rules, title, cut=True) else (stop, stop)
    text = lines[last].text
    if _possible(text, rules):
        ended, manner = _ended(lines, start, last, rules), _manner(text, rules, title)
        if last == start or (ended + manner and _is_about(text, rules)):
            return (last if ended else _several(lines, start, last, rules, title)), stop
    for at in range(last - 1, max(start, last - UNKNOWN), -1):
        if len(lines[at + 1].text) > SHORT:
            break
        if len(lines[at].text) > SHORT:
            return (at, at + 1) if _is_clear(lines, start, at, rules, title) else (stop, stop)
    return stop, stop


def _is_clear(lines: Sequence[Line], start: int, at: int, rules: AfterBody, title: str, *, cut: bool = False) -> bool:
    """Whether the paragraph is the summary with nothing known below it."""
    text = lines[at].text
    if not _possible(text, rules) or not any(len(line.text) >= PROSE for line in lines[start:at]):
        return False
    ended, told = _ended(lines, start, at, rules), _tells(text, rules, cut=cut)
    return ended > 0 and (told or not cut) and ended + told + _names_of(text, title) >= ENOUGH


def speaks_about(text: str, rules: AfterBody, title: str) -> bool:
    """Whether a paragraph, wherever it stands, is in a summary's manner."""
    return _possible(text, rules) and _is_about(text, rules) and _manner(text, rules, title) > 0


def _several(lines: Sequence[Line], start: int, last: int, rules: AfterBody, title: str) -> int:
    """A summary of more than one paragraph: all of them in a summary's manner, below a document that has ended."""
    for first in range(last - 1, max(start, last - MOST), -1):
        text = lines[first].text
        if not _possible(text, rules) or _manner(text, rules, title) < 2:
            break
        if _ended(lines, start, first, rules):
            return first
    return last


def _possible(text: str, rules: AfterBody) -> bool:
    if len(text) < SHORTEST or any(pattern.search(text) for pattern in (*rules.ends, *rules.dates)):
        return False
    bare = _QUOTED.sub("", text)
    return not any(pattern.search(bare) for pattern in rules.never)


def _is_about(text: str, rules: AfterBody) -> bool:
    """Whether the paragraph may be about a document: it has a verb of report, or is whole and no narration."""
    bare = _QUOTED.sub("", text)
    if _tells(bare, rules):
        return True
    if len(text) < SHORT or (rules.complete and not rules.complete.search(text)):
        return False
    return rules.past is None or rules.past.search(bare) is None


def _ended(lines: Sequence[Line], start: int, at: int, rules: AfterBody) -> int:
    """2 if the lines above ``at`` surely close a document, 1 if they may, else 0."""
    if at <= start:
        return 0
    above = lines[at - 1].text
    if any(pattern.search(above) for pattern in rules.ends):
        return 2
    if not any(pattern.search(above) for pattern in (*rules.may_end, *rules.dates)):
        return 0
    earlier = [line.text for line in lines[max(start, at - LOOK_BACK) : at - 1]]
    return 2 if any(pattern.search(text) for text in earlier for pattern in rules.ends) else 1


def _manner(text: str, rules: AfterBody, title: str) -> int:
    """0 to 2: a verb of report, and a name that stands in the title."""
    return _tells(text, rules) + _names_of(text, title)


def _names_of(text: str, title: str) -> bool:
    """Whether a name of the title stands in the text."""
    names, titled = ({_stem(word) for word in _WORD.findall(part) if word[0].isupper()} for part in (text, title))
    return any(len(name) > 2 for name in names & titled)


def _tells(text: str, rules: AfterBody, *, cut: bool = False) -> bool:
    """A verb of report with somebody before it: most of these words are nouns in the plural too.

    ``cut``: the last word may be broken off.
    """
    words = _WORD.findall(text)
    if (words and words[0].lower() in rules.verbs) or any(pattern.search(text) for pattern in rules.opens):
        return True
    for at, word in enumerate(words[1:], start=1):
        by_name = words[at - 1][0].isupper()
        if (by_name or words[at - 1] in rules.subjects) and (
            word in rules.verbs or (cut and word == words[-1] and _begins_verb(word, rules))
        ):
            return True
        if by_name and "and" in words[max(0, at - 4) : at] and f"{word}s" in rules.verbs:  # "A and B talk about"
            return True
    return False


def _begins_verb(word: str, rules: AfterBody) -> bool:
    return len(word) >= 3 and any(verb.startswith(word) for verb in rules.verbs)


def _stem(word: str) -> str:
    """A name without case, accents and possessive."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(sign))
    return re.sub(r"['’]s?$", "", plain)
