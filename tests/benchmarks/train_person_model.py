"""Train the person model: ``tei/entities/persons/data/model.tsv``, ``model_document.tsv`` and ``common_words.csv``.

    pip install numpy scipy "faker==40.63.0"
    python tests/benchmarks/train_person_model.py [--gold ../shared/gold]

Two logistic regressions with binary features, fitted by L-BFGS. The first sees a word and its neighbours. The second
sees what the first said of the word, its neighbours and the same word elsewhere in the document; it is trained on
predictions of first models that did not see the document (three folds). Only sets whose licence allows it are read.
About a minute; the same input and library versions give the same files.
"""

from __future__ import annotations

import argparse
import collections
import random
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from person_corpus import ROOT, Example, common_words, corpus, labels
from scipy import optimize, sparse

from tei.entities.persons.agreement import agreement_features
from tei.entities.persons.features import Scene, features_of, is_candidate, scene_of
from tei.entities.persons.words import words_of

DATA = ROOT / "tei" / "entities" / "persons" / "data"
FOLDS = 3
SCALE = 100  # weights are written as whole hundredths


@dataclass
class Rows:
    """Labels and groups of the candidates of all examples, and where each document's rows are."""

    target: np.ndarray
    group: np.ndarray
    docs: list[tuple[Scene, list[int], slice]]


def forgetful(names: list[str], rng: random.Random) -> list[str]:
    """Some words without what is known of just this word, as if it had never been seen."""
    if rng.random() < 0.35:
        return [name for name in names if not name.startswith(("w=", "4=", "3=", "p="))]
    return names


def featurise(examples: list[Example]) -> tuple[list[list[str]], Rows]:
    """The features of all candidates, and their labels, groups and places."""
    names: list[list[str]] = []
    target: list[int] = []
    group: list[int] = []
    docs = []
    rng = random.Random(11)
    for sample in examples:
        scene = scene_of(words_of(sample.text))
        marks = labels(sample, list(scene.words))
        places = [at for at in range(len(scene.words)) if is_candidate(scene.words, at)]
        docs.append((scene, places, slice(len(names), len(names) + len(places))))
        for at in places:
            names.append(forgetful([sys.intern(name) for name in features_of(scene, at)], rng))
            target.append(marks[at])
            group.append(sample.group)
    return names, Rows(np.array(target), np.array(group), docs)


def matrix_of(names: list[list[str]], floor: int) -> tuple[sparse.csr_matrix, list[str]]:
    """One row for each candidate, one column for each feature that occurs ``floor`` times."""
    counts = collections.Counter(name for row in names for name in row)
    columns = sorted(name for name, count in counts.items() if count >= floor)
    index = {name: at for at, name in enumerate(columns)}
    rows = [[index[name] for name in row if name in index] for row in names]
    pointer = np.cumsum([0, *map(len, rows)])
    flat = np.fromiter((at for row in rows for at in row), dtype=np.int32, count=int(pointer[-1]))
    ones = np.ones(len(flat), dtype=np.float32)
    return sparse.csr_matrix((ones, flat, pointer), shape=(len(rows), len(columns))), columns


def fit(matrix: sparse.csr_matrix, target: np.ndarray, weight: np.ndarray, decay: float, steps: int) -> np.ndarray:
    """Weights of a logistic regression with L2 decay."""
    transposed = matrix.T.tocsr()
    sign = np.where(target == 1, 1.0, -1.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ w)
        value = float(weight @ np.logaddexp(0, -margin)) + 0.5 * decay * float(w @ w)
        gradient = transposed @ (-sign * weight / (1 + np.exp(np.clip(margin, -500, 500)))) + decay * w
        return value, gradient

    done = optimize.minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return done.x


def write(path: Path, columns: Iterable[str], weights: np.ndarray, least: float) -> None:
    """Weights of at least ``least``, one a line, sorted."""
    rows = [(name, round(float(w) * SCALE)) for name, w in zip(columns, weights, strict=True) if abs(w) >= least]
    lines = [f"{name}\t{weight}\n" for name, weight in sorted(rows) if weight]
    path.write_text("feature\tweight\n" + "".join(lines), encoding="utf-8", newline="\n")


def train(examples: list[Example], options: argparse.Namespace) -> None:
    names, rows = featurise(examples)
    matrix, columns = matrix_of(names, 3)
    known = rows.target >= 0
    weight = np.where(rows.target == 1, options.positive, 1.0)
    first = fit(matrix[known], rows.target[known], weight[known], options.decay, 200)
    write(DATA / "model.tsv", columns, first, options.least)
    scores = np.zeros(len(rows.target))
    for fold in range(FOLDS):
        seen = known & (rows.group % FOLDS != fold)
        unseen = rows.group % FOLDS == fold
        part = fit(matrix[seen], rows.target[seen], weight[seen], options.decay, 200)
        scores[unseen] = matrix[unseen] @ part
    agreed = [
        found for scene, places, at in rows.docs for found in agreement_features(scene, places, scores[at].tolist())
    ]
    matrix, columns = matrix_of(agreed, 10)
    second = fit(matrix[known], rows.target[known], weight[known], 1.0, 200)
    write(DATA / "model_document.tsv", columns, second, 0.005)
    print(f"{len(rows.target)} candidates, {len(examples)} examples")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--frus", type=int, default=700, help="documents of train/frus_persons")
    parser.add_argument("--papers", type=int, default=800, help="invented office papers")
    parser.add_argument("--positive", type=float, default=3.0, help="weight of a word of a name")
    parser.add_argument("--decay", type=float, default=1.0)
    parser.add_argument("--least", type=float, default=0.1, help="smallest weight that is written")
    parser.add_argument("--words", action="store_true", help="write common_words.csv first")
    options = parser.parse_args()
    if options.words:
        words = common_words(options.gold)
        text = "word\n" + "".join(f"{word}\n" for word in words)
        (DATA / "common_words.csv").write_text(text, encoding="utf-8", newline="\n")
    train(corpus(options.gold, options.frus, options.papers), options)


if __name__ == "__main__":
    main()
