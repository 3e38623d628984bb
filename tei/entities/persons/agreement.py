"""What the first look says of a word: its own score, its neighbours', and that of the same word elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    """The best score of the next candidates in an enumeration: beyond punctuation, numbers and "and" alone.

    It may go on in the next line, not in the one after that.
    """
    words, last = scene.words, len(scene.words)
    passed, lines, other = False, 0, at
    for _ in range(_REACH + 2):
        crossing = other if way < 0 else other + 1  # the word whose gap lies on the way
        other += way
        if not 0 <= other < last:
            break
        if words[crossing].gap == LINE:
            lines += 1
            if lines > 1:
                break
        if other in score:
            if passed:
                return str(_step(score[other]))
            continue
        _, _, _, shape, _, fold, _ = words[other]
        if shape == LOWER and fold not in _LINKS:
            return "w" if passed and len(fold) > 2 else "-"
        passed = passed or fold in _LINKS or shape == NUMBER or not fold.isalnum()
    return "n"
