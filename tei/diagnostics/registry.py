"""All codes, in one tuple. Codes are never reused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tei.diagnostics.code import Code
from tei.diagnostics.codes import conversion, edition, grammar, integrity, schematron

__all__ = ["BY_ID", "CODES"]

CODES: Final[tuple[Code, ...]] = (
    *grammar.CODES,
    *schematron.CODES,
    *edition.CODES,
    *integrity.CODES,
    *conversion.CODES,
)

BY_ID: Final[Mapping[str, Code]] = {entry.id: entry for entry in CODES}
