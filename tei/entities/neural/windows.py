"""Words packed into windows that the network reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tei.entities.neural.wordpiece import WordPiece
from tei.entities.neural.words import SHAPES, Word, shape_of

__all__ = ["BORDER", "BREAK", "INSIDE", "SHAPE_CODES", "Window", "windows_of"]

INSIDE: Final = len(SHAPES)
"""Added to the shape's index for every piece of a word but the first."""
BREAK: Final = 2 * len(SHAPES)
"""The shape's code of the sign between two lines."""
BORDER: Final = BREAK + 1
"""That of the signs at both ends of a window, and of what fills it up."""
SHAPE_CODES: Final = BORDER + 1


class Window(NamedTuple):
    """Pieces, shapes and words' indices (-1: a sign of ours), equally many; ``firsts``: where a word's pieces begin."""

    pieces: list[int]
    shapes: list[int]
    words: list[int]
    firsts: list[int]


def windows_of(text: str, words: Sequence[Word], wordpiece: WordPiece, size: int) -> Iterator[Window]:
    """The words in windows of at most ``size`` pieces; a sign stands between lines, a word is never cut.

    A window ends before a line that does not fit in, if that leaves it at least half full.
    """
    window = _Filling(wordpiece, size)
    for line in _lines(words):
        cut = [wordpiece.pieces(text[words[at].start : words[at].end]) for at in line]
        if not window.fits(sum(map(len, cut)) + 1) and window.is_half_full:
            yield window.closed()
            window = _Filling(wordpiece, size)
        window.add_break()
        for at, pieces in zip(line, cut, strict=True):
            if not window.fits(len(pieces)) and window.holds_words:
                yield window.closed()
                window = _Filling(wordpiece, size)
            window.add(at, pieces, shape_of(text[words[at].start : words[at].end]))
    if window.holds_words:
        yield window.closed()


def _lines(words: Sequence[Word]) -> Iterator[range]:
    start = 0
    for at, word in enumerate(words):
        if word.starts_line and at:
            yield range(start, at)
            start = at
    if words:
        yield range(start, len(words))


class _Filling:
    """A window while words are put in."""

    def __init__(self, wordpiece: WordPiece, size: int) -> None:
        self._end, self._size = wordpiece.end, size
        self._window = Window([wordpiece.start], [BORDER], [-1], [])

    @property
    def holds_words(self) -> bool:
        return bool(self._window.firsts)

    @property
    def is_half_full(self) -> bool:
        return len(self._window.pieces) > self._size // 2

    def fits(self, count: int) -> bool:
        return len(self._window.pieces) + count < self._size

    def add_break(self) -> None:
        if self.holds_words:
            self._sign(BREAK)

    def add(self, at: int, pieces: Sequence[int], shape: int) -> None:
        window = self._window
        window.firsts.append(len(window.pieces))
        window.pieces.extend(pieces)
        window.shapes.extend([shape] + [shape + INSIDE] * (len(pieces) - 1))
        window.words.extend([at] * len(pieces))

    def closed(self) -> Window:
        self._sign(BORDER)
        return self._window

    def _sign(self, shape: int) -> None:
        self._window.pieces.append(self._end)
        self._window.shapes.append(shape)
        self._window.words.append(-1)
