"""Lines become paragraphs: the written rule of ``auto``, on texts that were wrapped for the test."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.model import Document
from tei.structure.paragraphs import paragraph_mode, paragraphs
from tei.structure.unit import line_units

SENTENCE = "the letter that came from there was read by all who had been asked to read it and to say nothing"
WORDS = sorted(set(SENTENCE.split()))
PARAGRAPH = st.lists(st.sampled_from(WORDS), min_size=60, max_size=120).map(
    lambda words: " ".join(words).capitalize() + "."
)


def units_of(text: str, mode: str = "auto") -> list[str]:
    lines = line_units(Document(name="d", text=text))
    return [" ".join(unit.text.split()) for unit in paragraphs(text, lines, mode)]  # type: ignore[arg-type]


@settings(max_examples=80, deadline=None)
@given(st.lists(PARAGRAPH, min_size=3, max_size=6), st.integers(50, 100), st.sampled_from(["\n\n", "\n    "]))
def test_wrapped_paragraphs_are_joined_again(texts: list[str], width: int, joint: str) -> None:
    """Parted by blank lines or by an indent."""
    wrapped = joint.join(textwrap.fill(text, width) for text in texts)
    assert units_of(wrapped) == texts


@settings(max_examples=80, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=6), st.sampled_from(["\n", "\n\n"]))
def test_a_line_is_a_paragraph_in_text_that_is_not_wrapped(texts: list[str], joint: str) -> None:
    assert units_of(joint.join(texts)) == texts


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("", "line"),
        ("One line.", "line"),
        ("\n".join(["A short line of an address"] * 6), "line"),
        ("\n".join(["that goes on and on to the end of the line and then"] * 6), "wrapped"),
        ("\n".join(["THAT GOES ON AND ON TO THE END OF THE LINE AND THEN"] * 6), "wrapped"),
        ("\n".join(["It ends here, at the end of the line, as it should."] * 6), "line"),
        ("\n".join(["that goes on and on to the end of the line and then"] * 6 + ["x" * 100]), "line"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert paragraph_mode(line_units(Document(name="d", text=text))) == mode


def test_modes_that_are_asked_for() -> None:
    text = "that goes on and on to the end of the line\nand ends here.\n\nNew one."
    assert units_of(text, "line") == ["that goes on and on to the end of the line", "and ends here.", "New one."]
    assert units_of(text, "blank") == ["that goes on and on to the end of the line and ends here.", "New one."]


def test_a_bracket_over_several_lines_is_one_unit() -> None:
    assert units_of("Before.\n[handwritten:\nOgnev\n21 July 1958]\nAfter.") == [
        "Before.",
        "[handwritten: Ognev 21 July 1958]",
        "After.",
    ]
    assert units_of("[never closed\nOgnev") == ["[never closed", "Ognev"]
