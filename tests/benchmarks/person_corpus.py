"""The training examples of the person model: gold documents, renamed copies of them, and invented office papers."""

from __future__ import annotations

import collections
import json
import lzma
import random
import re
import sys
from array import array
from dataclasses import dataclass, field
from pathlib import Path

from person_augmentation import paper, renamed

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tei.entities.persons.words import Word, words_of  # noqa: E402

LETTERS = ("edgeworth", "schnitzler", "legalkraus", "thun", "berlinint", "pec")

Extent = tuple[int, int]


@dataclass
class Example:
    """A training document: text, extents of persons, extents without a label."""

    text: str
    spans: list[Extent]
    masks: list[Extent] = field(default_factory=list)
    group: int = 0
    language: str = ""


def read(path: Path) -> list[dict]:
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]


def example(doc: dict) -> Example:
    """Gold → example: titles cut off, descriptions and doubtful spans masked."""
    found = Example(doc["text"], [])
    found.masks = [(i["start"], i["end"]) for i in doc.get("ignore", ()) if "person" in i["types"]]
    for span in doc["spans"]:
        if span["type"] != "person":
            continue
        extent = untitled(doc["text"], span["start"], span["end"])
        doubtful = span.get("kind") == "descr" or any(span.get(k) for k in ("weak", "optional", "partial_word"))
        surface = doc["text"][slice(*extent)]
        if doubtful or not re.search(r"[^\W\d_]{2}", surface) or surface.islower():
            found.masks.append((span["start"], span["end"]))
        else:
            found.spans.append(extent)
    return found


def untitled(text: str, start: int, end: int) -> Extent:
    words = words_of(text, start, end)
    while len(words) > 1 and (
        (set(words[0].kind) & set("HROK") and not set(words[0].kind) & set("g"))
        or words[0].text == "."
        or (words[0].kind == "p" and set(words[1].kind) & set("HRO"))
    ):
        words = words[1:]
    if words and len(words) > 1 and words[0].shape == "lower":
        words = [w for w in words if w.shape != "lower"] or words
    if set(words[0].kind) & set("HRO") and len(words) == 1 and not set(words[0].kind) & set("gs"):
        return (start, start)
    return (words[0].start, end)


def labels(sample: Example, words: list[Word]) -> list[int]:
    """1 person, 0 none, -1 unknown, for each word."""
    marks = array("b", bytes(len(sample.text)))
    for start, end in sample.spans:
        for at in range(start, end):
            marks[at] = 1
    for start, end in sample.masks:
        for at in range(start, end):
            marks[at] = -1
    return [marks[word.start] for word in words]


def unsure(samples: list[Example]) -> None:
    """Mask words that the editors left unmarked although they mark the same word mostly: misses, not negatives."""
    marked: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    read_words = [words_of(sample.text) for sample in samples]
    for sample, words in zip(samples, read_words, strict=True):
        for word, label in zip(words, labels(sample, words), strict=True):
            if word.shape in ("Capital", "CAPS") and label >= 0:
                seen[word.fold] += 1
                marked[word.fold] += label
    for sample, words in zip(samples, read_words, strict=True):
        for word, label in zip(words, labels(sample, words), strict=True):
            if label == 0 and marked[word.fold] >= 4 and marked[word.fold] * 2 > seen[word.fold]:
                sample.masks.append((word.start, word.end))


def corpus(gold: Path, frus: int, papers: int, seed: int = 7) -> list[Example]:
    rng = random.Random(seed)
    plain: list[Example] = []
    docs = read(gold / "train" / "frus_persons.jsonl.xz")
    docs = [doc for doc in docs if 300 < len(doc["text"]) < 12000]
    rng.shuffle(docs)
    plain += [example(doc) for doc in docs[:1500]]
    unsure(plain)
    del plain[frus:]
    for name in LETTERS:
        for doc in read(gold / "dev" / f"{name}.jsonl"):
            plain.append(example(doc))
            plain[-1].language = doc["lang"]
    for group, sample in enumerate(plain):
        sample.group = group
    renamings = []
    for sample in plain:
        for _ in range(2 if sample.language else 1):
            if sample.spans and rng.random() < 0.75:
                text, spans, masks = renamed(sample.text, sample.spans, sample.masks, rng, sample.language)
                renamings.append(Example(text, spans, masks, sample.group))
    invented = [Example(*paper(rng), group=len(plain) + i) for i in range(papers)]
    return plain + renamings + invented


def common_words(gold: Path) -> list[str]:
    """Words that the texts write small at least as often as with a capital."""
    small: collections.Counter[str] = collections.Counter()
    large: collections.Counter[str] = collections.Counter()
    docs = read(gold / "train" / "frus_persons.jsonl.xz")
    for name in LETTERS:
        docs += read(gold / "dev" / f"{name}.jsonl")
    for doc in docs:
        for word in re.findall(r"[^\W\d_]{2,}", doc["text"]):
            (small if word.islower() else large)[word.casefold()] += 1
    return sorted(word for word, count in small.items() if count >= 2 and count * 2 > large[word])
