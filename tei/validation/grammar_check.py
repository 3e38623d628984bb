"""The check ``relaxng``: a file against one grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tei.diagnostics import Diagnostic, Place, finding
from tei.errors import SchemaError
from tei.relaxng.errors import SchemaError as Broken
from tei.validation.inputs import Input
from tei.validation.schemas.store import Grammar

if TYPE_CHECKING:
    from tei.validation.source.index import Index

__all__ = ["check_grammar", "not_well_formed"]


def check_grammar(given: Input, grammar: Grammar, index: Callable[[], Index]) -> Iterator[Diagnostic]:
    """What the grammar says of the file, in its order; ``index`` gives that of the same file, if its data are there.

    Raises:
        OSError: the file cannot be read.
        SchemaError: the grammar has a part that cannot be used.
    """
    from tei.validation.messages.context import Context

    source = given.data if given.data is not None else given.path
    assert source is not None
    context = Context(grammar.name, grammar.names, given.data, index)
    try:
        for found in grammar.schema.validate(source):
            from tei.validation.messages.grammar import diagnose  # messages are loaded when there is something to say

            yield diagnose(found, given.file, context)
    except Broken as error:
        raise SchemaError(str(error)) from None


def not_well_formed(index: Index, file: str) -> Diagnostic:
    """``XML001`` where no grammar has looked."""
    fault = index.fault
    assert fault is not None
    advice = "Repair the markup at this place; nothing else was checked."
    return finding("XML001", Place(file, fault.line, fault.column), {"problem": fault.message, "advice": advice})
