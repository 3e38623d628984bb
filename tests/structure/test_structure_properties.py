"""Whatever the text, the structure keeps its promises."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from structure_checks import RECOGNISERS, check_document, structured

from tei.model import Document, Region
from tei.structure import structure

LINES = (
    "",
    " ",
    "\u00a0",
    "MEMORANDUM OF CONVERSATION",
    "TOP SECRET",
    "No. 238",
    "Sending: Pyongyang",
    "To the Ministry of Foreign Affairs",
    "For the President [Tito], [Foreign Minister] Koča [Popović].",
    "PARTICIPANTS",
    "Mr. Harold Smith, Prime Minister",
    "SUBJECT",
    "Subject: Disarmament",
    "Pyongyang",
    "Berlin, 10 November 1989",
    "7 June",
    "Dear Harold:",
    "Dear Foster: Mr. Molotov called on me at his request last night and we spoke of many things.",
    "The ambassador said that the talks would go on for the time being, and that nobody knew how long.",
    "He wrote [sic] that [the] others [illegible] were gone [Translator's note: see above].",
    "A bracket [that never closes in its line",
    "and closes] in another one",
    "1. that the first thing be done;",
    "2. that the second thing be done;",
    "3. The third one is a paragraph that goes on and on until it is long enough to be one by itself. " * 3,
    "- Comrade Puja",
    "– Monori – 423 –",
    "-- 118 --",
    "* * *",
    "xxx",
    "=====",
    "Gorbachev: It is so.",
    "Kim Yong-nam: It is not so at all, if you allow me.",
    "With communist greetings,",
    "Yours,",
    "Faithfully yours, Harold.",
    "Dein Paul",
    "The conversation was recorded by [signature] I. Shcherbakov",
    "By order of the Minister",
    "[signed] Radmanesh",
    "/s/ I. Shcherbakov",
    "Egon Krenz",
    "General Secretary of the SED",
    "COUNSELLOR OF THE [signature]",
    "USSR MFA DVO (B. VERESHCHAGIN)",
    "[Chinese] Embassy in Czechoslovakia",
    "S H T Y K O V",
    "P.S. I forgot to say that all is well.",
    "P.S.",
    "Annex",
    "3KK",
    "25 copies printed",
    "Copies: Stalin (2), Molotov, Malenkov, Beria,",
    "Distribution:",
    "[1] On this letter Krenz put his initials.",
    "[handwritten:]",
    "[…]",
    "à Monsieur le Président Butler,",
    "a",
    "[",
    "]",
    "(",
    ":",
    "\ufeff",
)

documents = st.lists(st.sampled_from(LINES), max_size=24).map("\n".join)
modes = st.sampled_from(["auto", "line", "blank"])


@settings(max_examples=400, deadline=None)
@given(documents, modes)
def test_every_sequence_of_known_lines_is_structured(text: str, mode: str) -> None:
    check_document(structured(text, paragraphs=mode))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), modes)
def test_every_text_is_structured(text: str, mode: str) -> None:
    check_document(structured(text, paragraphs=mode))


@settings(max_examples=200, deadline=None)
@given(documents, st.lists(st.integers(0, 600), max_size=5))
def test_bodies_in_several_regions_are_structured(text: str, cuts: list[int]) -> None:
    """Furniture between body regions is in no block."""
    bounds = [0, *sorted({cut for cut in cuts if 0 < cut < len(text)}), len(text)]
    pairs = [(a, b) for a, b in itertools.pairwise(bounds) if a < b]
    regions = tuple(Region(a, b, "body" if n % 2 == 0 else "furniture") for n, (a, b) in enumerate(pairs))
    check_document(structured(text, regions))


@settings(max_examples=100, deadline=None)
@given(documents)
def test_the_step_adds_and_never_alters(text: str) -> None:
    before = Document(name="d", text=text, lang="fr")
    after = structure(before, RECOGNISERS)
    assert (after.text, after.lang, after.regions, after.header) == (text, "fr", (), before.header)
    assert after == structure(before, RECOGNISERS)
