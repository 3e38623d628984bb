"""Brackets of transcribers, editors and translators.

A bracket counts if it closes in the block (or the run of text in an opener or closer) in which it opens. It becomes,
by its content and ``data/brackets.csv``: a ``gap`` ("[illegible]", "[…]"), a ``signature-mark`` inside ``signed``,
an ``editorial`` remark ("[sic]"), a ``note`` ("[Translator's note: …]", or a sentence of its own), or else
``supplied``. A bare number is the mark of a footnote and stays text. In notes, brackets are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tei.model import Attrs, Origin, Span
from tei.structure.lexicon import words_of
from tei.tables import read_table

__all__ = ["bracket_spans", "signature_marks", "signature_sign"]

_ANNOTATOR = "brackets"
_NOTE: Attrs = (("place", "inline"), ("type", "editorial"))
_DOTS = re.compile(r"[\s.…·*_–—-]*[.…]{1,3}[\s.…·*_–—-]*|[-–—_]{2,}")
_EDGES = " \t\n\u00a0.,;:'\"“”‘’«»„"
_COUNT = re.compile(
    r"(?:\d+|one|two|three|four|five|several|few|some|a|ein|zwei|drei|mehrere|un|deux|trois|plusieurs)\s"
)
_UNITS = re.compile(
    r"(?:\d+½?|several|few|one|two|three|four|five|six)?\s?(?:words?|lines?|pages?|paragraphs?)\b.{0,40}"
)
_REDACTED = re.compile(r"not declassified|redacted|excised|deleted|sanitized", re.IGNORECASE)
_SENTENCE_WORDS = 6
_SIGNS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class _Reading:
    kind: str
    attrs: Attrs
    rule: str
    confidence: float


def bracket_spans(text: str, start: int, end: int, *, signed: bool = False) -> Iterator[Span]:
    """The spans of the brackets of one block, ``text[start:end]``; ``signed`` says that it is a signature."""
    for opening, closing in _pairs(text, start, end):
        reading = _read(text[opening + 1 : closing - 1], signed)
        if reading is None:
            continue
        origin = Origin(_ANNOTATOR, reading.rule, reading.confidence)
        yield Span(opening, closing, reading.kind, reading.attrs, origin)
        if reading.kind == "note":
            yield from (span for span in bracket_spans(text, opening + 1, closing - 1) if span.kind != "note")


def signature_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """The signs of a signature that are in no square brackets: ``/s/``, ``(signed)``, ``(-)``, ``gez.``."""
    for match in signature_sign().finditer(text, start, end):
        if text[match.start()] != "[":
            yield Span(match.start(), match.end(), "signature-mark", (), Origin(_ANNOTATOR, "signature-sign", 0.95))


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost pairs of square brackets that open and close in an extent."""
    stack: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _SIGNS.finditer(text, start, end):
        if match.group() == "[":
            stack.append(match.start())
        elif stack:
            opening = stack.pop()
            while found and found[-1][0] > opening:
                found.pop()
            found.append((opening, match.end()))
    yield from found


def _read(content: str, signed: bool) -> _Reading | None:
    """What a bracket with this content stands for; ``None`` for a footnote's mark and for an empty one."""
    bare = content.strip()
    if not bare or (bare.isdigit() and len(bare) <= 3):
        return None
    if _DOTS.fullmatch(bare):
        return _Reading("gap", (("reason", "omitted"),), "dots", 0.9)
    folded = " ".join(bare.replace("’", "'").casefold().strip(_EDGES + "[]").split())
    return _listed(folded or bare, signed) or _described(bare, folded) or _Reading("supplied", (), "bracket", 0.9)


def _listed(folded: str, signed: bool) -> _Reading | None:
    """By the phrases of ``brackets.csv``."""
    phrases = _phrases()
    readings = phrases.get(folded, ()) or phrases.get(_COUNT.sub("", folded, count=1), ())
    kinds = [kind for kind, _ in readings]
    if signed and "signature-mark" in kinds:
        return _Reading("signature-mark", (), "signature-mark", 0.98)
    for kind, reason in readings:
        if kind == "gap":
            return _Reading("gap", (("reason", reason),), "gap-phrase", 0.95)
        if kind == "note":
            return _Reading("note", _note(reason), "note-phrase", 0.9)
    return _Reading("editorial", (), "editorial-phrase", 0.95) if readings else None


def _described(bare: str, folded: str) -> _Reading | None:
    """By how the content begins, or because it is a sentence."""
    if _UNITS.fullmatch(folded):
        reason = "redacted" if _REDACTED.search(folded) else "illegible" if "illeg" in folded else "omitted"
        return _Reading("gap", (("reason", reason),), "counted-gap", 0.9)
    words = words_of(folded)
    starts = [" ".join(words[:count]) for count in range(min(4, len(words)), 0, -1)]
    for start in starts:
        if start in _note_starts():
            return _Reading("note", _note(_note_starts()[start]), "note-start", 0.85)
    if len(words) >= _SENTENCE_WORDS and bare[0].isupper() and bare.endswith((".", "!", "?", '."', ".”")):
        return _Reading("note", _NOTE, "sentence", 0.7)
    return None


@cache
def signature_sign() -> re.Pattern[str]:
    """What stands for a signature: "[signature]", "/s/", "(signed)", "(-)", and "gez." or "Signed:" before a name."""
    phrases = sorted(
        (p for kind, _, p in read_table("tei.structure", "brackets.csv") if kind == "signature-mark"),
        key=len,
        reverse=True,
    )
    words = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(
        rf"\[(?:{words})(?![^\W_])[^\[\]]{{0,20}}\]|/(?:{words})\.?/|(?<!\w)\((?:(?:{words})\.?:?|[-–—]+)\)"
        rf"|^(?:{words})(?:\.:?|\s?:)(?=\s?[^\W_])",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """Phrase → pairs of kind and reason, in the order of the file."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, reason, phrase in read_table("tei.structure", "brackets.csv"):
        found.setdefault(phrase, []).append((kind, reason))
    return {phrase: tuple(pairs) for phrase, pairs in found.items()}


@cache
def _note_starts() -> dict[str, str]:
    """How a note begins → whose it is, mostly unknown."""
    rows = read_table("tei.structure", "brackets.csv")
    return {" ".join(words_of(phrase)): whose for kind, whose, phrase in rows if kind == "note"}


def _note(whose: str) -> Attrs:
    """The attributes of a note; whose it is where its beginning says so."""
    return (*_NOTE, ("resp", whose)) if whose else _NOTE
