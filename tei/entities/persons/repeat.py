"""What was found once holds for the document: names again, their parts alone, and the rest of an enumeration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tei.entities.persons.features import Scene
from tei.entities.persons.names import Name, is_title
from tei.entities.persons.words import LINE, Word
from tei.entities.tokens import CAPITAL, CAPS, INITIAL, NUMBER

__all__ = ["repeated"]

_SURE = 1.0  # log-odds of a name that speaks for its words elsewhere
_DOUBT = -5.0  # a word below this is not marked for being known
_MARKED = 0.4  # log-odds given to what is marked by repetition
_LINKS = frozenset({",", ";", "-", "–", "(", ")", "and", "und", "et", "y", "&", "copy", "copies", "of"})


def repeated(scene: Scene, score: Mapping[int, float], names: Iterable[Name]) -> dict[int, float]:
    """The scores with those raised that the document's own names speak for."""
    raised = dict(score)
    sure = [name for name in names if name.score >= _SURE]
    _raise_parts(scene, raised, sure)
    _raise_sequences(scene, raised, sure)
    _raise_enumerations(scene, raised)
    return raised


def _raise_parts(scene: Scene, score: dict[int, float], names: Sequence[Name]) -> None:
    """Words of full or titled names, wherever they stand."""
    words = scene.words
    often = Counter(words[name.first].fold for name in names if name.last - name.first == 1)
    known = {
        word.fold
        for name in names
        if name.last - name.first > 1
        or (name.first and is_title(words[name.first - 1]))
        or often[words[name.first].fold] > 1
        for word in words[name.first : name.last]
        if word.shape in (CAPITAL, CAPS) and len(word.fold) > 2 and "c" not in word.kind and "O" not in word.kind
    }
    for at, own in score.items():
        word = words[at]
        if _DOUBT < own <= 0 and word.fold in known and word.shape != INITIAL:
            score[at] = _MARKED


def _raise_sequences(scene: Scene, score: dict[int, float], names: Sequence[Name]) -> None:
    """All words of a full name where the same words stand in the same order."""
    words = scene.words
    known = {tuple(word.fold for word in words[name.first : name.last]) for name in names if name.last - name.first > 1}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for sequence in sorted(known, key=len):
        by_first.setdefault(sequence[0], []).append(sequence)
    for at in list(score):
        for sequence in by_first.get(words[at].fold, ()):
            run = range(at, at + len(sequence))
            if (
                run.stop <= len(words)
                and tuple(words[i].fold for i in run) == sequence
                and _unbroken(words, run, score)
            ):
                for i in run:
                    score[i] = max(score[i], _MARKED)


def _unbroken(words: Sequence[Word], run: range, score: Mapping[int, float]) -> bool:
    return all(i in score for i in run) and all(words[i].gap != LINE for i in run[1:])


def _raise_enumerations(scene: Scene, score: dict[int, float]) -> None:
    """Single words in an enumeration most of whose members are persons: "Stalin (2), Molotov, Beria"."""
    for members in _enumerations(scene, score):
        persons = sum(score[at] > 0 for at in members)
        if persons >= 2 and persons * 2 >= len(members):
            for at in members:
                if score[at] <= 0 and "O" not in scene.words[at].kind and "c" not in scene.words[at].kind:
                    score[at] = _MARKED / 2


def _enumerations(scene: Scene, score: Mapping[int, float]) -> Iterator[list[int]]:
    """Members (candidates that stand alone) of each enumeration: between them punctuation, numbers and "and"."""
    members: list[int] = []
    clean = False
    for at, word in enumerate(scene.words):
        if at in score and word.shape in (CAPITAL, CAPS):
            alone = at + 1 >= len(scene.words) or at + 1 not in score or scene.words[at + 1].gap == LINE
            if not clean and members:
                yield members
                members = []
            if alone:
                members.append(at)
            clean = False
        elif word.fold in _LINKS or word.shape == NUMBER:
            clean = clean or word.fold in (",", ";", "and", "und", "et", "y", "&", "-", "–")
        else:
            if members:
                yield members
            members, clean = [], False
    if members:
        yield members
