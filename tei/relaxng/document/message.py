"""A finding as one English sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tei.relaxng.finding import Expected, Finding, Rule

__all__ = ["sentence"]

_SHOWN: Final = 8  # names of a list
_LONGEST: Final = 60  # characters of a value
_KINDS: Final = {
    "text": "text",
    "data": "a value as text",
    "any-element": "an element of another namespace",
    "any-attribute": "some other attribute",
}


def sentence(finding: Finding) -> str:
    """What is wrong, and what was expected."""
    return _SENTENCES[finding.rule](finding)


def _element_unknown(finding: Finding) -> str:
    return f"The schema has no element {_tag(finding)}{_strange(finding)}{_expected(finding)}."


def _element_misplaced(finding: Finding) -> str:
    return f"{_tag(finding)}{_strange(finding)} may not stand here{_expected(finding)}."


def _element_early(finding: Finding) -> str:
    return f"{_tag(finding)} may not stand here yet{_expected(finding)}."


def _attribute_unknown(finding: Finding) -> str:
    return f"{_tag(finding)} may have no attribute @{finding.attribute}{_expected(finding)}."


def _attribute_missing(finding: Finding) -> str:
    things = _things(finding)
    if not things:
        return f"{_tag(finding)} lacks an attribute."
    if finding.required:
        return f"{_tag(finding)} must have {_listed(things, 'and')}."
    return f"{_tag(finding)} lacks an attribute such as {_listed(things, 'or')}."


def _attribute_value(finding: Finding) -> str:
    return f"The value {_value(finding)} of @{finding.attribute} on {_tag(finding)} is wrong: it {_demand(finding)}."


def _text_not_allowed(finding: Finding) -> str:
    return f"{_tag(finding)} may have no text here{_expected(finding)}."


def _content_incomplete(finding: Finding) -> str:
    return f"{_tag(finding)} ends too early{_expected(finding)}."


def _content_value(finding: Finding) -> str:
    return f"The content {_value(finding)} of {_tag(finding)} is wrong: it {_demand(finding)}."


def _id(finding: Finding) -> str:
    return f"The ID {_value(finding)} of @{finding.attribute} on {_tag(finding)} is wrong: it {_demand(finding)}."


def _idref(finding: Finding) -> str:
    return f"@{finding.attribute} on {_tag(finding)} refers to {_value(finding)}, which is no ID of this document."


def _own(finding: Finding) -> str:
    return finding.said


_SENTENCES: Final[dict[Rule, Callable[[Finding], str]]] = {
    Rule.ELEMENT_UNKNOWN: _element_unknown,
    Rule.ELEMENT_MISPLACED: _element_misplaced,
    Rule.ELEMENT_EARLY: _element_early,
    Rule.ATTRIBUTE_UNKNOWN: _attribute_unknown,
    Rule.ATTRIBUTE_MISSING: _attribute_missing,
    Rule.ATTRIBUTE_VALUE: _attribute_value,
    Rule.TEXT_NOT_ALLOWED: _text_not_allowed,
    Rule.CONTENT_INCOMPLETE: _content_incomplete,
    Rule.CONTENT_VALUE: _content_value,
    Rule.ID_DUPLICATE: _id,
    Rule.ID_INVALID: _id,
    Rule.IDREF_UNRESOLVED: _idref,
    Rule.NOT_WELL_FORMED: _own,
    Rule.LIMIT: _own,
}


def _tag(finding: Finding) -> str:
    return f"<{finding.element}>"


def _strange(finding: Finding) -> str:
    """The namespace, where an element of the same name in another one is expected."""
    element = finding.element
    names = [expected.name for expected in finding.expected if expected.name is not None]
    if element is None or not any(n.local == element.local and n.namespace != element.namespace for n in names):
        return ""
    return f" of the namespace “{element.namespace}”" if element.namespace else " without a namespace"


def _value(finding: Finding) -> str:
    value = " ".join((finding.value or "").split())
    return f"“{value if len(value) <= _LONGEST else value[: _LONGEST - 1] + '…'}”"


def _expected(finding: Finding) -> str:
    things = _things(finding)
    if not things:
        return ""
    return f"; {_listed(things, 'and')} must come first" if finding.required else f"; expected {_listed(things, 'or')}"


def _things(finding: Finding) -> list[str]:
    things = [_thing(expected) for expected in finding.expected[: _SHOWN + 1]]
    if len(finding.expected) > _SHOWN + 1:
        things = [*things[:_SHOWN], f"{len(finding.expected) - _SHOWN} others"]
    return things


def _thing(expected: Expected) -> str:
    if expected.kind == "end-tag":
        return "the end tag"
    if expected.name is None:
        return _KINDS[expected.kind]
    return f"@{expected.name}" if expected.kind == "attribute" else f"<{expected.name}>"


def _demand(finding: Finding) -> str:
    demands = list(finding.problems)
    if finding.values:
        values = [f"“{value}”" for value in finding.values[:_SHOWN]]
        more = len(finding.values) - len(values)
        demands.append(f"must be {_listed([*values, f'{more} others'] if more else values, 'or')}")
    return ", or ".join(demands)


def _listed(things: Sequence[str], last: str) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} {last} {things[-1]}"
