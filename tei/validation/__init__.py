"""Validation: well-formedness, schema, pointers, ids, dates."""

from __future__ import annotations

from tei.diagnostics import Diagnostic
from tei.validation.integrity import check_integrity
from tei.validation.parse import parse
from tei.validation.schema import BUILT_IN, check_schema

__all__ = ["BUILT_IN", "check_integrity", "check_schema", "parse", "validate_tei"]


def validate_tei(source: bytes, file: str, schema: str = "tei_all") -> tuple[Diagnostic, ...]:
    """All findings of one TEI file, in the order of the file.

    ``schema`` is a built-in name (``BUILT_IN``) or the path of a RELAX NG file; ``file`` is used in places.

    Raises:
        SchemaError: the schema cannot be read.
    """
    tree, findings = parse(source, file)
    if tree is None:
        return findings
    found = (*check_schema(tree, schema, file), *check_integrity(tree, file))
    return tuple(sorted(found, key=lambda entry: (entry.place.line, entry.code, entry.message)))
