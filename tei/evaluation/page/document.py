"""A document on the page: a table with a row for each line of its text, gold to the left, prediction to the right."""

from __future__ import annotations

from tei.evaluation.compare import Compared
from tei.evaluation.overview import count_errors
from tei.evaluation.page.html import element, text
from tei.evaluation.page.lines import line_extents, marked_lines
from tei.evaluation.page.shown import MEANINGS, SIGNS, shown_marks

__all__ = ["document_section", "errors_said"]


def document_section(compared: Compared, number: int, set_name: str) -> str:
    """The section; ``number`` counts the documents of the page from 0."""
    gold, name = compared.gold, f"d{number}"
    heading = element("h3", text(gold.id), id=f"{name}-h")
    return element(
        "article",
        heading,
        element("p", text(f"{set_name} · {gold.words:,} words · "), errors_said(compared)),
        *_remarks(compared),
        _side_by_side(compared, number),
        element("p", element("a", "Back to the documents", href="#documents")),
        id=name,
        aria_labelledby=f"{name}-h",
        class_="document",
    )


def errors_said(compared: Compared) -> str:
    """The numbers of errors by kind, each with its sign."""
    counts = [(kind, count) for kind, count in count_errors(compared).counts if count]
    said = (
        element(
            "span", element("b", SIGNS[kind], aria_hidden="true"), f" {MEANINGS[kind]} {count}", class_=f"said {kind}"
        )
        for kind, count in counts
    )
    return ", ".join(said) or "no error"


def _remarks(compared: Compared) -> list[str]:
    """What is wrong beside the marks: no prediction, bounds of the body, fields of the header."""
    remarks = []
    if compared.prediction.problem:
        remarks.append(f"Not predicted: {compared.prediction.problem}")
    if compared.page and not compared.page.body:
        found = compared.prediction.body
        remarks.append(f"Bounds of the body: {_bounds(found)} predicted, {_bounds(compared.gold.body)} in gold.")
    for entry in (compared.page.fields or ()) if compared.page else ():
        if not entry.right:
            found_field = f"“{entry.predicted}” predicted" if entry.predicted is not None else "nothing predicted"
            right = f"“{entry.gold}” in gold" if entry.gold is not None else "nothing in gold"
            remarks.append(f"Header field {entry.name}: {found_field}, {right}.")
    return [element("p", text(remark), class_="remark") for remark in remarks]


def _bounds(extent: tuple[int, int] | None) -> str:
    return f"{extent[0]}–{extent[1]}" if extent else "none"


def _side_by_side(compared: Compared, number: int) -> str:
    gold = compared.gold
    lines = line_extents(gold.text)
    left = marked_lines(gold.text, lines, shown_marks(compared, number, "gold"))
    right = marked_lines(gold.text, lines, shown_marks(compared, number, "predicted"))
    body = gold.body or (0, len(gold.text))
    out = []
    for extent, answer, guess in zip(lines, left, right, strict=True):
        outside = extent[1] <= body[0] or extent[0] >= body[1]
        cells = element("td", answer) + element("td", guess)
        out.append(element("tr", cells, class_="outside" if outside else ""))
    head = '<thead><tr><th scope="col">Gold</th><th scope="col">Predicted</th></tr></thead>\n'
    caption = element("caption", f"{text(gold.id)}: gold and prediction, line by line", class_="unseen")
    lang = gold.lang if gold.lang != "und" else ""
    return element("table", caption, head, element("tbody", "\n".join(out), lang=lang), class_="sides")
