"""Exact F1 of marks against gold documents, and the fields and bounds of pages.

A gold document is ``{"id", "text", "spans", "ignore", "scope", "body"?, "header"?}``. Left out of the count are types
whose scope is not complete, what lies in ``ignore``, and gold spans that are weak, optional, descriptions or parts of
words; a relative date ("yesterday") is neither hit nor miss. A gold span's narrower ``core`` counts as a hit, and so
does a person without the title that some editors take in ("Mrs. Edgeworth"). A date's value is compared where the
marks overlap.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[1] / "data" / "gold"
TYPES = ("person", "org", "place", "date", "signed", "dateline", "salute", "closer")
SOFT = ("weak", "optional", "partial_word")
# reported, not counted: they come from the page's title
REPORTED_FIELDS = ("author", "recipient")

_TITLES = re.compile(
    r"(?:(?:the|mr|mrs|miss|ms|dr|prof|professor|sir|lord|lady|madam|madame|mme|mlle|m|monsieur|herr|frau|hr|capt|captain"
    r"|col|colonel|gen|general|lt|lieut|major|maj|judge|rev|graf|president|dear)\b\.?\s+)+",
    re.IGNORECASE,
)

Doc = Mapping[str, Any]


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@dataclass
class Counts:
    gold: int = 0
    predicted: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 1.0


@dataclass
class Score:
    types: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in TYPES})
    values: Counts = field(default_factory=Counts)
    bodies: Counts = field(default_factory=Counts)
    fields: Counts = field(default_factory=Counts)


def score(documents: Iterable[tuple[Doc, Doc]]) -> Score:
    """Score pairs of gold document and prediction (the stand-off form that ``convert --to standoff`` writes)."""
    total = Score()
    for gold, predicted in documents:
        for kind in TYPES:
            if _complete(gold, kind):
                _score_type(gold, predicted, kind, total)
        if "body" in gold:
            _score_page(gold, predicted, total)
    return total


def _complete(gold: Doc, kind: str) -> bool:
    return gold.get("scope") is None or gold["scope"].get(kind) in ("all", "derived")


def _is_soft(span: Doc) -> bool:
    return any(span.get(flag) for flag in SOFT) or span.get("kind") == "descr" or _is_relative(span)


def _is_relative(span: Doc) -> bool:
    return bool(span["type"] == "date" and (span.get("relative") or span.get("kind") == "relative"))


def _score_type(gold: Doc, predicted: Doc, kind: str, total: Score) -> None:
    spans = [span for span in gold["spans"] if span["type"] == kind]
    hard = [span for span in spans if not _is_soft(span)]
    soft = [(s["start"], s["end"]) for s in spans if _is_soft(s)]
    soft += [(i["start"], i["end"]) for i in gold.get("ignore", ()) if kind in i["types"]]
    bounds = {_bounds(span) for span in hard}
    found = {
        _bounds(span): span
        for span in predicted["spans"]
        if span["type"] == kind and (_bounds(span) in bounds or not any(_meet(span, extent) for extent in soft))
    }
    counts = total.types[kind]
    counts.gold += len(hard)
    counts.predicted += len(found)
    counts.right += sum(bool(_hits(gold["text"], span) & found.keys()) for span in hard)
    if kind == "date":
        _score_values(hard, list(found.values()), total.values)


def _hits(text: str, span: Doc) -> set[tuple[int, int]]:
    """The bounds that count as right for a gold span."""
    hits = {_bounds(span)}
    if "core" in span:
        hits.add(_bounds(span["core"]))
    if span["type"] == "person" and (title := _TITLES.match(text, span["start"], span["end"])):
        hits.add((title.end(), span["end"]))
    return hits


def _score_values(hard: list[Doc], found: list[Doc], values: Counts) -> None:
    used: set[tuple[int, int]] = set()
    for span in hard:
        match = next((f for f in found if _bounds(f) not in used and _meet(f, _bounds(span))), None)
        if match is None:
            continue
        used.add(_bounds(match))
        if _value(span):
            values.gold += 1
            values.predicted += 1
            values.right += _value(span) == _value(match)


def _score_page(gold: Doc, predicted: Doc, total: Score) -> None:
    text = gold["text"]
    total.bodies.gold += 1
    total.bodies.predicted += 1
    total.bodies.right += text[slice(*gold["body"])].strip() == text[slice(*predicted["body"])].strip()
    for name in (set(gold["header"]) | set(predicted["header"])) - set(REPORTED_FIELDS):
        total.fields.gold += 1
        total.fields.predicted += 1
        total.fields.right += _fold(gold["header"].get(name)) == _fold(predicted["header"].get(name))


def _bounds(span: Doc) -> tuple[int, int]:
    return (span["start"], span["end"])


def _meet(span: Doc, extent: tuple[int, int]) -> bool:
    return bool(span["start"] < extent[1] and span["end"] > extent[0])


def _value(span: Doc) -> dict[str, str]:
    value = {key: str(span[key]) for key in ("when", "from", "to", "notBefore", "notAfter") if span.get(key)}
    return {key: text[:10] if key == "when" else text for key, text in value.items()}


def _fold(value: object) -> str | None:
    return None if value is None else " ".join(str(value).split()).strip(" .")
