"""Findings of the grammar in plain words: what was found, where, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tei.diagnostics import Diagnostic, Place, finding
from tei.relaxng.finding import Finding, Name, Rule
from tei.validation.messages.advice import ADVICE, Advice
from tei.validation.messages.context import Context
from tei.validation.messages.expectation import Expectation, expectation
from tei.validation.messages.repair import add_namespace
from tei.validation.messages.values import is_xml_id, suggest
from tei.validation.messages.vocabulary import TEI
from tei.validation.messages.wording import ELEMENT_RULES, MOST, attribute, path, quoted, shortened, tag, written_plain

__all__ = ["CODE_OF", "diagnose"]

CODE_OF: Final[dict[Rule, str]] = {
    Rule.ELEMENT_MISPLACED: "RNG002",
    Rule.ELEMENT_UNKNOWN: "RNG003",
    Rule.ELEMENT_EARLY: "RNG004",
    Rule.ATTRIBUTE_UNKNOWN: "RNG005",
    Rule.ATTRIBUTE_MISSING: "RNG006",
    Rule.ATTRIBUTE_VALUE: "RNG007",
    Rule.TEXT_NOT_ALLOWED: "RNG008",
    Rule.CONTENT_INCOMPLETE: "RNG009",
    Rule.CONTENT_VALUE: "RNG010",
    Rule.ID_DUPLICATE: "RNG011",
    Rule.ID_INVALID: "RNG012",
    Rule.IDREF_UNRESOLVED: "RNG013",
    Rule.NOT_WELL_FORMED: "XML001",
    Rule.LIMIT: "XML002",
}
_VALUE_RULES: Final = frozenset({Rule.ATTRIBUTE_VALUE, Rule.CONTENT_VALUE})
_TEXT_RULES: Final = frozenset({Rule.TEXT_NOT_ALLOWED, Rule.CONTENT_VALUE})
_MOST_FORMS: Final = 4  # of a value that are told
_FORMS: Final = ("there is no such", "a date such as", "a year such as", "a year and month")  # what most writers mean


def diagnose(found: Finding, file: str, context: Context) -> Diagnostic:
    """The diagnostic of a finding in ``file``."""
    extent = found.extent
    place = Place(file, extent.line, extent.column, path(found.path), extent.end_line, extent.end_column)
    code, expected, values = CODE_OF[found.rule], expectation(found), _values(found)
    names: Sequence[str] = expected.names or values
    if found.rule in ELEMENT_RULES and _is_foreign(found, context):
        code, names, listed = "RNG014", (TEI,), f"the TEI namespace, {TEI}"
        advice = _namespace_advice(found, context)
    else:
        listed = _listed(found, expected, values)
        if is_xml_id(found):
            code = "RNG012"
        advice = ADVICE[found.rule](found, context)
    fields = {
        "found": _found(found, context),
        "where": _where(found),
        "element": tag(found.element) if found.element else "the document",
        "schema": context.schema,
        "expected": listed,
        "problem": _problem(found.said),
        "namespace": _namespace(found.element) if found.element else "",
        "example": _example(found),
        "advice": advice.text,
    }
    return finding(code, place, fields, expected=names, fix=advice.fix)


def _problem(message: str) -> str:
    """The engine's sentence as a part of ours."""
    return (message[:1].lower() + message[1:]).rstrip(".")


def _found(found: Finding, context: Context) -> str:
    if found.attribute is not None:
        return attribute(found.attribute, found.value)
    if found.rule in _TEXT_RULES:
        text = context.text(found)
        kind = "text" if found.rule is Rule.TEXT_NOT_ALLOWED else "the value"
        return f"{kind} {quoted(text)}" if text is not None else kind
    return tag(found.element) if found.element else ""


def _where(found: Finding) -> str:
    if found.rule in ELEMENT_RULES:
        return f"in {tag(found.path[-2].name)}" if len(found.path) > 1 else "as the root of the file"
    return f"in {tag(found.element)}" if found.element else "here"


def _values(found: Finding) -> list[str]:
    """The values that would be right, and in words the forms that a value may have."""
    if found.rule not in _VALUE_RULES and found.rule is not Rule.ID_INVALID:
        return []
    last = ['""' for value in found.values if not value]
    return [*(value for value in found.values if value), *_forms(found.problems), *last]


@lru_cache(maxsize=1_000)
def _forms(problems: tuple[str, ...]) -> tuple[str, ...]:
    """The forms that a value may have, the usual ones first."""
    forms = [problem for problem in problems if not problem.startswith("must be “")]
    forms.sort(key=lambda form: next((at for at, word in enumerate(_FORMS) if word in form), len(_FORMS)))
    forms = [f"{first} ({detail})" if detail else first for first, _, detail in (f.partition("; ") for f in forms)]
    return tuple(form.removeprefix("must be ") if form.startswith("must be ") else f"one that {form}" for form in forms)


def _listed(found: Finding, expected: Expectation, values: list[str]) -> str:
    """What was expected in words."""
    if values:
        return shortened(values, _MOST_FORMS if found.rule in _VALUE_RULES and not found.values else MOST)
    if found.required:
        return " and ".join(expected.words)
    if found.expected:
        words = [*(written_plain(entry, found) for entry in expected.plain), *expected.words]
        return shortened(words[: MOST + 1], total=len(expected.plain) + len(expected.names))
    return "no attribute" if found.rule is Rule.ATTRIBUTE_UNKNOWN else "nothing there"


def _example(found: Finding) -> str:
    suggestion = suggest(found) if is_xml_id(found) else None
    return f'"{suggestion.text}"' if suggestion else '"p1"'


def _is_foreign(found: Finding, context: Context) -> bool:
    """Whether the schema knows it as an element of the TEI, and not in the namespace where it stands."""
    element = found.element
    if element is None or element.namespace == TEI or context.is_known(element.namespace, element.local):
        return False
    return context.is_known(TEI, element.local)


def _namespace(element: Name) -> str:
    return f"the namespace {quoted(element.namespace)}" if element.namespace else "no namespace"


def _namespace_advice(found: Finding, context: Context) -> Advice:
    assert found.element is not None
    fix = add_namespace(found, TEI, context)
    if len(found.path) <= 1 and not found.element.namespace:
        return Advice(f'Write <{found.element} xmlns="{TEI}">.', fix)
    if found.element.prefix:
        return Advice(f'Declare xmlns:{found.element.prefix}="{TEI}".', fix)
    return Advice(f'Write xmlns="{TEI}" there, or leave xmlns out if the elements around are TEI.', fix)
