"""The page with which the project began: a related document's summary above, the page's own below, empty labels."""

from pathlib import Path

import pytest
from layout_pages import ROOT, body, laid_out

from tei.model import Document


@pytest.fixture(scope="module")
def page() -> Document:
    path: Path = next((ROOT / "seeds").glob("*.txt"))
    return laid_out(path.read_text(encoding="utf-8"))


def test_the_body_is_the_document(page: Document) -> None:
    assert body(page).startswith("MEMORANDUM OF CONVERSATION\nwith Cde. Ri Sang-jo")
    assert body(page).endswith("[signature] I. Shcherbakov\n3KK")


def test_header_fields(page: Document) -> None:
    values = {field.name: field.value for field in page.header.fields}
    assert values.pop("related").startswith("Letter from Ri Sang-jo to CPSU Central Committee in which")
    assert values.pop("summary").startswith("Ri Sang-jo expresses to Shcherbakov his concerns")
    assert values.pop("rights").endswith("HAPP@wilsoncenter.org.")
    assert values == {
        "date": "1956-09-10",
        "title": "Memorandum of a Conversation with DPRK Ambassador to the USSR Ri Sang-jo",
        "funder": "Leon Levy Foundation",
        "publisher": "Wilson Center Digital Archive",
    }


def test_empty_labels_are_furniture(page: Document) -> None:
    furniture = [page.surface(region) for region in page.regions if region.kind == "furniture"]
    assert furniture == [
        "Author(s):",
        "Associated Places",
        "Associated Topics",
        "Subjects Discussed",
        "Related Documents",
        "Document Information",
        "Source",
        "Original Archive",
        "Rights",
    ]
