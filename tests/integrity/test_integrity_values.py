"""The small things that integrity rests on: language tags, dates, names that are near."""

from pathlib import Path

import pytest

from tei.relaxng.datatypes.names import is_ncname
from tei.validation.integrity.instant import is_later, stretch
from tei.validation.integrity.language_tag import judge
from tei.validation.nearest import distance, nearest

# RFC 5646, appendix A, and registered ones of every form
GOOD_TAGS = (Path(__file__).parent / "cases" / "language_tags.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("tag", GOOD_TAGS)
def test_good_language_tags(tag: str) -> None:
    assert not judge(tag).problem or judge(tag).deprecated


@pytest.mark.parametrize(
    ("tag", "better"),
    {
        "": "",
        "de-419-DE": "",
        "a-DE": "",
        "ar-a-aaa-b-bbb-a-ccc": "",
        "de-1901-1901": "",
        "en_GB": "en-GB",
        "english": "en",
        "Old English": "ang",
        "ger": "de",
        "deu-AT": "de-AT",
        "lat": "la",
        "en-UK": "en-GB",
        " fr": "fr",
        "xyzq": "",
        "en-": "",
        "e" * 10_000: "",
        "en-" + "a1b2c-" * 40: "",
    }.items(),
)
def test_bad_language_tags(tag: str, better: str) -> None:
    assert judge(tag).problem
    assert not judge(tag).deprecated
    assert judge(tag).better == better


def test_deprecated_language_tags() -> None:
    assert judge("iw").better == "he"
    assert judge("zh-guoyu") == ("zh-guoyu was replaced", "cmn", True)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1957", "1956", True),
        ("1956-01", "1956", False),
        ("1957-01", "1956", True),
        ("1956-02-29", "1956-02-28", True),
        ("1900-03-01", "1900-02-28", True),
        ("19560911", "1956-09-10", True),
        ("1956-09-10T24:00:00", "1956-09-10T23:59:59", True),
        ("1956-09-11", "1956-09-10T24:00:00", False),
        ("1956-09-10T10:00:00.5", "1956-09-10T10:00:00.4", True),
        ("1956-09-10T10:00", "1956-09-10T10:00:59", False),
        ("-0001", "-0002", True),
        ("0001", "-0001", True),
        ("1956-09-11Z", "1956-09-10+14:00", True),
        ("1956-09-11+14:00", "1956-09-10Z", False),
    ],
)
def test_dates_are_compared_at_the_precision_of_both(a: str, b: str, expected: bool) -> None:
    first, second = stretch(a), stretch(b)
    assert first
    assert second
    assert is_later(first, second) is expected
    assert not is_later(second, first) or not expected


@pytest.mark.parametrize(
    "text", ["", "--09-10", "56", "1956-13", "1956-00", "1957-02-29", "10:00:00", "P1Y", "1" * 99, "١٩٥٦"]
)
def test_what_is_no_date_with_a_year(text: str) -> None:
    assert stretch(text) is None


def test_nearest() -> None:
    names = ["persName", "person", "orgName", "placeName", "p", "pb", "head", "div1", "div2"]
    assert nearest("persname", names) == ("persName",)
    assert nearest("persNmae", names) == ("persName",)
    assert nearest("div3", names) == ("div1", "div2")
    assert nearest("x", names) == ()
    assert nearest("P", names) == ("p",)
    assert nearest("", names) == ()
    assert nearest("x" * 100_000, ["x" * 99_999]) == ()
    assert len(nearest("p1234", [f"p{n}" for n in range(20_000)])) == 3


def test_distance() -> None:
    assert distance("ab", "ba", 2) == 1
    assert distance("kitten", "sitting", 3) == 3
    assert distance("kitten", "sitting", 2) == 3
    assert distance("", "", 0) == 0


def test_ncname() -> None:
    assert all(map(is_ncname, ["a", "_", "é1", "a-b.c", "漢", "a\u0301"]))
    assert not any(map(is_ncname, ["", "1a", "-a", "a b", "a:b", "\u0301a", "a\n"]))
