"""Training documents whose persons bear invented names.

The model must know a name by what stands around it and by its make, not by heart: half of the training documents
have their persons renamed (all mentions of one person alike), titles changed to "Cde." and the like, lines put into
capitals, and lines of office papers added (``data/person_templates.txt``).
"""

from __future__ import annotations

import csv
import random
import re
from functools import cache

from invented_persons import DATA, Person, correspondent, person


@cache
def templates() -> tuple[str, ...]:
    lines = (DATA / "person_templates.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def speeches() -> tuple[str, ...]:
    """The templates that begin with a speaker."""
    return tuple(line for line in templates() if SPEAKER.match(line))


@cache
def fields() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    with (DATA / "person_fields.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["field"], []).append(row["value"])
    return {name: tuple(values) for name, values in found.items()}


DAYS = ("14 May 1955", "3 October 1962", "October 27, 1962", "13.9.50", "27.X.1962", "June 1968", "2/11/71")
OTHER = {"a": "adjective", "h": "honorific", "o": "body", "c": "place", "t": "office"}
FIELD = re.compile(r"\{(\w)\}")
SPEAKER = re.compile(r"(?:\{[ht]\} )?\{[ps]\}: ")


def paper(rng: random.Random, lines: int = 24) -> tuple[str, list[tuple[int, int]]]:
    """An invented office paper: text and the extents of its persons."""
    cast = [person(rng) for _ in range(rng.randint(3, 8))]
    text, spans = "", []
    names_in_capitals = rng.random() < 0.15
    talk = rng.random() < 0.25
    for _ in range(lines):
        spoken = talk and rng.random() < 0.6
        template = rng.choice(speeches() if spoken else templates())
        line, extents = fill(template, rng, cast[: 2 + len(cast) // 3] if spoken else cast, names_in_capitals)
        if rng.random() < 0.06:
            line = line.upper() if len(line.upper()) == len(line) else line
        if len(line) < 20 and line.isalpha() and rng.random() < 0.1:
            line = " ".join(line.upper())  # S P A C E D
            extents = [(0, len(line)) for _ in extents]
        spans += [(len(text) + start, len(text) + end) for start, end in extents]
        text += line + ("\n\n" if rng.random() < 0.3 else "\n")
    return text, spans


def fill(template: str, rng: random.Random, cast: list[Person], capitals: bool) -> tuple[str, list[tuple[int, int]]]:
    line, at, spans = "", 0, []
    for match in FIELD.finditer(template):
        line += template[at : match.start()]
        at = match.end()
        code = match.group(1)
        if code in OTHER:
            value = rng.choice(fields()[OTHER[code]])
            line += value.upper() if code == "t" and template.isupper() else value
            continue
        if code in "nd":
            line += str(rng.randint(1, 30)) if code == "n" else rng.choice(DAYS)
            continue
        who = rng.choice(cast)
        name = {"p": who.full, "s": who.short, "i": who.initials, "r": who.reverse, "v": who.variant}[code]
        if capitals and len(name.upper()) == len(name):
            name = name.upper()
        spans += [(len(line) + start, len(line) + end) for start, end in extents_of(name)]
        line += name
    return line + template[at:], spans


def extents_of(name: str) -> list[tuple[int, int]]:
    """One extent, or two where a bracket holds a variant of the whole name; brackets inside count as part."""
    return [(0, len(name))]


def renamed(
    text: str, spans: list[tuple[int, int]], masks: list[tuple[int, int]], rng: random.Random, language: str = ""
) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The document with its persons renamed; spans that overlap a mask keep their names."""
    cast: dict[str, Person] = {}
    capitals = rng.random() < (0.03 if language else 0.12)
    comrades = not language and rng.random() < 0.5
    new, at = "", 0
    moved: list[tuple[int, int]] = []
    shift: list[tuple[int, int]] = []  # old offset → difference from there on
    for start, end in sorted(spans):
        if start < at or any(a < end and start < b for a, b in masks):
            continue
        before = text[at:start]
        if comrades:
            before = re.sub(
                r"\b(?:Mr|Mrs|Messrs|Sir)\b\.?( ?)$", lambda m: rng.choice(fields()["honorific"]) + m[1], before
            )
        old = text[start:end]
        key = re.sub(r"['’]s?$", "", old.split()[-1]).casefold()
        who = cast.setdefault(key, correspondent(rng, language) if language else person(rng))
        name = (who.full if rng.random() < 0.7 else who.initials) if " " in old else who.short
        if not language and rng.random() < 0.07:
            name = who.variant
        if capitals or (old.isupper() and len(old) > 3):
            name = name.upper() if len(name.upper()) == len(name) else name
        new += before
        moved.append((len(new), len(new) + len(name)))
        new += name
        shift.append((end, len(new) - end))
        at = end
    new += text[at:]

    def follow(offset: int) -> int:
        change = 0
        for old_offset, difference in shift:
            if old_offset > offset:
                break
            change = difference
        return offset + change

    return new, moved, [(follow(a), follow(b)) for a, b in masks]
