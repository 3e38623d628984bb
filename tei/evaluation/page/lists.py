"""The list of errors by type, each in its context and linked to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tei.evaluation.compare import Compared
from tei.evaluation.errors import Error
from tei.evaluation.marks import GoldMark, PredictedMark
from tei.evaluation.page.html import element, text
from tei.evaluation.page.shown import MEANINGS, SIGNS, mark_id
from tei.evaluation.types import TYPES

__all__ = ["error_lists"]

_CONTEXT: Final = 45  # characters before and after
_LONG: Final = 90  # characters of a mark that are shown


def error_lists(documents: Sequence[Compared]) -> str:
    """A part that can be opened for each type, the errors in the order of the documents."""
    found: dict[str, list[str]] = {}
    for number, compared in enumerate(documents):
        for error in compared.errors:
            found.setdefault(error.type, []).append(_item(compared, error, number))
    if not found:
        return element("p", "There is no error.")
    return "\n".join(_part(kind, found[kind]) for kind in TYPES if kind in found)


def _part(kind: str, items: Sequence[str]) -> str:
    summary = element("summary", element("h3", f"{text(kind)}: {len(items)}"))
    return element("details", summary, element("ul", "\n".join(items)), id=f"errors-{kind}")


def _item(compared: Compared, error: Error, number: int) -> str:
    mark = error.gold or error.predicted
    assert mark, "an error has a side"
    sign = element("b", SIGNS[error.kind], aria_hidden="true")
    said = element("span", sign, f" {MEANINGS[error.kind]}", class_=f"said {error.kind}")
    place = mark_id(number, "gold" if error.gold else "predicted", mark)
    link = element("a", text(compared.gold.id), href=f"#{place}")
    return element(
        "li", said, text(_difference(compared.gold.text, error)), element("q", *_quoted(compared, mark)), " ", link
    )


def _difference(words: str, error: Error) -> str:
    """What a wrong type, bound or value is instead."""
    if error.gold is None or error.predicted is None:
        return ": "
    if error.kind == "type":
        return f" ({error.predicted.type} predicted): "
    if error.kind == "value":
        return f" ({_value(error.predicted)} predicted, {_value(error.gold)} in gold): "
    return f" (“{_short(words[error.predicted.start : error.predicted.end])}” predicted): "


def _quoted(compared: Compared, mark: GoldMark | PredictedMark) -> list[str]:
    words = compared.gold.text
    before = words[max(mark.start - _CONTEXT, 0) : mark.start]
    after = words[mark.end : mark.end + _CONTEXT]
    lead = "…" if mark.start > _CONTEXT else ""
    tail = "…" if mark.end + _CONTEXT < len(words) else ""
    shown = element("strong", text(_short(words[mark.start : mark.end])))
    return [text(lead + _folded(before)), shown, text(_folded(after) + tail)]


def _folded(words: str) -> str:
    """Line ends as blanks; the blanks at its ends stay."""
    return words.replace("\n", " ").replace("\t", " ")


def _short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= _LONG else f"{folded[: _LONG // 2]} … {folded[-_LONG // 3 :]}"


def _value(mark: GoldMark | PredictedMark) -> str:
    return " ".join(f"{name} {date}" for name, date in mark.value) or "no value"
