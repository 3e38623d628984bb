"""The model: weights of two logistic regressions, read once on first use, and the scores they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from tei.entities.persons.agreement import agreement_features
from tei.entities.persons.features import Scene, features_of
from tei.entities.persons.lexicon import read_rows

__all__ = ["first_scores", "probability", "second_scores"]

_SCALE = 100  # weights are whole hundredths


@cache
def _weights(name: str) -> Mapping[str, int]:
    pairs = [row.split("\t") for row in read_rows(name)]
    return {feature: int(weight) for feature, weight in pairs}


def first_scores(scene: Scene, places: Sequence[int]) -> list[float]:
    """Log-odds, for each candidate (index of a word), that it is part of a person's name: from its surroundings."""
    weight = _weights("model.tsv").get
    return [sum([weight(name, 0) for name in features_of(scene, at)]) / _SCALE for at in places]


def second_scores(scene: Scene, places: Sequence[int], scores: Sequence[float]) -> list[float]:
    """The same, with what the first scores say of the word's neighbours and of the same word elsewhere."""
    weight = _weights("model_document.tsv").get
    return [sum([weight(name, 0) for name in names]) / _SCALE for names in agreement_features(scene, places, scores)]


def probability(score: float) -> float:
    """0 to 1 from log-odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
