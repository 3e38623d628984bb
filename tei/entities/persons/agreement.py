"""What the first look says of a word: its own score, its neighbours', and that of the same word elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei.entities.persons.features import Scene
from tei.entities.persons.words import LINE
from tei.entities.tokens import INITIAL, LOWER, NUMBER

__all__ = ["agreement_features"]

_STEPS = 5  # scores are counted in whole steps from -5 to 5
_REACH = 5  # words between neighbours in an enumeration
_LINKS = frozenset({"and", "und", "et", "y", "e", "sowie"})


def agreement_features(scene: Scene, places: Sequence[int], scores: Sequence[float]) -> Iterator[list[str]]:
    """For each candidate (``places``: indices of words, ``scores``: log-odds of the first look) its features."""
    words = scene.words
    score = dict(zip(places, scores, strict=True))
    by_form: dict[str, list[float]] = {}
    for at in places:
        if words[at].shape != INITIAL:
            by_form.setdefault(words[at].fold, []).append(score[at])
    totals = {form: (sum(values), max(values), len(values)) for form, values in by_form.items()}
    for at in places:
        word = words[at]
        own = score[at]
        step = _step(own)
        left = _beside(scene, score, at, -1)
        right = _beside(scene, score, at, 1)
        before, behind = _listed(scene, score, at, -1), _listed(scene, score, at, 1)
        total, best, count = totals.get(word.fold, (own, own, 1))
        others = f"{_step((total - own) / (count - 1))}" if count > 1 else "-"
        many = min(count, 4)
        looks = word.shape[:3] + word.kind
        yield [
            "b",
            f"z={step}",
            f"zh={round(own * 2) if -4 < own < 4 else step * 2}",
            f"l={left}|{step}",
            f"r={right}|{step}",
            f"lr={left}|{right}",
            f"o={others}|{many}",
            f"oz={others}|{step}",
            f"x={_step(best)}|{step}",
            f"olr={others}|{left}|{right}",
            f"k={looks}|{left}|{right}",
            f"ko={looks}|{others}",
            f"kz={looks}|{step}",
            f"e={before}|{behind}|{word.shape[:3]}",
            f"ez={before}|{step}",
            f"zz={behind}|{step}",
        ]


def _step(score: float) -> int:
    return max(-_STEPS, min(_STEPS, round(score)))


def _beside(scene: Scene, score: dict[int, float], at: int, way: int) -> str:
    """The step of the next word if it is a candidate on the same line; else what kind of word it is."""
    other = at + way
    words = scene.words
    if not scene.first[at] <= other < scene.last[at]:
        return "n"
    if other in score:
        return f"{_step(score[other])}{words[max(at, other)].gap}"
    return "w" if words[other].shape == LOWER else "."


def _listed(scene: Scene, score: dict[int, float], at: int, way: int) -> str:
    """The best score of the next candidates in an enumeration: beyond punctuation, numbers and "and" alone."""
    words = scene.words
    passed = False
    for other in _walk(scene, at, way):
        word = words[other]
        if other in score:
            if passed:
                return str(_step(score[other]))
            continue
        if word.shape == LOWER and word.fold not in _LINKS and len(word.fold) > 2:
            return "w" if passed else "-"
        if word.shape == LOWER and word.fold not in _LINKS:
            return "-"
        passed = passed or word.fold in _LINKS or word.shape == NUMBER or not word.fold.isalnum()
    return "n"


def _walk(scene: Scene, at: int, way: int) -> Iterable[int]:
    last = len(scene.words)
    lines = 0
    other = at
    for _ in range(_REACH + 2):
        crossing = scene.words[max(other, 0)] if way < 0 else (scene.words[other + 1] if other + 1 < last else None)
        other += way
        if not 0 <= other < last:
            return
        lines += crossing is not None and crossing.gap == LINE
        if lines > 1:
            return
        yield other
