"""The check ``schematron``: what rules say of a file, at the places they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from tei.diagnostics import Diagnostic, Place, Severity, finding
from tei.errors import ReadError
from tei.validation.inputs import Input
from tei.validation.source.encoding import read_encoding

if TYPE_CHECKING:
    from tei.schematron import Fired, Schematron
    from tei.validation.source.index import Index

__all__ = ["check_rules"]

_MOST: Final = 300  # characters of a message in a line; rules may quote whole paragraphs


def check_rules(given: Input, index: Callable[[], Index], rules: Schematron, schema: str) -> Iterator[Diagnostic]:
    """What ``rules`` of the schema called ``schema`` find in the file; ``index`` gives that of the same file.

    Raises:
        SchemaError: the rules cannot be run.
    """
    assert given.data is not None
    try:
        found = rules.validate(_text(given.data))
    except ReadError as error:
        fields = {"problem": f"rules cannot be run over this file: {error}".rstrip("."), "advice": _UNREAD}
        yield finding("XML002", Place(given.file, 1, 1), fields)
        return
    for fired in _each_once(found):
        place = _place(fired, given.file, index())
        if fired.failure:
            fields = {"schema": schema, "rule": fired.id or fired.test, "problem": fired.failure, "advice": _FAILED}
            yield finding("SCH006", place, fields)
            continue
        yield _diagnostic(fired, place, schema)


def _text(data: bytes) -> str:
    """The file in the encoding that the other checks read it in."""
    try:
        encoded = read_encoding(data)
        return encoded.data.decode(encoded.codec)
    except UnicodeDecodeError as error:
        raise ReadError(f"the file is not in {error.encoding}; save it as UTF-8.") from None
    except ValueError as error:
        raise ReadError(str(error)) from None


def _each_once(found: Iterable[Fired]) -> Iterator[Fired]:
    """One finding for one test at one place: TEI has some of its rules in English and in French."""
    told: set[tuple[object, ...]] = set()
    for fired in found:
        key = (fired.location, fired.attribute, fired.pattern if fired.failure else "", fired.test, fired.is_report)
        if key not in told:
            told.add(key)
            yield fired


_UNREAD: Final = "Make it a plain XML file, or leave the rules out with --only relaxng,integrity."
_FAILED: Final = "Correct the rule: its test does not suit this document."


def _diagnostic(fired: Fired, place: Place, schema: str) -> Diagnostic:
    """With the code that the assertion is named after, if it is a rule for our editions."""
    from tei.diagnostics.codes import edition  # most files break no rule

    code = fired.id if any(fired.id == entry.id for entry in edition.CODES) else "SCH001"
    problem = _folded(fired.message) or f"a rule without words was broken: {fired.test}"
    rule = f"See rule {fired.id} of {schema}." if fired.id else f"The rule stands in {_line_of(fired)}."
    advice = " ".join(_folded(text) for text in fired.diagnostics if text.strip()) or rule
    if fired.see:
        advice = f"{advice} ({fired.see})"
    if code == "SCH001":
        fields = {"problem": problem, "advice": advice, "rule": fired.id, "schema": schema}
        return finding(code, place, fields, severity=Severity(fired.level))
    return Diagnostic(code, place, problem, advice, (("rule", fired.id), ("schema", schema)))


def _place(fired: Fired, file: str, index: Index) -> Place:
    element = index.at_path(fired.location)
    if element is None:
        return Place(file, 1, 1)
    if fired.attribute is not None:
        namespace, local = fired.attribute
        extent = index.attribute_extent(element, local, namespace)
    else:
        extent = index.extent(element)
    return Place(file, extent.line, extent.column, index.path(element), extent.end_line, extent.end_column)


def _line_of(fired: Fired) -> str:
    file, _, line = fired.schema.rpartition(":")
    return f"{file.removesuffix('.gz')}, line {line}"


def _folded(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"
