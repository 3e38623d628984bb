"""What is shown of a document's two sides: each mark with how it fared, its sign and the place of its other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tei.evaluation.compare import Compared
from tei.evaluation.errors import Error
from tei.evaluation.marks import GoldMark, PredictedMark

__all__ = ["MEANINGS", "SIGNS", "Shown", "Side", "mark_id", "shown_marks"]

Side = Literal["gold", "predicted"]
Fate = Literal["hit", "uncounted", "miss", "false-alarm", "type", "bounds", "value"]

_Key = tuple[int, int, str]

SIGNS: Final[dict[str, str]] = {"miss": "−", "false-alarm": "+", "type": "≠", "bounds": "↔", "value": "#"}
"""How a fate is signed, so that nobody needs to tell colours apart."""

MEANINGS: Final[dict[str, str]] = {
    "miss": "missed",
    "false-alarm": "false alarm",
    "type": "wrong type",
    "bounds": "wrong bounds",
    "value": "wrong value",
    "hit": "right",
    "uncounted": "not counted",
}


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """A mark on one side. ``id`` is empty where nothing leads to it; ``remark`` says what a reader is to know."""

    start: int
    end: int
    type: str
    fate: Fate
    remark: str
    id: str = ""


def mark_id(document: int, side: Side, mark: GoldMark | PredictedMark) -> str:
    """The id of a mark that has an error: the document's number on the page, gold or prediction, the mark."""
    return f"d{document}-{side[0]}{mark.start}-{mark.end}-{mark.type}"


def shown_marks(compared: Compared, number: int, side: Side) -> tuple[Shown, ...]:
    """The marks of one side, in the order of the text, outer before inner, each once."""
    errors: dict[_Key, list[Error]] = {}
    for error in compared.errors:
        if mark := _of_side(error, side):
            errors.setdefault(_key(mark), []).append(error)
    counted = {_key(mark) for row in compared.rows for mark in (row.gold if side == "gold" else row.predicted)}
    marks = compared.gold.marks if side == "gold" else compared.prediction.marks
    shown = {
        _key(mark): _shown(mark, errors.get(_key(mark), []), number, side, _key(mark) in counted) for mark in marks
    }
    return tuple(sorted(shown.values(), key=lambda mark: (mark.start, -mark.end, mark.type)))


def _shown(mark: GoldMark | PredictedMark, errors: Sequence[Error], number: int, side: Side, counted: bool) -> Shown:
    if not errors:
        return Shown(mark.start, mark.end, mark.type, "hit" if counted else "uncounted", _about(mark))
    remark = "; ".join(_remark(error, side) for error in errors)
    return Shown(mark.start, mark.end, mark.type, errors[0].kind, remark, mark_id(number, side, mark))


def _of_side(error: Error, side: Side) -> GoldMark | PredictedMark | None:
    return error.gold if side == "gold" else error.predicted


def _remark(error: Error, side: Side) -> str:
    """What one side says of an error: ``wrong type: person here, place predicted``."""
    own, other = (error.gold, error.predicted) if side == "gold" else (error.predicted, error.gold)
    meaning = MEANINGS[error.kind]
    assert own, "the side that is shown has a mark"
    if other is None or error.kind == "bounds":
        return f"{meaning}; {_about(own)}"
    said = "predicted" if side == "gold" else "in gold"
    facts = (own.type, other.type) if error.kind == "type" else (_value(own), _value(other))
    return f"{meaning}: {facts[0]} here, {facts[1]} {said}"


def _about(mark: GoldMark | PredictedMark) -> str:
    facts = [mark.type]
    facts += [_value(mark)] if mark.value else []
    facts += [mark.ref] if mark.ref else []
    if isinstance(mark, PredictedMark):
        facts.append(f"{mark.cert} {mark.confidence:.2f}" if mark.confidence is not None else mark.cert)
    elif mark.soft:
        facts.append("editors disagree")
    return ", ".join(facts)


def _value(mark: GoldMark | PredictedMark) -> str:
    return " ".join(f"{name} {text}" for name, text in mark.value) or "no value"


def _key(mark: GoldMark | PredictedMark) -> _Key:
    return (mark.start, mark.end, mark.type)
