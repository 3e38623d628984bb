"""The paragraph below the document that speaks about it: told from the document's own last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei.layouts.layout import AfterBody
from tei.layouts.page import Line

__all__ = ["find_after_body"]

ENOUGH = 3  # points, when nothing stands below the paragraph
LOOK_BACK = 4  # lines above, to see a signature over an office, a place and a date
MOST = 3  # paragraphs
SHORTEST = 20  # characters

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find_after_body(lines: Sequence[Line], start: int, stop: int, rules: AfterBody, title: str) -> int:
    """The number of the first line of the closing summary of ``lines[start:stop]``; ``stop`` if there is none.

    With a tail below, the last paragraph is the summary unless it cannot be one. Without a tail the page was cut and
    its last paragraph is as likely the document's: then the document must visibly have ended above it, and the
    paragraph must speak in a summary's manner (a verb of report in the present tense, names of the title).
    """
    if start >= stop:
        return stop
    last = stop - 1
    followed = stop < len(lines)
    if not _possible(lines[last].text, rules):
        return stop
    ended = _ended(lines, start, last, rules)
    if not followed:
        return last if ended and ended + _manner(lines[last].text, rules, title, cut=True) >= ENOUGH else stop
    if ended:
        return last
    return _several(lines, start, last, rules, title)


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
    if len(text) < SHORTEST:
        return False
    bare = _QUOTED.sub("", text)
    return not any(pattern.search(bare) for pattern in rules.never)


def _ended(lines: Sequence[Line], start: int, at: int, rules: AfterBody) -> int:
    """2 if the lines above ``at`` surely close a document, 1 if they may, else 0."""
    if at <= start:
        return 0
    above = lines[at - 1].text
    if any(pattern.search(above) for pattern in rules.ends):
        return 2
    if not any(pattern.search(above) for pattern in rules.may_end):
        return 0
    earlier = lines[max(start, at - LOOK_BACK) : at - 1]
    return 2 if any(pattern.search(line.text) for line in earlier for pattern in rules.ends) else 1


def _manner(text: str, rules: AfterBody, title: str, *, cut: bool = False) -> int:
    """0 to 2: a verb of report, and a name that stands in the title."""
    words = _WORD.findall(text)
    told = any(word in rules.verbs for word in words)
    if cut and words and not told:  # the page may break off within the verb
        told = len(words[-1]) >= 3 and any(verb.startswith(words[-1]) for verb in rules.verbs)
    names = {_stem(word) for word in words if word[0].isupper()}
    return told + bool(names & {_stem(word) for word in _WORD.findall(title) if word[0].isupper() and len(word) > 2})


def _stem(word: str) -> str:
    """A name without case and possessive."""
    return re.sub(r"['’]s?$", "", word.casefold())
