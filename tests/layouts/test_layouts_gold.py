"""The archive's pages: bounds, fields, ledger; and that nobody else's text is taken for one."""

import pytest
from layout_pages import FIELDS, GOLD, SHARED, body, documents, laid_out, pages, same, wilson

from tei.layouts import builtin_layouts, choose
from tei.model import check_ledger

OTHERS = ["frus", "frus_full"]
FOREIGN = ["berlinint", "cwdc", "edgeworth", "escher", "familyletters", "legalkraus", "pec", "schnitzler", "thun"]
FOREIGN += ["tillich"]


def test_bodies_are_found() -> None:
    wrong = [
        page["id"] for page in pages() if body(laid_out(page["text"])) != page["text"][slice(*page["body"])].strip()
    ]
    assert len(wrong) <= 1, wrong


def test_fields_are_found_and_none_is_invented() -> None:
    right, all_fields, invented = 0, 0, []
    for page in pages():
        header = laid_out(page["text"]).header
        for name in FIELDS:
            value, gold = header.get(name), page["header"].get(name)
            all_fields += bool(value or gold)
            right += gold is not None and same(value, gold)
            invented += [(page["id"], name, value)] if value and gold is None else []
    assert invented == []
    assert right / all_fields >= 0.97


def test_correspondents_are_mostly_those_of_the_gold() -> None:
    """Some of the gold was read from signatures and address lines, which a layout does not see."""
    headers = [(page["header"], laid_out(page["text"]).header) for page in pages()]
    for name, floor in (("author", 0.85), ("recipient", 0.9)):
        hits = [header.get(name) == gold.get(name) for gold, header in headers]
        assert sum(hits) / len(hits) >= floor


@pytest.mark.parametrize("name", ["wilson", "wilson2"])
def test_every_visible_character_is_in_one_region(name: str) -> None:
    for page in documents(GOLD / f"{name}.jsonl"):
        document = laid_out(page["text"])
        check_ledger(document.text, document.regions)
        assert document.text == page["text"]


@pytest.mark.parametrize("name", OTHERS)
def test_other_texts_are_plain(name: str) -> None:
    for other in documents(GOLD / f"{name}.jsonl"):
        assert choose(other["text"], builtin_layouts()) is None, other["id"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the other gold sets lie beside the checkout only")
@pytest.mark.parametrize("name", FOREIGN)
def test_letters_of_other_editions_are_plain(name: str) -> None:
    for other in documents(SHARED / f"{name}.jsonl"):
        assert choose(other["text"], builtin_layouts()) is None, other["id"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "March 5, 1951\nMy dear John,\nThank you for your letter to Mary.",
        "September 10, 1956\nMEMORANDUM FOR THE PRESIDENT\nSubject: Korea",
        "March 5, 1862\nLetter, John Smith to Mary Smith\nDear Mary,",
        "Skip to content\nMarch 5, 2019\nHow we built our new website\nText.",
        "Source\nA spring in the hills.\nRights\nNone.",
        "Author(s):\nJohn Smith",
        'In his book he cites a letter of the "Wilson Center Digital Archive" and its source.',
    ],
)
def test_plain_texts_stay_plain(text: str) -> None:
    assert choose(text, builtin_layouts()) is None


def test_a_page_known_by_its_build_alone_is_nobodys() -> None:
    """A weak sign tells what is document; it does not say who published the page."""
    text = "May 6, 1950\nReport, Foreign Ministry to the Embassy in Korea\nThe delegation has arrived.\n"
    weak, proven = laid_out(text), laid_out(text + wilson_rights())
    assert body(weak) == "The delegation has arrived."
    assert weak.header.get("publisher") is None
    assert proven.header.get("publisher") == wilson().publisher


def wilson_rights() -> str:
    return next(rule.starts for rule in wilson().lines if rule.role == "rights") + " for research.\n"
