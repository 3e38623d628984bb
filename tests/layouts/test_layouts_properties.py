"""Whatever the text, a layout partitions it and changes nothing."""

import re

from hypothesis import given
from hypothesis import strategies as st
from layout_pages import pages, read_date, wilson

from tei.layouts import apply_layout, choose, correspondents
from tei.model import Document, HeaderField, check_ledger

LINES = sorted({line for page in pages() for line in page["text"].split("\n")})
NAMES = [name for label in wilson().labels for name in label.names]
page_texts = st.lists(
    st.one_of(st.sampled_from(LINES), st.sampled_from(NAMES), st.text(max_size=30), st.just("")), max_size=40
).map("\n".join)
WORDS = (
    "letter telegram journal of from to by between with the ambassador in , ( ) [ ] Kim Moscow DPRK committee on for 3"
)


@given(st.one_of(page_texts, st.text()))
def test_regions_partition_any_text(text: str) -> None:
    document = apply_layout(Document(name="page", text=text), wilson(), read_date)
    check_ledger(text, document.regions)
    assert document.text == text
    assert document.layout == "wilson-center"
    assert sum(region.kind == "body" for region in document.regions) <= 1
    assert all(text[region.start : region.end].strip() for region in document.regions)


@given(st.one_of(page_texts, st.text()))
def test_fields_are_words_of_the_page(text: str) -> None:
    document = apply_layout(Document(name="page", text=text), wilson(), read_date)
    for field in document.header.fields:
        assert field.value.strip()
        if field.name not in ("date", "publisher"):
            assert re.sub(r"\W+", "", field.value) in re.sub(r"\W+", "", text)


@given(page_texts)
def test_what_was_known_before_stays_first(text: str) -> None:
    known = HeaderField("title", "Known before", origin="metadata")
    document = Document(name="page", text=text)
    document = apply_layout(document, wilson(), read_date)
    again = Document(name="page", text=text, header=type(document.header)((known,)))
    assert apply_layout(again, wilson(), read_date).header.get("title") == "Known before"


@given(page_texts)
def test_choosing_depends_on_the_text_alone(text: str) -> None:
    assert choose(text, (wilson(),)) is choose(text + "\n\n", (wilson(),))


@given(st.one_of(st.text(), st.lists(st.sampled_from([*WORDS.split(), *WORDS.title().split()])).map(" ".join)))
def test_correspondents_are_words_of_the_title(title: str) -> None:
    for name in correspondents(title):
        assert name is None or (name.strip() == name and name)
        if name:
            assert set(name.split()) <= set(re.sub(r"[\[\](),.;]", " ", title).split()) | set(name_tokens(title))


def name_tokens(title: str) -> list[str]:
    """Words of the title, with and without the marks that stand at them."""
    words = title.split()
    return [*words, *(word.rstrip(",.;") for word in words), *(word.strip("()") for word in words)]
