"""Validation: well-formedness, grammar, rules, pointers, ids, dates. Nothing is loaded before a check needs it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.validation.checker import Checker
    from tei.validation.settings import Check

__all__ = ["validate_tei"]


def validate_tei(
    source: bytes, file: str, schema: str | None = None, *, only: tuple[Check, ...] = ()
) -> tuple[Diagnostic, ...]:
    """All findings of one TEI file, in its order; ``file`` is used in places.

    ``schema`` is the name of one that is built in, or a path; ``None``: the one that the file names, else tei_all.
    ``only`` are the checks that are made, all if it is empty. Schemas stay loaded from one call to the next.

    Raises:
        SchemaError: the schema cannot be read.
    """
    from tei.validation.inputs import Input
    from tei.validation.source.index import build_index

    checker = _checker(schema, only)
    checked = checker.check(Input(file, Path(file).absolute().parent, source))
    (whole,) = checker.whole([checked], lambda _: build_index(source))
    return whole.findings


@lru_cache(maxsize=16)
def _checker(schema: str | None, only: tuple[Check, ...]) -> Checker:
    from tei.validation.checker import Checker
    from tei.validation.settings import CHECKS, Settings

    return Checker(Settings(schemas=(schema,) if schema else (), only=only or CHECKS))
