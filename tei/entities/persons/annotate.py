"""The annotator of persons, and a cheap recogniser for single lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

from tei.entities.persons.features import Scene, is_candidate, scene_of
from tei.entities.persons.model import first_scores, probability, second_scores
from tei.entities.persons.names import is_title, names_of
from tei.entities.persons.repeat import repeated
from tei.entities.persons.words import Word, words_of
from tei.entities.tokens import INITIAL
from tei.model import Document, Origin, Span

__all__ = ["annotate_persons", "find_persons"]

_FIGURE = 1.5  # log-odds
_SHOUTED = 4.0  # log-odds
_LEAST = 0.0025  # probability: six log-odds are as sure as it gets


def annotate_persons(
    document: Document,
    candidates: Sequence[Span] = (),  # noqa: ARG001, the signature of annotators
    evidence: Mapping[int, float] | None = None,
) -> Iterable[Span]:
    """Candidates of kind ``person`` in the body, in the order of the text: names without titles or honorifics.

    ``evidence``: where a word starts → the probability of another model that it is part of a person's name. It counts
    as much as the own model.
    """
    words = words_of(document.text)
    scene = scene_of(words)
    places = [at for at in range(len(words)) if is_candidate(words, at)]
    scores = second_scores(scene, places, first_scores(scene, places))
    score = {
        at: value + _fame(words[at], scene.language) - _shouted_word(scene, at)
        for at, value in zip(places, scores, strict=True)
    }
    if evidence is not None:
        score = {at: (value + _log_odds(evidence.get(words[at].start))) / 2 for at, value in score.items()}
    score = repeated(scene, score, names_of(scene, score, document.text))
    body = [(region.start, region.end) for region in document.body]
    return [
        Span(name.start, name.end, "person", origin=Origin("persons", "model", round(probability(name.score), 2)))
        for name in names_of(scene, score, document.text)
        if any(start <= name.start and name.end <= end for start, end in body)
    ]


def _log_odds(probability: float | None) -> float:
    """Log-odds of a probability, bounded; 0 of none."""
    if probability is None:
        return 0.0
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded))


def _fame(word: Word, language: str) -> float:
    """What is added to the score of a public figure's name that is no word besides."""
    return _FIGURE if language == "en" and "f" in word.kind and "c" not in word.kind else 0.0


def _shouted_word(scene: Scene, at: int) -> float:
    """What is taken from the score of a word that is mostly written small, in a line in capitals ("HE SAID HE").

    There its capital says nothing; a title, an initial or a given name before it does.
    """
    word = scene.words[at]
    if not scene.shouted[at] or not set("cV") & set(word.kind) or "f" in word.kind:
        return 0.0
    if at > scene.first[at]:
        before = scene.words[at - 1]
        if is_title(before) or before.shape == INITIAL or ("g" in before.kind and "c" not in before.kind):
            return 0.0
    return _SHOUTED


def find_persons(text: str) -> Sequence[tuple[int, int]]:
    """Extents of probable names of persons in one line, titles left out."""
    words = words_of(text)
    scene = scene_of(words)
    places = [at for at in range(len(words)) if is_candidate(words, at)]
    score = dict(zip(places, first_scores(scene, places), strict=True))
    return [(name.start, name.end) for name in names_of(scene, score, text)]
