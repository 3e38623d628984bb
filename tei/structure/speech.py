"""Speech in a protocol: which paragraphs begin with the name of who speaks.

A label is one to five words and a colon at the beginning of a paragraph. Labels are speakers if at least two different
ones occur, one of them twice: "Gorbachev: …", "Kim Yong-nam: …", "Gorbachev: …".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tei.structure.lexicon import lexicon, words_of
from tei.structure.unit import Unit

__all__ = ["speakers"]

_LABEL = re.compile(r"((?:[^\W\d_]|\()[\w.’'()\[\]-]*(?:[ \u00a0][\w.’'()\[\]-]+){0,4})\s?:(?=\s)")
_LONGEST = 45
_NO_SPEAKER = (
    "subject",
    "attachment",
    "distribution",
    "copies",
    "postscript",
    "participants",
    "seg_times",
    "seg_origin",
)


def speakers(units: Sequence[Unit]) -> dict[int, int]:
    """Number of the unit → length of its label, colon included; empty if the text is no protocol."""
    found: dict[int, tuple[str, int]] = {}
    for number, unit in enumerate(units):
        match = _LABEL.match(unit.text, 0, _LONGEST)
        if match and match.end() < len(unit.text) and _may_speak(match.group(1)):
            found[number] = (match.group(1).casefold(), match.end())
    counts = Counter(label for label, _ in found.values())
    if len(counts) < 2 or max(counts.values()) < 2:
        return {}
    return {number: length for number, (_, length) in found.items()}


def _may_speak(label: str) -> bool:
    words = words_of(label)
    if not words or not (label[0].isupper() or label[0] in "(["):
        return False
    entries = lexicon()
    small = sum(part[0].islower() for part in label.split())
    return small <= 2 and not any(entries.starts(category, words) for category in _NO_SPEAKER)
