"""Promises that hold for any text: never altered, always valid, the ledger whole, the same bytes again."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

import tei
from tei.model import check_ledger
from tei.pipeline import Edition
from tei.writer import fold, reading_text, source_text

# Lines as documents have them, in any order; what structure, names and dates look for is in them.
LINES = st.sampled_from([
    "MEMORANDUM OF CONVERSATION",
    "TOP SECRET",
    "No. 238",
    "Geneva, November 9, 1955.",
    "30.X 62. at 00.30",
    "Dear Comrade Molotov:",
    "DEAR MR. PRESIDENT: Yesterday I saw Mr. Hoover [sic] in the Ministry of Foreign Affairs.",
    "To the Ministry of Foreign Affairs",
    "1. On 10 September 1956 Cde. Ri Sang-jo [Ri Sang Jo] came to Moscow.",
    "- to inform the KWP CC [Central Committee];",
    "[illegible] and [the] other [Translator’s note: so in the text]",
    "The conversation was recorded by [signature] I. Shcherbakov",
    "/s/ Harold Macmillan",
    "Yours sincerely,",
    "P.S. Give my love to Maria.",
    "cc: File",
    "3KK",
    "* * *",
    "-- 118 --",
    "Annex",
    "Present were: Kim Il Sung, Chairman; Nam Il, Minister",
    "",
    "\u00a0",
])  # fmt: skip
TEXTS = st.lists(LINES | st.text("aA1.,:[]()“” \t-ü", max_size=30), min_size=1, max_size=25).map("\n".join)
VISIBLE = TEXTS.filter(lambda text: bool(text.strip()))


def convert(text: str, layout: str = "auto") -> Edition:
    return tei.convert(text, name="a", date="2001-02-03", layout=layout, to=("tei", "standoff"))


@settings(max_examples=150, deadline=None)
@given(VISIBLE)
def test_text_is_never_altered_and_the_edition_is_valid(text: str) -> None:
    edition = convert(text)
    assert [found for found in edition.findings if found.is_error] == []
    assert fold(reading_text(edition.xml)) == fold(source_text(edition.document)) == fold(text)
    assert edition.document.text == text


@settings(max_examples=60, deadline=None)
@given(VISIBLE)
def test_a_forced_layout_alters_nothing_and_its_ledger_is_whole(text: str) -> None:
    edition = convert(text, layout="wilson-center")
    check_ledger(text, edition.document.regions)
    assert [found for found in edition.findings if found.is_error] == []
    assert fold(reading_text(edition.xml)) == fold(source_text(edition.document))


@settings(max_examples=40, deadline=None)
@given(VISIBLE)
def test_the_same_input_gives_the_same_bytes(text: str) -> None:
    assert convert(text).outputs == convert(text).outputs


@settings(max_examples=60, deadline=None)
@given(VISIBLE)
def test_no_empty_element_but_those_that_mean_something(text: str) -> None:
    body = convert(text).xml.partition(b"<text>")[2].decode()
    empty = set(re.findall(r"<(\w+)[^<>]*/>", body)) | set(re.findall(r"<(\w+)[^<>]*></\1>", body))
    assert empty <= {"lb", "pb", "gap"}
