"""Offsets of one text as offsets of another that has the same visible characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tei.errors import ReadError
from tei.evaluation.marks import Prediction

__all__ = ["align"]

_SHOWN: Final = 20  # characters of each text in a message


def align(prediction: Prediction, text: str, where: str) -> Prediction:
    """The prediction with offsets into ``text``, the text of gold.

    The two may differ in blanks, and one may be a part of the other (a page and the document on it): marks outside
    of what both have are left out.

    Raises:
        ReadError: the texts have different characters; marks of one say nothing of the other.
    """
    if prediction.text is None:
        _check_ends(prediction, text, where)
        return replace(prediction, text=text)
    if prediction.text == text:
        return prediction
    gold_at, own_at = _visible(text), _visible(prediction.text)
    gold, own = "".join(text[i] for i in gold_at), "".join(prediction.text[i] for i in own_at)
    shift = gold.find(own) if len(own) <= len(gold) else -own.find(gold)
    if own not in gold and gold not in own:
        raise ReadError(_difference(gold, own, where))

    def moved(start: int, end: int) -> tuple[int, int] | None:
        low, high = bisect_left(own_at, start) + shift, bisect_left(own_at, end) + shift
        low, high = max(low, 0), min(high, len(gold_at))
        return (gold_at[low], gold_at[high - 1] + 1) if low < high else None

    marks = (
        replace(mark, start=place[0], end=place[1])
        for mark in prediction.marks
        if (place := moved(mark.start, mark.end))
    )
    return replace(
        prediction, text=text, marks=tuple(marks), body=moved(*prediction.body) if prediction.body else None
    )  # fmt: skip


def _visible(text: str) -> Sequence[int]:
    return [at for at, character in enumerate(text) if not character.isspace()]


def _check_ends(prediction: Prediction, text: str, where: str) -> None:
    for mark in prediction.marks:
        if mark.end > len(text):
            raise ReadError(f"{where}: a mark ends at {mark.end}; expected offsets of gold's {len(text)} characters.")


def _difference(gold: str, own: str, where: str) -> str:
    pairs = zip(gold, own, strict=False)
    at = next((i for i, (one, other) in enumerate(pairs) if one != other), min(len(gold), len(own)))
    found, expected = own[at : at + _SHOWN], gold[at : at + _SHOWN]
    return (
        f"{where}: its text is not that of gold: behind {at} visible characters it has {found!r}; "
        f"expected {expected!r}. Predict from the text of gold."
    )
