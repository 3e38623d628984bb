"""The training examples of the name model: gold documents of all kinds, renamed copies, invented office papers.

Editors mark some kinds and leave others: where a kind is not marked completely, an unmarked word may be a name of that
kind, so the model is not told that it is none (``Example.open``). In the large set, where persons alone are marked,
what the rules find of the other kinds is taken as marked, and a word written small as no name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

import person_augmentation
from person_augmentation import DAYS, FIELD, fields, paper, renamed
from person_corpus import LETTERS, read, untitled

from tei.entities import annotate
from tei.entities.neural.words import Word, words_of
from tei.evaluation.fold import Fold
from tei.model import Document, Region

KINDS = ("person", "org", "place", "date")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
COPIES = {"schnitzler": 5, "legalkraus": 5, "thun": 3, "berlinint": 3, "wilson": 4, "wilson2": 4, "frus_full": 3}
OWN = ("wilson", "wilson2", "frus_full")
LONGEST = 12_000  # characters of a document
FIELD_KINDS = {"o": "org", "c": "place"}

Extent = tuple[int, int]
Mark = tuple[int, int, str]


@dataclass(frozen=True)
class Example:
    """``marks``: extents and kinds; ``masks``: extents of which nothing is known; ``open``: kinds not all marked.

    ``language`` tells whose names a renamed copy gets ("": those of office papers); ``copies``: how often an epoch
    shows the document. ``small_is_none``: a word written small that is not marked is no name.
    """

    text: str
    marks: tuple[Mark, ...]
    masks: tuple[Extent, ...] = ()
    open: frozenset[str] = frozenset()
    language: str = ""
    copies: int = 1
    small_is_none: bool = False


@dataclass
class Corpus:
    """Examples; ``epoch`` gives them anew each time, differently renamed."""

    examples: list[Example]
    papers: int
    rng: random.Random = field(default_factory=lambda: random.Random(1))

    def epoch(self) -> Iterator[Example]:
        for example in self.examples:
            for copy in range(example.copies):
                change = self.rng.random() < (0.5 if example.copies == 1 or not copy else 0.75)
                yield rename(example, self.rng) if change else example
        for _ in range(self.papers):
            yield invented(self.rng)


def corpus(gold: Path, frus: int, papers: int, left_out: Fold | None) -> Corpus:
    """The sets whose licence allows it, without the documents of the fold ``left_out``."""
    examples = []
    for name in (*LETTERS, *OWN):
        for doc in read(gold / "dev" / f"{name}.jsonl"):
            if left_out is None or not left_out.has(doc["id"]):
                examples.append(_example(doc, name))
    docs = [doc for doc in read(gold / "train" / "frus_persons.jsonl.xz") if len(doc["text"]) < LONGEST]
    random.Random(1).shuffle(docs)
    examples += [with_rules(_example(doc, "frus")) for doc in docs[:frus]]
    return Corpus(examples, papers)


def _example(doc: dict, name: str) -> Example:
    scope = doc.get("scope")
    complete = {"person"} if name == "frus" else {k for k in KINDS if scope is None or scope.get(k) == "all"}
    masks = [(i["start"], i["end"]) for i in doc.get("ignore", ()) if complete & set(i["types"])]
    marks: list[Mark] = []
    for span in doc["spans"]:
        if span["type"] not in KINDS:
            continue
        start, end = span["start"], span["end"]
        if span["type"] == "person":
            start, end = untitled(doc["text"], start, end)
        doubtful = span.get("kind") in ("descr", "relative") or any(
            span.get(flag) for flag in ("weak", "optional", "partial_word", "relative")
        )
        if doubtful or not re.search(r"[^\W_]", doc["text"][start:end]):
            masks.append((span["start"], span["end"]))
        else:
            marks.append((start, end, span["type"]))
    own = name in OWN or name == "frus"
    language = "" if own else doc.get("lang", "en")
    return Example(
        doc["text"],
        tuple(marks),
        tuple(masks),
        frozenset(KINDS) - complete,
        language,
        COPIES.get(name, 1 if own else 2),
    )


def with_rules(example: Example) -> Example:
    """The example with what the rules find of the kinds that its editors did not mark."""
    document = Document(name="x", text=example.text, lang="en", regions=(Region(0, len(example.text), "body"),))
    found = annotate(document, ("dates", "places", "orgs")).document
    spans = [(s.start, s.end, s.kind) for s in found.of(*example.open)]
    free = [s for s in spans if not any(a < s[1] and s[0] < b for a, b, _ in example.marks)]
    return replace(example, marks=(*example.marks, *free), small_is_none=True)


def rename(example: Example, rng: random.Random) -> Example:
    """The example with its persons renamed; those inside another mark keep their names."""
    others = [mark for mark in example.marks if mark[2] != "person"]
    persons = [(a, b) for a, b, kind in example.marks if kind == "person"]
    persons = [(a, b) for a, b in persons if not any(x < b and a < y for x, y, _ in others)]
    kept = [*((a, b) for a, b, _ in others), *example.masks]
    language = example.language if example.language in ("", "de", "fr", "en") else "en"
    text, moved, follow = renamed(example.text, persons, kept, rng, language)
    marks = [(a, b, "person") for a, b in moved]
    marks += [(a, b, other[2]) for (a, b), other in zip(follow, others, strict=False)]
    return replace(example, text=text, marks=tuple(marks), masks=tuple(follow[len(others) :]))


def invented(rng: random.Random) -> Example:
    """An office paper with its persons, bodies, places and dates."""
    lines: list[tuple[str, list[Mark]]] = []

    def fill(template: str, rng: random.Random, cast: list, capitals: bool) -> tuple[str, list[Extent]]:
        line, at, marks = "", 0, []
        for match in FIELD.finditer(template):
            line += template[at : match.start()]
            at, code, start = match.end(), match.group(1), len(line)
            line += value_of(code, rng, cast, template.isupper(), capitals)
            kind = FIELD_KINDS.get(code) or ("date" if code == "d" else "person" if code in "psirv" else "")
            if kind:
                marks.append((start, len(line), kind))
        line += template[at:]
        lines.append((line, marks))
        return line, [(a, b) for a, b, kind in marks if kind == "person"]

    with patch.object(person_augmentation, "fill", fill):
        text, persons = paper(rng)
    marks = [(a, b, "person") for a, b in persons]
    at = 0
    for line, found in lines:
        start = next((s for s in (text.find(line, at), text.find(line.upper(), at)) if s >= 0), -1)
        if start >= 0:
            marks += [(start + a, start + b, kind) for a, b, kind in found if kind != "person"]
            at = start + 1
    return Example(text, tuple(marks), open=frozenset({"org", "place", "date"}), small_is_none=True)


def value_of(code: str, rng: random.Random, cast: list, loud: bool, capitals: bool) -> str:
    """What a field of a template is filled with."""
    if code in person_augmentation.OTHER:
        value = rng.choice(fields()[person_augmentation.OTHER[code]])
        return value.upper() if code == "t" and loud else value
    if code in "nd":
        return str(rng.randint(1, 30)) if code == "n" else rng.choice(DAYS)
    who = rng.choice(cast)
    name = {"p": who.full, "s": who.short, "i": who.initials, "r": who.reverse, "v": who.variant}[code]
    return name.upper() if capitals and len(name.upper()) == len(name) else name


def allowed(example: Example, words: Sequence[Word]) -> list[int]:
    """For each word the labels that it may have, as bits of ``LABELS``; 0: nothing is known."""
    kind_at: list[tuple[int, str] | None] = [None] * len(example.text)
    for start, end, kind in example.marks:
        kind_at[start:end] = [(start, kind)] * (end - start)
    unknown = bytearray(len(example.text))
    for start, end in example.masks:
        unknown[start:end] = b"\x01" * (end - start)
    unmarked = 1 | sum(1 << LABELS.index(f"{part}-{kind}") for kind in example.open for part in "BI")
    found, last = [], None
    for word in words:
        here = kind_at[word.start]
        if here:
            inside = here == last and not word.starts_line
            found.append(1 << LABELS.index(f"{'I' if inside else 'B'}-{here[1]}"))
        elif unknown[word.start]:
            found.append(0)
        else:
            small = example.small_is_none and not example.text[word.start].isupper()
            found.append(1 if small else unmarked)
        last = here
    return found


def shouted(example: Example, rng: random.Random, share: float) -> Example:
    """The example with some of its lines in capitals."""
    lines = example.text.split("\n")
    loud = [line.upper() if len(line.upper()) == len(line) and rng.random() < share else line for line in lines]
    return replace(example, text="\n".join(loud))


__all__ = ["LABELS", "Corpus", "Example", "allowed", "corpus", "shouted", "words_of"]
