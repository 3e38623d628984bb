"""The registry: its form, and that a code that was once given out keeps its meaning."""

from __future__ import annotations

import csv
import re
import string
from pathlib import Path

import pytest
from accepted import Golden

from tei.diagnostics import CODES, Code, Severity, code

ISSUED = Path(__file__).parent / "data" / "issued.csv"
EACH = pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.id)


def issued() -> dict[str, str]:
    with ISSUED.open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row["name"] for row in csv.DictReader(stream)}


def test_ids_are_unique_and_sorted_within_their_family() -> None:
    ids = [entry.id for entry in CODES]
    assert len(set(ids)) == len(ids)
    families = list(dict.fromkeys(key[:3] for key in ids))
    assert ids == sorted(ids, key=lambda key: (families.index(key[:3]), key))
    assert all(code(entry.id) is entry for entry in CODES)


def test_a_name_means_one_code() -> None:
    """``--ignore`` and ``teitool explain`` take names."""
    names = [entry.name for entry in CODES]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_codes_are_never_reused(golden: Golden) -> None:
    """``--accept`` adds new codes to the list; a line that stands there is for ever."""
    known = issued()
    now = {entry.id: entry.name for entry in CODES}
    assert {key: name for key, name in now.items() if known.get(key, name) != name} == {}
    rows = sorted({**known, **now}.items())
    golden.same(ISSUED, "".join(f"{key},{name}\n" for key, name in [("code", "name"), *rows]).encode())


@EACH
def test_form(entry: Code) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", entry.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)
    assert isinstance(entry.severity, Severity)
    assert re.fullmatch(r"\d+\.\d+", entry.since)
    assert all((entry.message, entry.help, entry.why, entry.source))


@EACH
def test_examples_have_both_sides(entry: Code) -> None:
    assert entry.good
    assert entry.bad != entry.good


@EACH
def test_sentences(entry: Code) -> None:
    """A message goes on a line after its code; help and reason are sentences of their own."""
    assert "\n" not in entry.message + entry.help + entry.why
    assert not entry.message.endswith(".")
    assert entry.message[0].islower() or entry.message[0] in "{<@" or entry.message.startswith("xml:"), entry.message
    for text in (entry.help, entry.why):
        assert text[-1] in ".?)" or text.endswith("}"), text
        assert text[0].isupper() or text[0] == "{", text


@EACH
def test_fields_are_plain_names(entry: Code) -> None:
    for template in (entry.message, entry.help):
        for _, field, format_spec, conversion in string.Formatter().parse(template):
            assert field is None or re.fullmatch(r"[a-z_]+", field)
            assert not format_spec
            assert conversion in {None, "r"}
