"""Sentences with the organisations and places that are marked in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei.entities.orgs import annotate_orgs
from tei.entities.places import annotate_places
from tei.entities.resolve import resolve
from tei.model import Document

MARK = re.compile(r"\{(org|place):([^{}]*)\}")
Marks = list[tuple[str, str]]


def read_cases(path: Path) -> list[tuple[str, str, Marks]]:
    """Language, text and expected marks (kind, surface) of each line."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, bar, rest = line.partition("| ")
        lang, marked = (lang, rest) if bar else ("en", line)
        cases.append((lang, MARK.sub(r"\2", marked), MARK.findall(marked)))
    return cases


def marks_of(text: str, lang: str) -> Marks:
    document = Document(name="case", text=text, lang=lang)
    places = tuple(annotate_places(document, ()))
    kept, _ = resolve(document, [*places, *annotate_orgs(document, places)])
    return [(span.kind, document.surface(span)) for span in kept]


ORGS = Path(__file__).with_name("sentences.txt")
PLACES = Path(__file__).parents[1] / "places" / "sentences.txt"


@pytest.mark.parametrize(("lang", "text", "expected"), read_cases(ORGS), ids=lambda value: str(value)[:50])
def test_organisations(lang: str, text: str, expected: Marks) -> None:
    kinds = {kind for kind, _ in expected} | {"org"}
    assert [mark for mark in marks_of(text, lang) if mark[0] in kinds] == expected


@pytest.mark.parametrize(("lang", "text", "expected"), read_cases(PLACES), ids=lambda value: str(value)[:50])
def test_places(lang: str, text: str, expected: Marks) -> None:
    assert [mark for mark in marks_of(text, lang) if mark[0] == "place"] == expected
