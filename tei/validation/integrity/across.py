"""What only the whole set tells: where pointers lead, ids of editions, entries that nobody means."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tei.diagnostics import Diagnostic
from tei.validation.integrity.assembly import Assembly, assemblies
from tei.validation.integrity.context import Context, shortened
from tei.validation.integrity.dangling import Dangling, Others, dangling_pointers
from tei.validation.integrity.register import entries
from tei.validation.integrity.summary import ROOTS, Summary
from tei.validation.source.index import XML_ID, Index

__all__ = ["check_set"]

_XML: Final = ".xml"


class _Wrong(NamedTuple):
    """What is wrong in one file: its pointers, ids of ``TEI`` that another file has, entries that nobody means."""

    pointers: Dangling
    roots: Mapping[str, str]
    unused: frozenset[str]


def check_set(summaries: Mapping[str, Summary], read: Callable[[str], Index | None]) -> Iterator[Diagnostic]:
    """Findings of a set, file by file in the order of ``summaries``.

    ``read`` gives the index of a file once more: it is asked for the files alone in which something is wrong, since
    keeping the places of all pointers of all files would cost more than reading some twice.
    """
    by_path = {summary.path: summary for summary in summaries.values()}
    whole = assemblies(by_path.values())
    exists = _Existence(_common(by_path))
    doubles = _doubles(summaries)
    unused = _unused(summaries, by_path, whole)
    found = {}
    for file, summary in summaries.items():
        pointers = _dangling(summary, by_path, whole, exists)
        wrong = _Wrong(pointers, doubles.get(file, {}), unused.get(file, frozenset()))
        if any(pointers) or wrong.roots or wrong.unused:
            found[file] = wrong
    others = Others(by_path, (name for wrong in found.values() for name in wrong.pointers.missing))
    for file, wrong in found.items():
        index = read(file)
        if index is not None and index.fault is None:
            yield from _findings(Context(index, file), wrong, others)


def _common(by_path: Mapping[str, Summary]) -> str:
    """The folder that holds the whole set; empty if there is none."""
    try:
        return os.path.commonpath([os.path.dirname(path) for path in by_path if path])  # noqa: PTH120
    except ValueError:  # no file, or files on several drives
        return ""


class _Existence:
    """Whether a file is there, asked once, and never outside the folder of the set."""

    def __init__(self, common: str) -> None:
        self._common = os.path.realpath(common) if common else ""
        self._known: dict[str, bool] = {}

    def is_missing(self, path: str) -> bool:
        """Whether ``path`` would lie below the folder and does not."""
        if path not in self._known:
            self._known[path] = self._is_missing(path)
        return self._known[path]

    def _is_missing(self, path: str) -> bool:
        if not self._common or "\0" in path:
            return False
        real = os.path.realpath(path)
        return Path(real).is_relative_to(self._common) and not os.path.lexists(real)


def _dangling(
    summary: Summary, by_path: Mapping[str, Summary], whole: Mapping[str, Assembly], exists: _Existence
) -> Dangling:
    """The pointers of a file that lead nowhere."""
    own = whole[summary.path]
    links = {}
    for path, fragment in summary.links:
        if path not in by_path:
            if path.lower().endswith(_XML) and exists.is_missing(path):
                links[path, fragment] = "PTR005"
        elif fragment and whole[path].lacks(fragment):
            links[path, fragment] = "PTR004"
    if not own.complete:
        return Dangling(links)
    return Dangling(links, summary.missing - own.ids, summary.prefixes_missing - own.prefixes)


def _doubles(summaries: Mapping[str, Summary]) -> dict[str, dict[str, str]]:
    """For each file the ids of its ``TEI`` elements that an earlier file of the set has too."""
    first: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for file, summary in summaries.items():
        for name in summary.roots:
            if first.setdefault(name, file) != file:
                found.setdefault(file, {})[name] = first[name]
    return found


def _unused(
    summaries: Mapping[str, Summary], by_path: Mapping[str, Summary], whole: Mapping[str, Assembly]
) -> dict[str, frozenset[str]]:
    """For each file the entries that nothing in the set means.

    A file none of whose entries is meant by any text of the set is an authority file that stands alone: its entries
    are used by what was not given, and none is told.
    """
    linked: dict[str, set[str]] = {}
    for summary in by_path.values():
        for path, fragment in summary.links:
            if path != summary.path:
                linked.setdefault(path, set()).add(fragment)
        for member in whole[summary.path].members if summary.missing else ():
            if member.unused:
                linked.setdefault(member.path, set()).update(summary.missing)
    found = {}
    for file, summary in summaries.items():
        meant = linked.get(summary.path, set())
        if summary.unused and summary.whole and (summary.used or not meant.isdisjoint(summary.ids)):
            found[file] = frozenset(summary.unused) - meant
    return found


def _findings(context: Context, wrong: _Wrong, others: Others) -> Iterator[Diagnostic]:
    if any(wrong.pointers):
        yield from dangling_pointers(context, wrong.pointers, others)
    index = context.index
    for element, attributes in enumerate(index.attributes if wrong.roots else ()):
        name = attributes.get(XML_ID, "")
        if name in wrong.roots and index.names[element] in ROOTS:
            yield context.at_attribute("PTR010", element, XML_ID, {"first": wrong.roots[name]})
    if wrong.unused:
        for name, element in entries(context).items():
            if name in wrong.unused:
                yield context.at_element("REG001", element, {"id": shortened(name)})
