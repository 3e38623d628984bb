"""What no grammar sees: pointers, ids, dates that contradict, language tags, unused and empty entries.

Each check is one file. ``CHECKS`` look at one file, ``check_set`` at what only all files together tell; the first is
done in any process, the second needs no more than the summaries of all. Where pointers lead is asked of the set even
inside one file: what is no id there may be one of a file that XInclude joins to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tei.diagnostics import Diagnostic
from tei.validation.integrity.across import check_set
from tei.validation.integrity.context import Context
from tei.validation.integrity.dates import check_dates
from tei.validation.integrity.empty import check_empty
from tei.validation.integrity.ids import check_ids
from tei.validation.integrity.languages import check_languages
from tei.validation.integrity.pointers import check_pointers
from tei.validation.integrity.summary import Summary, summarise
from tei.validation.source.index import Index
from tei.validation.twins import in_order

__all__ = ["CHECKS", "Summary", "check_and_summarise", "check_set"]

CHECKS: Final[tuple[Callable[[Context], Iterator[Diagnostic]], ...]] = (
    check_ids,
    check_pointers,
    check_dates,
    check_languages,
    check_empty,
)


def check_and_summarise(index: Index, file: str) -> tuple[tuple[Diagnostic, ...], Summary]:
    """The findings of one file that other files cannot change, in its order, and what ``check_set`` needs of it.

    No findings for a file that is not well-formed: it is not all there.
    """
    context = Context(index, file)
    found = [entry for check in CHECKS for entry in check(context)] if index.fault is None else []
    return in_order(found), summarise(context)
