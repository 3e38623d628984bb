"""One mistake, one finding: what two checks say of the same place is said once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tei.diagnostics import Diagnostic

__all__ = ["in_order", "without_twins"]

# Rules of our own schema that say of an element what the integrity checks say too, with better advice.
_RULES: Final = {"TEI001": "PTR001", "TEI002": "DAT001", "TEI005": "EMP001"}
# What the grammar says of a value or an element, and no other check need say again of the same attribute or tag.
_GRAMMAR: Final = frozenset({"RNG005", "RNG007", "RNG010", "RNG011", "RNG012", "RNG013"})


def without_twins(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings of one file, the first of each kind kept.

    Dropped are findings that are the same in all, those with the code and the place of an earlier one (a rule that
    stands in two schemas), those of other checks about an attribute or content that the grammar rejects already,
    emptiness where the grammar says what is missing, and those of our schema's rules that the integrity checks tell.
    """
    findings = tuple(findings)
    told = {(found.code, found.place.path) for found in findings}
    incomplete = {found.place.path for found in findings if found.code == "RNG009"}
    kept: dict[tuple[object, ...], Diagnostic] = {}
    rejected: dict[tuple[int, ...], tuple[object, ...]] = {}
    for found in findings:
        place = found.place
        if (_RULES.get(found.code), place.path) in told or (found.code == "EMP001" and place.path in incomplete):
            continue
        extent = (place.line, place.column, place.end_line, place.end_column)
        key: tuple[object, ...] = (found.code, extent)
        if not place.line or found.code == "SCH001":
            key = (found.code, extent, found.message)
        if found.code in _GRAMMAR:
            rejected[extent] = key
        elif extent in rejected and place.line and not found.code.startswith("RNG"):
            first = kept[rejected[extent]]
            if found.fix is not None:  # other checks know who points there
                kept[rejected[extent]] = first._replace(help=found.help, fix=found.fix)
            continue
        kept.setdefault(key, found)
    return tuple(kept.values())


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings of one file by line and column."""
    return tuple(sorted(findings, key=lambda found: (found.place.line, found.place.column, found.code, found.message)))
