"""Pages with labelled lines in the head or in the tail; the documents are those of the gold pages.

Floors are what was reached, rounded down: one label alone, which a document could have too, stays in the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from layout_pages import MONTHS, Page, body, laid_out, pages, same

NAMES = {
    "summary": "Summary",
    "original_archive": "Archive",
    "source": "Source",
    "translator": "Translated by",
    "record_id": "Record ID",
}
FUNDER = "This document was made possible with support from "
SITE = "Wilson Center Digital Archive"
Made = tuple[list[str], list[str], set[str]]  # lines of head, lines of tail, labelled fields


def day(page: Page) -> str:
    year, month, number = page["header"]["date"].split("-")
    return f"{MONTHS[int(month) - 1]} {int(number)}, {year}"


def facts(page: Page, mark: str = ": ") -> list[str]:
    return [f"{name}{mark}{page['header'][field]}" for field, name in NAMES.items() if field in page["header"]]


def funder(page: Page) -> list[str]:
    return [FUNDER + page["header"]["funder"]] if "funder" in page["header"] else []


def title_above_date(page: Page) -> Made:
    head = [SITE, "Home", "Browse", page["header"]["title"], f"Date: {day(page)}", *funder(page)]
    return head, [*facts(page), "Share this page"], set(NAMES)


def all_in_the_head(page: Page) -> Made:
    return [SITE, f"Title: {page['header']['title']}", f"Date: {day(page)}", *facts(page)], [], set(NAMES)


def unknown_label_between(page: Page) -> Made:
    head = ["Wilson Center | Digital Archive", "Documents", f"Title: {page['header']['title']}", "Region: East Asia"]
    return [*head, "Document Type: Letter", f"Date: {day(page)}", *facts(page)], [], set(NAMES)


def labels_on_their_own_lines(page: Page) -> Made:
    head = [SITE, "Title", page["header"]["title"], "Date", day(page), *"\n".join(facts(page, "\n")).split("\n")]
    return head, [], set()


def cover_sheet(page: Page) -> Made:
    header = page["header"]
    source = header.get("source", "CWIHP Collection")
    head = ["Digital Archive", "International History Declassified", "digitalarchive.wilsoncenter.org", day(page)]
    head += [header["title"], "Citation:"]
    head += [f"“{header['title']},” {day(page)}, History and Public Policy Program Digital Archive, {source}"]
    head += ["Summary:", header["summary"]] if "summary" in header else []
    head += ["Credits:", *funder(page)] if "funder" in header else []
    head += ["Original Language:", "Russian", "Contents:", "English Translation", "Scan of Original Document"]
    return head, [], {"summary", "translator"}


def dated(variant: Callable[[Page], Made]) -> Iterator[tuple[Page, Made]]:
    yield from ((page, variant(page)) for page in pages() if len(page["header"]["date"]) == 10)


@pytest.mark.parametrize(
    ("variant", "floor"),
    [
        (title_above_date, 0.95),
        (all_in_the_head, 1.0),
        (unknown_label_between, 1.0),
        (labels_on_their_own_lines, 0.9),
        (cover_sheet, 1.0),
    ],
)
def test_labelled_pages(variant: Callable[[Page], Made], floor: float) -> None:
    bodies: list[bool] = []
    for page, (head, tail, labelled) in dated(variant):
        text = page["text"][slice(*page["body"])].strip()
        found = laid_out("\n\n".join([*head, text, *tail]))
        bodies.append(body(found) == text)
        if bodies[-1]:
            for field in ("title", "date", *sorted(labelled)):
                assert same(found.header.get(field), page["header"].get(field)), (page["id"], field)
    assert len(bodies) >= 20
    assert sum(bodies) / len(bodies) >= floor


HEADS = [
    f"June 3, 1961\nTelegram from Ulvi Lulo to the Foreign Ministry\n{FUNDER}X Foundation\n",
    "Skip to content\n\nJune 3, 1961\n\nTelegram, Soviet Embassy in Korea to the Foreign Ministry\n\n",
    f"{SITE}\nTelegram from Ulvi Lulo to the Foreign Ministry\nDate: June 3, 1961\n{FUNDER}X Foundation\n",
]
OPENINGS = [
    "Date: June 3, 1961\nSource: agent MAX\nSubject: Korea",
    "Date: 03.06.1961\nType: Secret telegram\nNo. 5",
    "SUMMARY:\nWe met the ambassador in Havana.",
    "Summary: We met the ambassador in Havana.\nSource: agent MAX and others",
    "CONTENTS\nEnglish Translation\nSUMMARY\nWe met the ambassador in Havana.",
]


@pytest.mark.parametrize("head", HEADS, ids=["funder", "site", "labelled"])
@pytest.mark.parametrize("opening", OPENINGS)
def test_labels_of_the_document_stay_in_it(head: str, opening: str) -> None:
    text = f"{opening}\n" + "Today I met the chargé, who told me that the delegation had left.\n" * 5 + "Lulo"
    found = laid_out(head + text)
    assert body(found) == text
    assert found.header.get("source") is None
    assert found.header.get("summary") is None


def test_a_page_of_labels_of_another_site_is_plain() -> None:
    text = "Letter, John Roe to Mary Roe\nDate: May 5, 1862\nSource: Roe Papers\nDear Mary,\nI am well.\nJohn\n"
    assert laid_out(text).layout == "plain"


def test_a_citation_without_a_source_gives_none() -> None:
    head = f"{SITE}\nMay 6, 1950\nReport, Foreign Ministry to the Embassy\nCitation:\n"
    cited = "“Report, Foreign Ministry to the Embassy,” May 6, 1950, Wilson Center Digital Archive, "
    found = laid_out(f"{head}{cited}https://digitalarchive.wilsoncenter.org/document/123456\nContents:\n\nText.")
    assert found.header.get("source") is None
    assert found.header.get("record_id") == "123456"
    assert body(found) == "Text."
