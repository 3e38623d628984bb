"""Patterns of XML Schema: grammar, meaning, fast paths, and the time that hostile ones take."""

from __future__ import annotations

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.relaxng.datatypes import XSD, DatatypeError, datatype
from tei.relaxng.datatypes.regex import compile_pattern
from tei.relaxng.datatypes.regex.example import example
from tei.relaxng.datatypes.regex.general import GeneralPattern
from tei.relaxng.datatypes.regex.parser import parse

CASES = tomllib.loads((Path(__file__).parent / "datatypes" / "patterns.toml").read_text(encoding="utf-8"))
WRONG = [(pattern, case["message"]) for case in CASES["wrong"] for pattern in case["patterns"]]


@pytest.mark.parametrize("case", CASES["right"], ids=lambda case: case["pattern"])
def test_right_patterns(case: dict[str, list[str]]) -> None:
    for pattern in (compile_pattern(str(case["pattern"])), GeneralPattern(str(case["pattern"]))):
        assert [text for text in case["matches"] if not pattern.matches(text)] == []
        assert [text for text in case["others"] if pattern.matches(text)] == []


@pytest.mark.parametrize(("pattern", "message"), WRONG)
def test_wrong_patterns(pattern: str, message: str) -> None:
    with pytest.raises(DatatypeError, match="is wrong at character") as caught:
        datatype(XSD, "string", [("pattern", pattern)])
    assert message in str(caught.value)


@pytest.mark.parametrize("source", [r"[^\p{C}\p{Z}]+", r"\S+"])
def test_fast_paths_give_the_general_answer(source: str) -> None:
    fast, general = compile_pattern(source), GeneralPattern(source)
    assert type(fast) is not GeneralPattern
    for code in [*range(0x10000), *range(0x10000, 0x110000, 251)]:
        text = chr(code)
        assert fast.matches(text) == general.matches(text), hex(code)
        assert fast.matches(f"a{text}b") == general.matches(f"a{text}b"), hex(code)
    assert not fast.matches("") and not general.matches("")


PIECES = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "[^a]", ""]),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("({}|{})".format, inner, inner),
        st.builds("({}){}".format, inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}", "{0}"])),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(PIECES, st.lists(st.text("abc", max_size=7), max_size=8))
def test_same_answers_as_backtracking(source: str, texts: list[str]) -> None:
    ours, theirs = GeneralPattern(source), re.compile(source)
    for text in texts:
        assert ours.matches(text) == (theirs.fullmatch(text) is not None), (source, text)


@settings(max_examples=100, deadline=None)
@given(PIECES)
def test_examples_match(source: str) -> None:
    found = example(parse(source))
    assert found is None or GeneralPattern(source).matches(found)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"[\-+]?\d+(\.\d+)?(%|cm|mm|vmin)", "1%"),
        (r"(19[789][0-9]|[2-9][0-9]{3}).*", "1971"),
        (r"[^/\s]+:\S*", "1:"),
        (r"\p{IsGreek}", "Ͱ"),
        (r"\p{Co}", None),
        (r"a{100}", None),
        (r"(a{20}){20}", None),
        ("a" * 1000, None),
    ],
)
def test_examples(source: str, expected: str | None) -> None:
    assert example(parse(source)) == expected


HOSTILE = [
    ("(a+)+b", "a" * 20_000, False),
    ("(a*)*b", "a" * 20_000, False),
    ("(a|aa)+", "a" * 20_000 + "c", False),
    ("(x+x+)+y", "x" * 20_000, False),
    ("(.*a){20}", "a" * 2_000 + "b", False),
    ("(a|b)*a(a|b){14}", "ab" * 5_000, False),
    ("([a-z0-9])(([-.]|[_]+)?([a-z0-9]+))*", "a" * 20_000 + "!", False),
    ("(a?){1000}a{1000}", "a" * 1_000, True),
    ("(a{1,1000}){1,1000}", "a" * 5_000, True),
    ("(a{1,1000}){1,1000}", "a" * 5_000 + "b", False),
    ("[a-z]{1,100000}", "a" * 20_000, True),
    ("a{99999999999999999999}", "a" * 100, False),
    ("(((a{1,9}){1,9}){1,9}){1,9}", "a" * 6_561, True),
    ("a?" * 100 + "a" * 100, "a" * 100, True),
    (".+:.+", ":" * 20_000, True),
]


@pytest.mark.parametrize(("source", "text", "expected"), HOSTILE, ids=lambda value: str(value)[:30])
def test_hostile_patterns_take_little_time(source: str, text: str, expected: bool) -> None:
    start = time.process_time()
    assert compile_pattern(source).matches(text) is expected
    assert time.process_time() - start < 5


def test_what_would_take_too_long_is_refused_and_said() -> None:
    made = datatype(XSD, "string", [("pattern", "((ab?){1,1000}c?){1,1000}")])
    assert made.allows("ab" * 20)
    assert not made.allows("ab" * 2_000)
    assert made.problem("ab" * 2_000).startswith("is too long to be compared with the pattern")
    assert made.allows("ab" * 20)  # and the tables are still right


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("(" * 2_000 + "a" + ")" * 2_000, "nested"),
        ("[a-" * 500, "wrong"),
        ("[a-[" * 500, "wrong"),
        ("a" * 500_000, "too long"),
    ],
    ids=["groups", "class", "subtraction", "long"],
)
def test_hostile_sources(source: str, message: str) -> None:
    with pytest.raises(DatatypeError, match=message):
        compile_pattern(source)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("decimal", "9" * 200_000),
        ("integer", "-" + "0" * 200_000),
        ("double", "9" * 200_000),
        ("float", "0." + "1" * 100_000 + "e-99999999999999999999"),
        ("duration", "P" + "9" * 200_000 + "Y"),
        ("gYear", "9" * 200_000),
        ("dateTime", "2000-01-01T00:00:00." + "9" * 200_000),
        ("NMTOKENS", "a " * 100_000),
        ("hexBinary", "0F" * 100_000),
        ("base64Binary", "AAAA " * 50_000),
        ("anyURI", "a%41" * 50_000),
        ("language", "en" + "-a" * 100_000),
        ("anyURI", "http://[" + ":" * 100_000),
        ("date", "1956" + " " * 50_000 + "- 9"),
        ("date", "1 " * 50_000),
        ("time", "1 " * 20_000),
        ("dateTime", "1956-9-10 t" * 300),
    ],
)
def test_giant_values_take_little_time(name: str, text: str) -> None:
    made = datatype(XSD, name, [("minInclusive", "1")] if name in ("decimal", "integer", "double", "float") else ())
    start = time.process_time()
    made.allows(text)
    made.same(text, {}, text, {})
    made.problem(text)
    made.suggest(text)
    assert time.process_time() - start < 5
