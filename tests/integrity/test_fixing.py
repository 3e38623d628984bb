"""Fixes change what they say and nothing else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.diagnostics import Edit, Fix
from tei.validation.fixing.apply import apply_fixes
from tei.validation.fixing.edits import rename_element, replace_attribute, replace_in_attribute
from tei.validation.source.index import XML_ID, build_index

SOURCE = "<a><b n='1' m=\"x &amp; y\">é 𝔊</b>\r\n<c/><!-- - --></a>\n".encode()


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix(tuple(Edit(*edit) for edit in edits), "")


def test_an_attribute() -> None:
    index = build_index(SOURCE)
    first = replace_attribute(index, 1, "n", "it's <2>", "")
    assert first is not None

    fixed = apply_fixes(SOURCE, [first, first])

    assert fixed == (SOURCE.replace(b"n='1'", b"n='it&apos;s &lt;2>'"), (first,), ())
    assert replace_attribute(index, 1, "no", "x", "") is None


def test_tokens_of_an_attribute() -> None:
    source = b"<a n='x  &#x79; \nx xx'/>"
    made = replace_in_attribute(build_index(source), 0, "n", (("x", "#x"), ("y", "#y")), "")
    assert made is not None

    assert apply_fixes(source, [made]).data == b"<a n='#x  &#x79; \n#x xx'/>"
    assert replace_in_attribute(build_index(source), 0, "n", (("y", "#y"),), "") is None


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<a><persname n='1'>x</persname ></a>", "<a><persName n='1'>x</persName ></a>"),
        ("<a><persname/></a>", "<a><persName/></a>"),
        (
            "<a><x:persname xmlns:x='u'><x:persname/></x:persname></a>",
            "<a><x:persName xmlns:x='u'><x:persname/></x:persName></a>",
        ),
    ],
)
def test_an_element_is_renamed_in_both_tags(source: str, result: str) -> None:
    made = rename_element(build_index(source.encode()), 1, "persName")
    assert made is not None

    assert apply_fixes(source.encode(), [made]).data == result.encode()


def test_other_encodings_keep_their_bytes() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-1"?><a n="é">ü</a>'.encode("latin-1")
    made = replace_attribute(build_index(source), 0, "n", "ö", "")
    assert made is not None

    assert apply_fixes(source, [made]).data == source.replace(b'"\xe9"', b'"\xf6"')
    foreign = Fix((Edit(made.edits[0].start, made.edits[0].end, "Ж"),), "")
    assert apply_fixes(source, [foreign]).data == source
    assert "has no 'Ж'" in apply_fixes(source, [foreign]).refused[0][1]


def test_encodings_that_cannot_be_changed_in_place_are_refused() -> None:
    source = '<a n="1"/>'.encode("utf-16")

    assert replace_attribute(build_index(source), 0, "n", "2", "") is None
    fixed = apply_fixes(source, [fix((8, 9, "x"))])
    assert fixed.data == source
    assert "UTF-8" in fixed.refused[0][1]


@pytest.mark.parametrize(
    "bad",
    [
        fix((3, 6, "")),  # takes markup away
        fix((4, 5, "d")),  # the start tag alone
        fix((SOURCE.index("é".encode()), SOURCE.index("é".encode()) + 2, "e")),  # text
        fix((SOURCE.index("é".encode()) + 1, SOURCE.index("é".encode()) + 2, "e")),  # half a character
        fix((len(SOURCE), len(SOURCE) + 1, "")),
        fix((6, 4, "")),
        fix((11, 11, "q='2' "), (7, 8, "o")),  # not in order
        fix((3, 3, "<d/>")),
        fix(),
    ],
)
def test_what_would_do_harm_is_refused_and_the_rest_is_done(bad: Fix) -> None:
    good = fix((9, 10, "2"))

    fixed = apply_fixes(SOURCE, [bad, good])

    assert fixed.data == SOURCE.replace(b"n='1'", b"n='2'")
    assert fixed.applied == (good,)
    assert [one for one, _ in fixed.refused] == [bad]


def test_fixes_of_one_place_wait_for_the_next_time() -> None:
    first, second, beside = fix((9, 10, "2")), fix((8, 10, "3")), fix((9, 9, "4"))

    fixed = apply_fixes(SOURCE, [first, second, beside])

    assert fixed.applied == (first,)
    assert len(fixed.refused) == 2


def test_a_file_that_is_not_well_formed_stays() -> None:
    assert apply_fixes(b"<a><b></a>", [fix((1, 2, "c"))]).data == b"<a><b></a>"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 4), st.sampled_from(["", "x", "é", "<", "&", '"'])), max_size=6
    )
)
def test_any_edits_keep_the_other_bytes(made: list[tuple[int, int, str]]) -> None:
    fixes = [fix((start, start + length, text)) for start, length, text in made]

    fixed = apply_fixes(SOURCE, fixes)

    expected = SOURCE
    for edit in sorted((one.edits[0] for one in fixed.applied), reverse=True):
        expected = expected[: edit.start] + edit.text.encode() + expected[edit.end :]
    assert fixed.data == expected
    assert build_index(fixed.data).fault is None
    assert len(fixed.applied) + len(fixed.refused) == len(set(fixes))


def test_many_fixes_take_bounded_time() -> None:
    source = b"<a>" + b"<b xml:id=' x'/>" * 5_000 + b"</a>"
    index = build_index(source)
    fixes = [one for n in range(1, 5_001) if (one := replace_attribute(index, n, XML_ID, f"x{n}", ""))]
    random.Random(1).shuffle(fixes)

    assert len(apply_fixes(source, [*fixes, fix((0, 1, ""))]).applied) == 5_000
