"""What the model sees of a word: its form, its neighbours, its line, and what the document says of it elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei.entities.persons.words import LINE, PARTICLE, Word, language_of
from tei.entities.tokens import CAPITAL, CAPS, INITIAL, LOWER, NUMBER, OTHER

__all__ = ["Scene", "features_of", "is_candidate", "scene_of"]

_NAMES = frozenset({CAPITAL, CAPS, INITIAL})
_LONGEST_LABEL = 4  # words before the colon of a speaker
_LONG_LINE = 12  # words; a longer line is running text


@dataclass(frozen=True, slots=True)
class Scene:
    """A document's words and what is true of them in it as a whole.

    ``first`` and ``last`` bound the line of each word (half-open). ``shouted`` tells of each word whether its line is
    in capitals. ``small`` holds forms that the document also writes small; ``titled`` forms that follow a title or
    an initial somewhere; ``speaking`` forms that stand before a colon at the head of several lines.
    """

    words: Sequence[Word]
    language: str
    first: Sequence[int]
    last: Sequence[int]
    shouted: Sequence[bool]
    small: frozenset[str]
    titled: frozenset[str]
    speaking: frozenset[str]


def scene_of(words: Sequence[Word], language: str = "") -> Scene:
    first: list[int] = []
    last: list[int] = []
    shouted: list[bool] = []
    for start, end in _lines(words):
        size = end - start
        first += [start] * size
        last += [end] * size
        letters = [word.shape for word in words[start:end] if word.shape in (CAPITAL, CAPS, LOWER)]
        shouted += [size > 1 and letters.count(CAPS) * 4 > len(letters) * 3] * size
    small = frozenset(word.fold for word in words if word.shape == LOWER)
    titled = frozenset(
        word.fold
        for before, word in pairwise(words)
        if word.shape in (CAPITAL, CAPS)
        and word.gap != LINE
        and (before.shape == INITIAL or "H" in before.kind or (before.fold == "." and word.gap))
    )
    return Scene(
        words, language or language_of(list(words)), first, last, shouted, small, titled, _speaking(words, first)
    )


def _speaking(words: Sequence[Word], first: Sequence[int]) -> frozenset[str]:
    labels = Counter(
        before.fold
        for at, (before, word) in enumerate(pairwise(words))
        if word.text == ":" and before.shape in (CAPITAL, CAPS) and at - first[at] < _LONGEST_LABEL
    )
    return frozenset(form for form, count in labels.items() if count > 1)


def _lines(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, word in enumerate(words):
        if at and word.gap == LINE:
            yield (start, at)
            start = at
    if words:
        yield (start, len(words))


def is_candidate(words: Sequence[Word], at: int) -> bool:
    """Can this word be part of a name? One with a capital, or a particle before or between such words."""
    word = words[at]
    if word.shape in _NAMES:
        return not _is_model_number(words, at) and not _is_abbreviation(words, at)
    if word.shape == OTHER:
        return len(word.text) > 2 and not word.text.isupper() and word.text[0].isalpha()
    if word.shape != PARTICLE:
        return False
    for following in words[at + 1 : at + 3]:
        if following.gap == LINE:
            return False
        if following.shape in _NAMES:
            return True
        if following.shape != PARTICLE:
            return False
    return False


def _is_model_number(words: Sequence[Word], at: int) -> bool:
    """ "Tu-104", "F-86"."""
    if len(words[at].text) > 3 or at + 2 >= len(words):
        return False
    dash, number = words[at + 1], words[at + 2]
    return dash.text in ("-", "–") and number.shape == NUMBER and not dash.gap and not number.gap


def _is_abbreviation(words: Sequence[Word], at: int) -> bool:
    """The second half of "z. B.", "u. A."."""
    if words[at].shape != INITIAL or at < 2 or words[at - 1].text != ".":
        return False
    return len(words[at - 2].text) == 1 and words[at - 2].text.islower()


_EDGE = Word(0, 0, "", "edge", LINE, "", "")


def features_of(scene: Scene, at: int) -> list[str]:
    """The features of one word, as the keys of the model's weights."""
    words = scene.words
    word = words[at]
    n1 = words[at - 1] if at else _EDGE
    n2 = words[at - 2] if at > 1 else _EDGE
    p1 = words[at + 1] if at + 1 < len(words) else _EDGE
    p2 = words[at + 2] if at + 2 < len(words) else _EDGE
    fold, kind, shape = word.fold, word.kind, word.shape
    language = scene.language
    place = _place(scene, at)
    before, after = n1.shape[:3] + word.gap, p1.gap + p1.shape[:3]
    if n1.shape == OTHER:
        before = n1.fold + word.gap
    if p1.shape == OTHER:
        after = p1.gap + p1.fold
    looks = shape[:3] + ("!" if scene.shouted[at] else "") + _hyphen(word.text)
    found = [
        "b",
        f"w={fold}",
        f"l={looks}",
        f"k={kind}|{looks}",
        f"e={place}|{looks}|{kind}",
        f"L={language}|{looks}|{place}",
        f"L={language}|{kind}|{before}",
        f"a={n1.fold}",
        f"z={p1.fold}",
        f"a2={n2.fold}",
        f"z2={p2.fold}",
        f"aa={n2.fold}|{n1.fold}",
        f"ag={before}|{place}",
        f"az={before}|{after}",
        f"ak={n1.kind}|{word.gap}|{kind}",
        f"zk={kind}|{p1.gap}|{p1.kind}",
        f"akz={n1.kind}|{kind}|{p1.kind}|{looks}",
        f"as={before}|{looks}|{after}",
        f"aks={n1.kind}|{before}|{after}|{p1.kind}",
        f"ak2={n2.kind}|{n1.fold if n1.shape == OTHER else n1.kind}|{looks}",
        f"zf={looks}|{p1.fold}",
        f"af={n1.fold}|{looks}|{kind}",
        f"ae={language}|{n1.shape[:1]}{n1.fold[-2:]}|{looks}",
        f"ze={language}|{p1.shape[:1]}{p1.fold[-2:]}|{looks}",
    ]
    if shape in (CAPITAL, CAPS):
        found += [f"1={fold[-1:]}|{language}", f"2={fold[-2:]}", f"3={fold[-3:]}", f"4={fold[-4:]}", f"p={fold[:3]}"]
        found.append(f"n={min(len(fold), 8)}|{looks}|{kind}")
    if fold in scene.small:
        found.append(f"ds={kind}|{language}")
    if fold in scene.speaking:
        found.append(f"dc={kind}|{place}")
    if fold in scene.titled:
        found.append(f"dt={kind}|{language}")
    return found


def _hyphen(text: str) -> str:
    """Is the word two in one, and is the second small: "Sang-jo", "Mendès-France"?"""
    _, dash, tail = text.partition("-")
    return (dash + tail[:1].islower() * "x") if dash else ""


def _place(scene: Scene, at: int) -> str:
    """Where a word stands: alone in its line, at start, end or inside; of a short or long line; after a stop."""
    first, last = scene.first[at], scene.last[at]
    size = "s" if last - first <= _LONG_LINE else "l"
    if at == first:
        return size + ("a" if last - first == 1 else "b")
    if at == last - 1:
        return size + "e"
    before = scene.words[at - 1].fold
    return size + ("." if before in (".", "!", "?", ":", "”", '"', "“", "–", "—", "(") else "i")
