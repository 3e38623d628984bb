"""What a wrong value was meant to be."""

from __future__ import annotations

import pytest

from tei.relaxng.finding import Extent, Finding, Name, Rule
from tei.validation.messages.values import suggest

NOWHERE = Extent(1, 1, 1, 1, 0, 0)
DATE = ("must be a date such as 1956-09-10", "must be a time such as 12:30:00", "must be a year such as 1956")
XML = "http://www.w3.org/XML/1998/namespace"


def value(text: str, problems: tuple[str, ...], values: tuple[str, ...] = ()) -> Finding:
    return Finding(
        Rule.ATTRIBUTE_VALUE, NOWHERE, attribute=Name("", "when"), value=text, problems=problems, values=values
    )


@pytest.mark.parametrize(
    ("text", "better", "sure"),
    [
        ("1956-9-10", "1956-09-10", True),
        ("1956/09/10", "1956-09-10", True),
        ("1956-9", "1956-09", True),
        (" 1956-9-1 ", "1956-09-01", True),
        ("10.9.1956", "1956-09-10", False),
        ("13.9.1956", "1956-09-13", True),
        ("9.13.1956", "1956-09-13", True),
        ("9/10/1956", None, False),
        ("9/9/1956", "1956-09-09", True),
        ("1956-02-30", None, False),
        ("30.2.1956", None, False),
        ("956", "0956", True),
        ("56", "0056", False),
        ("9:30", "09:30:00", True),
        ("25:30", None, False),
        ("late in 1956", None, False),
        ("", None, False),
    ],
)
def test_dates_and_times(text: str, better: str | None, sure: bool) -> None:
    found = suggest(value(text, DATE))
    assert (found.text if found else None) == better
    assert found is None or found.sure is sure


@pytest.mark.parametrize(
    ("text", "better", "sure"), [("my id", "my-id", True), ("1 a", "_1-a", False), ("a:b", "a-b", False)]
)
def test_ids(text: str, better: str, sure: bool) -> None:
    name = Name(XML, "id", "xml")
    found = suggest(Finding(Rule.ATTRIBUTE_VALUE, NOWHERE, attribute=name, value=text, problems=("must be a name",)))
    assert found == (better, sure)


def test_languages_and_truth() -> None:
    assert suggest(value("en_GB", ("must be a language tag such as en",))) == ("en-GB", True)
    assert suggest(value("yes", ("must be true or false",))) == ("true", True)
    assert suggest(value("No", (), ("false", "true"))) == ("false", True)
    assert suggest(value("perhaps", ("must be true or false",))) is None
    assert suggest(value("10 September", ("must be a number",))) is None
