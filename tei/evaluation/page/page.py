"""The whole page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei.evaluation.compare import Compared
from tei.evaluation.floors import FloorResult
from tei.evaluation.overview import count_errors
from tei.evaluation.page.document import document_section, errors_said
from tei.evaluation.page.html import element, rows, text
from tei.evaluation.page.lists import error_lists
from tei.evaluation.page.shown import MEANINGS, SIGNS
from tei.evaluation.page.tables import floors_part, set_part
from tei.evaluation.report import SetReport
from tei.tables import read_lines

__all__ = ["page"]


def page(reports: Sequence[SetReport], floors: Sequence[FloorResult]) -> str:
    """A page in HTML that needs nothing else. ``reports`` are those of ``report_sets``: the one on all comes last."""
    singles = reports[:-1] if len(reports) > 1 else reports
    documents = [(report.name, document) for report in singles for document in report.documents]
    names = ", ".join(report.name for report in singles)
    sections = (document_section(document, number, name) for number, (name, document) in enumerate(documents))
    parts = (
        _part("figures", "Figures", floors_part(floors), *(set_part(report, i) for i, report in enumerate(reports))),
        _part("errors", "Errors by type", error_lists([document for _, document in documents])),
        _part("documents", "Documents", _overview(documents)),
        _part("texts", "Gold and prediction side by side", _legend(), *sections),
    )
    return "".join(_frame(f"Evaluation: {names}", "\n".join(parts)))


def _frame(title: str, main: str) -> Iterator[str]:
    css = "\n".join(read_lines("tei.evaluation", "page.css"))
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    # Nothing is fetched and nothing runs, whatever a text holds.
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield f"<title>{text(title)}</title>\n<style>\n{css}\n</style>\n</head>\n<body>\n"
    yield f'<a class="skip" href="#main">To the figures</a>\n<header><h1>{text(title)}</h1>{_contents()}</header>\n'
    yield f'<main id="main">\n{main}\n</main>\n</body>\n</html>\n'


def _contents() -> str:
    parts = (("figures", "Figures"), ("errors", "Errors by type"), ("documents", "Documents"), ("texts", "Texts"))
    items = (element("li", element("a", label, href=f"#{name}")) for name, label in parts)
    return element("nav", element("ul", *items), aria_label="Parts of this page")


def _part(name: str, heading: str, *content: str) -> str:
    label = f"{name}-h"
    return element("section", element("h2", heading, id=label), *content, id=name, aria_labelledby=label)


def _overview(documents: Sequence[tuple[str, Compared]]) -> str:
    """All documents, those with the most errors for their length first."""
    counted = [(count_errors(document), number, document) for number, (_, document) in enumerate(documents)]
    counted.sort(key=lambda entry: (-entry[0].per_thousand, entry[1]))
    head = "".join(
        f'<th scope="col">{cell}</th>' for cell in ("Document", "Words", "Errors per 1,000 words", "Errors")
    )  # fmt: skip
    body = rows(
        (
            element("a", text(document.gold.id), href=f"#d{number}"),
            f"{entry.words:,}",
            f"{entry.per_thousand:.1f}",
            errors_said(document),
        )
        for entry, number, document in counted
    )
    return f'<table class="figures"><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>'


def _legend() -> str:
    signed = (
        element("li", element("mark", element("b", sign, aria_hidden="true"), MEANINGS[fate], class_=fate))
        for fate, sign in SIGNS.items()
    )
    plain = (element("li", element("span", MEANINGS[fate], class_=fate)) for fate in ("hit", "uncounted"))
    note = "The small word behind a mark is its type; grey lines are outside the body."
    return element("div", element("ul", *signed, *plain), element("p", note), class_="legend")
