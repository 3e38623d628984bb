"""What holds for every text: marks lie in the body, are not empty, carry their origin, and are the same each time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tei.entities.orgs import annotate_orgs
from tei.entities.places import annotate_places, find_places
from tei.model import Document, Region, Span

WORDS = [
    *(
        "Moscow",
        "Berlin",
        "United",
        "States",
        "U.S.",
        "US",
        "[North]",
        "Korea]",
        "Korea",
        "Sea",
        "Gulf",
        "River",
        "County",
    ),
    *("the", "The", "of", "and", "in", "from", "for", "on", "under", "capital", "15th", "No. 5", "XX/8", "12", "Md"),
    *(
        "Ministry",
        "Foreign",
        "Affairs",
        "Embassy",
        "CC",
        "CPSU",
        "Party",
        "Workers",
        "People's",
        "Central",
        "Committee",
    ),
    *("Republic", "Chief", "Directorate", "Government", "Soviet", "embassy", "Staff", "Group", "GOI", "group", "Great"),
    *("Verlag", "Zeitung", "Wiener", "Société", "des", "Nations", "rue", "Paris", "F[oreign]", "M[inistry]", "C P S U"),
    *("'", "'s", "(", ")", "[", "]", ",", ".", "-", "–", "“", "”", '"', "\n", "\n\n", "\u00a0"),
    *("İstanbul", "ǅ", "ﬁ", "ß", "e\u0301"),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60)
LANGS = st.sampled_from(("en", "de", "fr", "und"))


def marks(document: Document) -> list[Span]:
    places = list(annotate_places(document, ()))
    return places + list(annotate_orgs(document, places))


@given(TEXTS, LANGS)
@settings(max_examples=300, deadline=None)
def test_marks_lie_in_the_text_and_carry_their_origin(text: str, lang: str) -> None:
    for span in marks(Document(name="any", text=text, lang=lang)):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert span.kind in ("place", "org")
        assert span.origin is not None and span.origin.rule
        assert span.origin.annotator == span.kind + "s" and 0.5 <= span.origin.confidence < 1


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_marks_stay_in_the_body(before: str, body: str, after: str) -> None:
    parts = [part for part in ((before, "furniture"), (body, "body"), (after, "header")) if part[0]]
    text, regions = "", []
    for part, kind in parts:
        regions.append(Region(len(text), len(text) + len(part), kind))  # type: ignore[arg-type]
        text += part
    document = Document(name="any", text=text, lang="en", regions=tuple(regions))
    for span in marks(document):
        assert any(region.start <= span.start and span.end <= region.end for region in document.body)


@given(TEXTS, LANGS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gets_the_same_marks(text: str, lang: str) -> None:
    document = Document(name="any", text=text, lang=lang)
    assert marks(document) == marks(document)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_found_places_are_in_order_and_apart(text: str) -> None:
    found = find_places(text)
    assert all(start < end for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
