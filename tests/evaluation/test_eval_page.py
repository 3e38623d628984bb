"""The page: valid, self-contained, complete, and nothing of a text gets out of its place."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from eval_gold import GOLD, gold_docs, perturbed
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.evaluation.compare import compare_set
from tei.evaluation.floors import check_floors, parse_floors
from tei.evaluation.page.lines import line_extents, marked_lines
from tei.evaluation.page.page import page
from tei.evaluation.page.shown import Shown
from tei.evaluation.report import report_sets
from tei.evaluation.standoff import read_gold_lines, read_prediction

XHTML = "{http://www.w3.org/1999/xhtml}"


def page_of(docs: list[dict[str, Any]], predictions: list[dict[str, Any]], floors: bytes = b"") -> str:
    gold = read_gold_lines(b"\n".join(json.dumps(doc).encode() for doc in docs), "g")
    guesses = [read_prediction(json.dumps(entry).encode(), "p") for entry in predictions]
    reports = report_sets([compare_set("set", list(zip(gold, guesses, strict=True)))])
    return page(reports, check_floors(parse_floors(floors, "f"), reports) if floors else ())


@pytest.fixture(scope="module")
def wilson() -> str:
    docs = gold_docs(GOLD / "wilson.jsonl")
    return page_of(docs, [perturbed(doc) for doc in docs], b"[floors.set]\nperson = 0.99")


def test_it_is_valid_html(wilson: str) -> None:
    html5lib.HTMLParser(strict=True).parse(wilson)


def test_nothing_is_fetched_and_nothing_runs(wilson: str) -> None:
    assert not re.search(r"<(script|link|img|iframe|object|base)|@import|url\(|(src|srcset)=", wilson)
    assert "default-src 'none'" in wilson
    assert {target[0] for target in re.findall(r'href="(.)', wilson)} == {"#"}


def test_links_lead_somewhere_and_ids_are_unique(wilson: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', wilson)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', wilson)) <= set(ids)


def test_headings_and_landmarks(wilson: str) -> None:
    tree = html5lib.parse(wilson)
    levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(rf"{re.escape(XHTML)}h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [len(list(tree.iter(f"{XHTML}{name}"))) for name in ("main", "nav", "header", "h1")] == [1, 1, 1, 1]
    assert tree.get("lang") == "en"
    labelled = [element for element in tree.iter() if element.get("aria-labelledby")]
    ids = {element.get("id") for element in tree.iter()}
    assert all(element.get("aria-labelledby") in ids for element in labelled)


def test_errors_are_signed_and_said_not_only_coloured(wilson: str) -> None:
    marks = re.findall(
        r"<mark[^>]*>(?:<b aria-hidden=\"true\">(.)</b><span class=\"unseen\">([^<]+): </span>)?", wilson
    )
    assert len(marks) > 100
    signs = {("−", "missed"), ("+", "false alarm"), ("≠", "wrong type"), ("↔", "wrong bounds"), ("#", "wrong value")}
    assert signs <= set(marks) <= signs | {("", "")}  # ("", ""): the legend


def test_every_error_is_in_the_list(wilson: str) -> None:
    docs = gold_docs(GOLD / "wilson.jsonl")
    gold = read_gold_lines(b"\n".join(json.dumps(doc).encode() for doc in docs), "g")
    guesses = [read_prediction(json.dumps(perturbed(doc)).encode(), "p") for doc in docs]
    found = compare_set("set", zip(gold, guesses, strict=True))
    assert wilson.count("<li><span") == sum(len(document.errors) for document in found.documents) + len(("hit", "not"))


def test_what_was_read_is_escaped() -> None:
    bad = "<script>alert('1')</script>&\"\x07"
    doc = {"id": bad, "text": bad, "lang": bad, "body": [0, 3], "header": {bad: bad}}
    doc["spans"] = [{"start": 0, "end": 8, "type": "person", "ref": bad}]
    made = page_of([doc], [{"spans": [{"start": 1, "end": 8, "type": "person", "ref": bad, "when": bad}]}])
    assert "<script" not in made
    assert "\x07" not in made
    html5lib.HTMLParser(strict=True).parse(made)


def test_an_edition_without_errors_and_one_without_words_have_a_page() -> None:
    docs = [{"id": name, "text": text, "spans": []} for name, text in (("a", "Ann"), ("b", ""))]
    assert "There is no error." in page_of(docs, [{"spans": []}, {"spans": []}])


WORDS = "Ann & Bee\n\n  met <Cee>\nin Rome\n"
EXTENTS = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 20))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(EXTENTS, st.sampled_from(["hit", "miss", "bounds"])), max_size=9))
def test_marks_of_any_extents_nest_and_leave_the_text_alone(found: list[tuple[tuple[int, int], Any]]) -> None:
    marks = [
        Shown(start, min(start + length, len(WORDS)), "person", fate, "", f"m{number}")
        for number, ((start, length), fate) in enumerate(found)
    ]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.type))
    lines = line_extents(WORDS)
    made = marked_lines(WORDS, lines, marks)
    for line, (start, end) in zip(made, lines, strict=True):
        bare = re.sub(r"<small>.*?</small>|<b .*?</b>|<span class=\"unseen\">.*?</span>", "", line)
        assert unescape(re.sub(r"<[^>]*>", "", bare)) == WORDS[start:end]
        opened: list[str] = []
        for closing, name in re.findall(r"<(/?)(\w+)", line):
            if closing:
                assert opened.pop() == name
            else:
                opened.append(name)
        assert opened == []
    ids = re.findall(r'id="(m\d+)"', "".join(made))
    assert len(ids) == len(set(ids))
    assert set(ids) == {mark.id for mark in marks if any(mark.start < b and mark.end > a for a, b in lines)}
