"""Elements without content that should have some (EMP001)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tei.diagnostics import Diagnostic
from tei.validation.integrity.context import Context
from tei.validation.integrity.table import empty_elements
from tei.validation.source.index import TEI

__all__ = ["check_empty"]

_ELSEWHERE: Final = frozenset({"copyOf", "sameAs"})  # the content stands where these point


def check_empty(context: Context) -> Iterator[Diagnostic]:
    """No text but blanks, no child element. Comments and processing instructions are no content."""
    index = context.index
    excuses = {f"{TEI}}}{name}": attributes | _ELSEWHERE for name, attributes in empty_elements().items()}
    for element, name in enumerate(index.names):
        if index.texts[element] or index.after[element] != element + 1 or name not in excuses:
            continue
        if excuses[name].isdisjoint(index.attributes[element]):
            yield context.at_element("EMP001", element, {})
