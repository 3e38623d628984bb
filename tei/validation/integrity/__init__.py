"""What no grammar sees: pointers, ids, dates that contradict, language tags, unused and empty entries.

Each check is one file. ``check_file`` looks at one file, ``check_set`` at what only all files together tell; the
first is done in any process, the second needs no more than the summaries of all. Where pointers lead is asked of the
set even inside one file: what is no id there may be one of a file that XInclude joins to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tei.diagnostics import Diagnostic
from tei.validation.integrity.across import across
from tei.validation.integrity.context import Context
from tei.validation.integrity.dates import check_dates
from tei.validation.integrity.empty import check_empty
from tei.validation.integrity.ids import check_ids
from tei.validation.integrity.languages import check_languages
from tei.validation.integrity.pointers import check_pointers
from tei.validation.integrity.summary import Summary, path_of, summarise
from tei.validation.integrity.target import Resolver
from tei.validation.source.index import Index, build_index

__all__ = [
    "CHECKS",
    "IntegritySettings",
    "Summary",
    "check_and_summarise",
    "check_file",
    "check_integrity",
    "check_set",
    "read_index",
]

# The checks by name, in their order; ``None``: only the set tells.
CHECKS: Final[dict[str, Callable[[Context, Resolver], Iterator[Diagnostic]] | None]] = {
    "ids": check_ids,
    "pointers": check_pointers,
    "dates": check_dates,
    "languages": check_languages,
    "empty": check_empty,
    "register": None,
}


class IntegritySettings(NamedTuple):
    """Which checks are made: names of ``CHECKS``."""

    checks: frozenset[str] = frozenset(CHECKS)


def check_file(index: Index, file: str, settings: IntegritySettings | None = None) -> Iterator[Diagnostic]:
    """The findings of one file that is checked alone, in its order.

    Nothing for a file that is not well-formed: it is not all there.
    """
    found, summary = check_and_summarise(index, file, settings)
    yield from sorted((*found, *check_set({file: summary}, settings, lambda _: index)), key=_in_order)


def check_and_summarise(
    index: Index, file: str, settings: IntegritySettings | None = None
) -> tuple[tuple[Diagnostic, ...], Summary]:
    """The findings of one file that other files cannot change, in its order, and what ``check_set`` needs of it."""
    names = (settings or IntegritySettings()).checks
    context, path = Context(index, file), path_of(file)
    resolver = Resolver(index, path)
    found: list[Diagnostic] = []
    if index.fault is None:
        for name, check in CHECKS.items():
            if check is not None and name in names:
                found.extend(check(context, resolver))
    return tuple(sorted(found, key=_in_order)), summarise(context, resolver, path)


def check_set(
    summaries: Mapping[str, Summary],
    settings: IntegritySettings | None = None,
    read: Callable[[str], Index | None] | None = None,
) -> Iterator[Diagnostic]:
    """The findings that only the set tells, file by file in the order of ``summaries`` (file → summary).

    ``read`` gives the index of a file in which something is wrong, for the places; by default it is read again.
    """
    names = (settings or IntegritySettings()).checks
    return across(summaries, names, read or read_index)


def read_index(file: str) -> Index | None:
    """The index of a file of this machine; ``None`` if it cannot be read any more."""
    try:
        return build_index(Path(file).read_bytes())
    except (OSError, ValueError):
        return None


def check_integrity(source: bytes, file: str) -> tuple[Diagnostic, ...]:
    """All findings of one file that is checked alone, in its order."""
    return tuple(check_file(build_index(source), file))


def _in_order(found: Diagnostic) -> tuple[int, int, str, str]:
    return (found.place.line, found.place.column, found.code, found.message)
