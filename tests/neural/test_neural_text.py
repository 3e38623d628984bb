"""From text to what the network reads: words, pieces, hints, windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from list_network import VOCABULARY

from tei.entities.neural.hints import HINTS, hints_of
from tei.entities.neural.windows import BORDER, BREAK, INSIDE, SHAPE_CODES, windows_of
from tei.entities.neural.wordpiece import WordPiece
from tei.entities.neural.words import SHAPES, shape_of, words_of

WORDPIECE = WordPiece(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Molotov", ["mol", "##ot", "##ov"]),  # the longest first
        ("Größe", ["grosse"]),  # no accents, no capitals
        ("GROSSE", ["grosse"]),
        ("Mola", ["mol", "##a"]),
        ("Molz", ["[UNK]"]),
        ("a" * 41, ["[UNK]"]),
        (".", ["."]),
    ],
)
def test_pieces(word: str, pieces: list[str]) -> None:
    assert [VOCABULARY[number] for number in WORDPIECE.pieces(word)] == pieces
    assert WORDPIECE.pieces(word) == WORDPIECE.pieces(word)


def test_words_and_lines() -> None:
    text = "Ri Sang-jo,\n\nin 1956"
    assert [text[word.start : word.end] for word in words_of(text)] == ["Ri", "Sang", "-", "jo", ",", "in", "1956"]
    assert [word.starts_line for word in words_of(text)] == [True, False, False, False, False, True, False]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("-", 0), ("1956", 1), ("in", 2), ("A", 3), ("USSR", 4), ("Molotov", 5), ("MacArthur", 6), ("Größe", 5)],
)
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape
    assert shape < len(SHAPES)


def told(text: str) -> list[set[str]]:
    return [{HINTS[at] for at in hints} for hints in hints_of(text, words_of(text))]


def test_hints() -> None:
    ivan, _, moscow, _, cc = told("Ivan in Moscow, CPSU")
    assert "g" in ivan
    assert {"place"} <= moscow
    assert "acronym of a body" in cc
    kind = "written small elsewhere in the text"
    assert [kind in hints for hints in told("Wood and wood, Stone")] == [True, False, False, False, False]


def test_titles_and_initials_speak_for_the_word_elsewhere() -> None:
    kind = "after a title or an initial somewhere in the text"
    words = "Mr. Trenk spoke. A. Bilk and Trenk.\nMr.\nStone"
    found = [
        words[word.start : word.end] for word, hints in zip(words_of(words), told(words), strict=True) if kind in hints
    ]
    assert found == ["Trenk", "Bilk", "Trenk"]


@given(st.text(alphabet="Mol. \nAz9ä-", max_size=400), st.integers(16, 60))
def test_every_word_stands_in_one_window_in_its_order(text: str, size: int) -> None:
    words = words_of(text)
    windows = list(windows_of(text, words, WORDPIECE, size))
    assert [window.words[at] for window in windows for at in window.firsts] == list(range(len(words)))
    for window in windows:
        assert len(window.pieces) == len(window.shapes) == len(window.words)
        assert window.shapes[0] == window.shapes[-1] == BORDER
        assert max(window.shapes) < SHAPE_CODES
        assert len(window.pieces) <= size + max(len(WORDPIECE.pieces(text[w.start : w.end])) for w in words)
        for at, (word, shape) in enumerate(zip(window.words, window.shapes, strict=True)):
            assert (word < 0) == (shape in (BREAK, BORDER))
            assert (at in window.firsts) == (word >= 0 and shape < INSIDE)
