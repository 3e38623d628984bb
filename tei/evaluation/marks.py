"""What is compared: marks of gold, marks of a prediction, and the documents they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

__all__ = ["VALUE_KEYS", "GoldDocument", "GoldMark", "Ignored", "PredictedMark", "Prediction", "Value", "value_of"]

Value = tuple[tuple[str, str], ...]
"""A date's value: pairs of attribute and ISO 8601 date, in the order of ``VALUE_KEYS``."""

VALUE_KEYS: Final = ("when", "from", "to", "notBefore", "notAfter")
_DAY: Final = 10  # characters of YYYY-MM-DD: of `when` the time is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMark:
    """An answer. Offsets are code points of the document's text, half-open; ``type`` is a row of the report.

    ``core`` are narrower bounds that are right too. A ``soft`` mark is neither hit nor miss, and what overlaps it
    no false alarm: editors disagree about it.
    """

    start: int
    end: int
    type: str
    value: Value = ()
    core: tuple[int, int] | None = None
    soft: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedMark:
    """A mark to be judged. ``confidence`` is 0 to 1, ``None`` where only ``cert`` (high, medium, low) is known."""

    start: int
    end: int
    type: str
    value: Value = ()
    confidence: float | None = None
    cert: str = "high"
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A stretch in which marks of these types do not count; it may be empty."""

    start: int
    end: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with the answers. ``complete`` are the rows that are marked completely; no other is scored.

    ``body`` and ``header`` are known where the text is a page with things around the document.
    """

    id: str
    text: str
    lang: str = "und"
    marks: tuple[GoldMark, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    complete: frozenset[str] = frozenset()
    body: tuple[int, int] | None = None
    header: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """The marks of one document. ``text`` is what their offsets count in; ``None``: the text of gold.

    ``header`` is ``None`` where the form of the prediction does not tell it. ``problem`` says why there are no marks.
    """

    text: str | None = None
    marks: tuple[PredictedMark, ...] = ()
    body: tuple[int, int] | None = None
    header: Mapping[str, str] | None = field(default_factory=dict)
    problem: str = ""


def value_of(attributes: Mapping[str, object]) -> Value:
    """The value that a date's attributes give; of ``when`` the day counts, not the time."""
    found = ((key, str(attributes[key])) for key in VALUE_KEYS if attributes.get(key))
    return tuple((key, text[:_DAY] if key == "when" else text) for key, text in found)
