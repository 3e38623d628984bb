"""The integrity checks of one file: cases/file.toml, and what happens to files that nobody wrote by hand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tei.diagnostics import CODES, Code, Diagnostic
from tei.validation import validate_tei
from tei.validation.fixing.apply import apply_fixes

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{}</teiHeader><text><body>\n{}\n</body></text></TEI>'
CASES = tomllib.loads((Path(__file__).parent / "cases" / "file.toml").read_text(encoding="utf-8"))["case"]
FAMILIES = {"DAT", "EMP", "LNG", "PTR", "REG"}
OURS = [entry for entry in CODES if entry.id[:3] in FAMILIES]


def check_integrity(source: bytes, file: str) -> tuple[Diagnostic, ...]:
    return validate_tei(source, file, only=("integrity",))


def told(found: Diagnostic) -> str:
    place = found.place
    return f"{found.code} {place.line}:{place.column}-{place.end_line}:{place.end_column} {found.message}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    source = TEI.format(case.get("header", "").strip(), case["xml"]).encode()

    found = check_integrity(source, "a.xml")

    messages = [told(one) for one in found]
    assert len(messages) == len(case["found"]), messages
    for message, expected in zip(messages, case["found"], strict=True):
        code, place, words = expected.split(" ", 2)
        assert message.startswith(f"{code} {place} "), messages
        assert words in message
    fixed = apply_fixes(source, [one.fix for one in found if one.fix])
    assert not fixed.refused
    assert fixed.data.decode().partition("\n")[2].rpartition("\n")[0] == case.get("fixed", case["xml"])


@pytest.mark.parametrize("entry", OURS, ids=lambda entry: entry.id)
def test_examples_of_the_code(entry: Code) -> None:
    if entry.bad:
        assert [one.code for one in check_integrity(TEI.format("", entry.bad).encode(), "a.xml")] == [entry.id]
    assert check_integrity(TEI.format("", entry.good).encode(), "a.xml") == ()


def test_near_ids_are_offered() -> None:
    source = TEI.format("", '<p xml:id="khrushchev">a</p><p corresp="#Kruschchev">b</p><p corresp="#p1">c</p>')

    first, second = check_integrity(source.encode(), "a.xml")

    assert first.expected == ("#khrushchev",)
    assert first.help.startswith("Did you mean #khrushchev?")
    assert second.expected == ()


def test_a_file_that_is_not_well_formed_is_left_to_the_parser() -> None:
    assert [found.code for found in check_integrity(b"<TEI><p corresp='#a'>", "a.xml")] == ["XML001"]


def test_external_entities_may_hold_the_ids() -> None:
    doctype = '<!DOCTYPE TEI [<!ENTITY register SYSTEM "file:///etc/passwd">]>'
    source = doctype + TEI.format("&register;", '<p corresp="#a psn:x">b</p>')

    assert check_integrity(source.encode(), "a.xml") == ()


def test_deep_and_wide_files_take_no_recursion_and_bounded_time() -> None:
    deep = "<p>" * 99_000 + '<p corresp="#x">' * 1_000 + "x" + "</p>" * 100_000
    many = " ".join(f"#a{n}" for n in range(50_000))
    source = TEI.format("", f'{deep}<p corresp="{many}"><s xml:id="a"/></p>').encode()

    found = check_integrity(source, "a.xml")

    assert len(found) == 1_000 + 10
    assert max(len(one.message) + len(one.place.path) for one in found) < 500
