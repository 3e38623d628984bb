"""Pages in editions of the site that nobody has met: fields moved, left out, cut; labels and furniture unknown.

Each variant is made from the gold pages. The floors are what was reached, rounded down.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

import pytest
from layout_pages import GOLD, Page, body, documents, laid_out, pages, read_date, wilson

from tei.layouts import apply_layout
from tei.model import Document

LABELS = [name for label in wilson().labels for name in (*label.names, f"{label.names[0]}:")]
Parts = tuple[str, str, str]  # head, body, tail


def parts(page: Page) -> Parts:
    start, end = page["body"]
    return page["text"][:start], page["text"][start:end], page["text"][end:]


def head_lines(page: Page) -> list[str]:
    return [line for line in parts(page)[0].split("\n") if line.strip()]


def no_summary(page: Page) -> Iterator[Parts]:
    head, text, tail = parts(page)
    summary = page["header"].get("summary", "")
    if summary and text and tail.strip() not in ("", summary) and tail.strip().startswith(summary):
        yield head, text, tail.replace(summary, "", 1)


def other_blank_lines(page: Page) -> Iterator[Parts]:
    head, text, tail = (re.sub(r"\n\s*\n+", "\n", part) for part in parts(page))
    yield head, text, tail
    yield head.replace("\n", "\n\n"), text.replace("\n", "\n\n"), tail.replace("\n", "\n\n")


def other_order(page: Page) -> Iterator[Parts]:
    if page["page_layout"] != "C":
        lines = head_lines(page)
        moved = [
            line for line in lines if read_date(line) or line.startswith("This doc") or line == page["header"]["title"]
        ]
        fixed = [line for line in lines if line not in moved]
        for order in itertools.permutations(moved):
            yield "\n".join([*fixed, *order, ""]), *parts(page)[1:]


def without(kind: str) -> Callable[[Page], Iterator[Parts]]:
    def variant(page: Page) -> Iterator[Parts]:
        if page["page_layout"] != "C":
            kept = [line for line in head_lines(page) if not KINDS[kind](line)]
            yield "\n".join([*kept, ""]), *parts(page)[1:]

    return variant


KINDS: dict[str, Callable[[str], bool]] = {
    "date": lambda line: read_date(line) is not None,
    "funder": lambda line: line.startswith("This document was made"),
    "navigation": lambda line: line == "Skip to content",
}


def unknown_furniture(page: Page) -> Iterator[Parts]:
    head, text, tail = parts(page)
    for lines in ("Home\nBrowse\nDocuments\n", "We use cookies on this site.\nAccept\n", "Menu\nTopics\nPeople\n"):
        yield lines + head, text, tail


def unknown_label(page: Page) -> Iterator[Parts]:
    head, text, tail = parts(page)
    lines = tail.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip() in LABELS), None)
    if first is not None:
        for label in (["Geographic Focus:"], ["Keywords"], ["Persons Mentioned", "Kim Il Sung", "Stalin"]):
            yield head, text, "\n".join([*lines[:first], *label, *lines[first:]])


def no_labels(page: Page) -> Iterator[Parts]:
    head, text, tail = parts(page)
    if "rights" in page["header"]:
        yield head, text, "\n".join(line for line in tail.split("\n") if line.strip() not in LABELS)


def labelled_head(page: Page) -> Iterator[Parts]:
    if page["page_layout"] != "C":
        date = next(line for line in head_lines(page) if read_date(line))
        yield f"Title\n{page['header']['title']}\nDocument Date\n{date}\n", *parts(page)[1:]


def right(head: str, text: str, tail: str) -> bool:
    return body(apply_layout(Document(name="page", text=head + text + tail), wilson(), read_date)) == text.strip()


@pytest.mark.parametrize(
    ("variant", "floor"),
    [
        (no_summary, 1.0),
        (other_blank_lines, 1.0),
        (other_order, 0.85),
        (without("date"), 0.85),
        (without("funder"), 0.95),
        (without("navigation"), 0.95),
        (unknown_furniture, 0.95),
        (unknown_label, 0.8),
        (no_labels, 0.9),
        (labelled_head, 0.95),
    ],
    ids=lambda value: getattr(value, "__qualname__", None),
)
def test_body_of_an_unknown_variant(variant: Callable[[Page], Iterator[Parts]], floor: float) -> None:
    results = [right(*made) for page in pages() for made in variant(page)]
    assert len(results) >= 10
    assert sum(results) / len(results) >= floor


def test_a_page_cut_within_its_document_has_no_summary() -> None:
    results = []
    for page in pages():
        start, end = page["body"]
        for cut in range(start + 1, end, 41):
            text = page["text"][:cut]
            found = body(apply_layout(Document(name="page", text=text), wilson(), read_date))
            results.append(found == text[start:].strip())
    assert sum(results) / len(results) >= 0.99


def test_a_page_cut_below_its_document_keeps_it() -> None:
    """Within the first words of the summary nobody can tell; further down the bounds must be found again."""
    results = []
    for page in pages():
        start, end = page["body"]
        for cut in range(end + 150, len(page["text"]), 23):
            text = page["text"][:cut]
            found = body(apply_layout(Document(name="page", text=text), wilson(), read_date))
            results.append(found == text[start:end].strip())
    assert sum(results) / len(results) >= 0.95


@pytest.mark.parametrize("tail", ["", "\nAuthor(s):\nDocument Information\nSource\nRights\n"], ids=["cut", "labels"])
def test_documents_of_another_series_in_a_page_lose_nothing(tail: str) -> None:
    """Bodies for which no rule was written; no summary stands below them."""
    head = "May 6, 1950\nReport, Foreign Ministry to the Embassy\nThis document was made possible with support from X\n"
    texts = [other["text"].strip() for name in ("frus", "frus_full") for other in documents(GOLD / f"{name}.jsonl")]
    results = [body(laid_out(head + text + tail)) == text for text in texts]
    assert sum(results) / len(results) >= (0.94 if tail else 1.0)
