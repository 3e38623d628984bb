"""What a wrong value was meant to be."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import quoteattr

import pytest

from tei.relaxng import Schema
from tei.relaxng.finding import Extent, Finding, Name, Rule
from tei.validation.messages.values import suggest

NOWHERE = Extent(1, 1, 1, 1, 0, 0)
WHEN = """
    xsd:date | xsd:gYear | xsd:gMonth | xsd:gDay | xsd:gYearMonth | xsd:gMonthDay | xsd:time | xsd:dateTime
    """
XML = "http://www.w3.org/XML/1998/namespace"


@cache
def schema(content: str) -> Schema:
    return Schema.load(f"element date {{ attribute when {{ {content} }} }}".encode(), syntax="compact")


def value(text: str, content: str) -> Finding:
    """What the grammar says of the value."""
    return next(schema(content).validate(f"<date when={quoteattr(text)}/>".encode()))


@pytest.mark.parametrize(
    ("text", "better", "sure"),
    [
        ("1956-9-10", "1956-09-10", True),
        ("1956/09/10", "1956-09-10", True),
        ("1911/12", "1911-12", False),  # two years as likely as a month
        ("1956-9", "1956-09", True),
        (" 1956-9-1 ", "1956-09-01", True),
        ("10.9.1956", "1956-09-10", False),
        ("13.9.1956", "1956-09-13", True),
        ("9.13.1956", "1956-09-13", True),
        ("9/10/1956", None, False),
        ("9/9/1956", "1956-09-09", True),
        ("1956-02-30", None, False),
        ("30.2.1956", None, False),
        ("1956-09-00", "1956-09", True),
        ("1956-00-00", "1956", True),
        ("1956-00-10", None, False),
        ("1956-9/10", None, False),
        ("56-9-10", None, False),
        ("1956 ― 9 ― 10", "1956-09-10", True),
        ("10.9.1956, 9.30 pm", "1956-09-10T21:30:00", False),
        ("10 Sept. 1956", "1956-09-10", True),
        ("956", "0956", True),
        ("56", "0056", False),
        ("-44", "-0044", False),
        ("9:30", "09:30:00", True),
        ("25:30", None, False),
        ("late in 1956", None, False),
        ("", None, False),
    ],
)
def test_dates_and_times(text: str, better: str | None, sure: bool) -> None:
    found = suggest(value(text, WHEN))
    assert (found.text if found else None) == better
    assert found is None or found.sure is sure


@pytest.mark.parametrize(
    ("text", "better", "sure"), [("my id", "my-id", True), ("1 a", "_1-a", False), ("a:b", "a-b", False)]
)
def test_ids(text: str, better: str, sure: bool) -> None:
    name = Name(XML, "id", "xml")
    found = suggest(Finding(Rule.ATTRIBUTE_VALUE, NOWHERE, attribute=name, value=text, problems=("must be a name",)))
    assert found == (better, sure)


@pytest.mark.parametrize(
    ("text", "content", "better", "sure"),
    [
        ("en_GB", "xsd:language", "en-GB", True),
        ("yes", "xsd:boolean", "true", True),
        ("No", '"true" | "false"', "false", True),
        ("yes", 'xsd:boolean | "unknown"', "true", True),
        ("perhaps", "xsd:boolean", None, False),
        ("10 September", "xsd:integer", None, False),
        ("1 2", "xsd:integer", "12", False),
        ("1956-9", "xsd:date", None, False),
        ("10 September 1956", "xsd:gYear", None, False),
        ("56", "xsd:gYearMonth", None, False),
    ],
)
def test_what_the_type_has(text: str, content: str, better: str | None, sure: bool) -> None:
    found = suggest(value(text, content))
    assert (found.text if found else None) == better
    assert found is None or found.sure is sure
