"""Pointers that lead nowhere (PTR001, PTR004, PTR005, PTR009), found once the whole set is known."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tei.diagnostics import Diagnostic
from tei.validation.integrity.context import Context, shortened
from tei.validation.integrity.near_ids import NearIds
from tei.validation.integrity.pointers import MOST, prefix_finding
from tei.validation.integrity.pointing import Pointing
from tei.validation.integrity.summary import Summary
from tei.validation.integrity.target import Kind, Target

__all__ = ["Dangling", "Others", "dangling_pointers"]


class Dangling(NamedTuple):
    """What leads nowhere in one file: (path, id) of other files, each with its code; ids; prefixes."""

    links: Mapping[tuple[str, str], str] = {}
    missing: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()


class Others:
    """What the other files of the set have to offer for pointers that lead nowhere."""

    def __init__(self, by_path: Mapping[str, Summary], missing: Iterable[str]) -> None:
        self._by_path = by_path
        self._near: dict[str, NearIds] = {}
        self._holders: dict[str, list[str]] = {}
        wanted = frozenset(missing)
        for path, summary in by_path.items():
            for name in wanted & summary.ids if path else ():
                self._holders.setdefault(name, []).append(path)

    def holder(self, name: str) -> str:
        """The one file that has this id; empty if there is none, or several."""
        paths = self._holders.get(name, [])
        return paths[0] if len(paths) == 1 else ""

    def near(self, path: str, name: str) -> tuple[str, ...]:
        """Ids of the file that are like ``name``."""
        if path not in self._by_path:
            return ()
        if path not in self._near:
            self._near[path] = NearIds(self._by_path[path].ids)
        return self._near[path].near(name)


def dangling_pointers(context: Context, dangling: Dangling, others: Others) -> Iterator[Diagnostic]:
    """The findings of one file, at most ten for one attribute."""
    for pointing in context.pointings:
        if not pointing.is_list:
            continue
        wrong = (pair for pair in pointing.targets if _is_dangling(pair[1], context, dangling))
        for token, target in islice(wrong, MOST):
            if target.kind is Kind.ID:
                yield _local(context, pointing, token, target.fragment, others)
            elif target.kind is Kind.FILE:
                yield _elsewhere(context, pointing, token, target, dangling, others)
            else:
                yield prefix_finding("PTR009", context, pointing, token, target.fragment)


def _is_dangling(target: Target, context: Context, dangling: Dangling) -> bool:
    if target.kind is Kind.ID:
        return target.fragment in dangling.missing and target.fragment not in context.ids
    if target.kind is Kind.FILE:
        return (target.path, target.fragment) in dangling.links
    return target.kind is Kind.PREFIX_UNKNOWN and target.fragment in dangling.prefixes


def _local(context: Context, pointing: Pointing, token: str, fragment: str, others: Others) -> Diagnostic:
    """PTR001; if one other file of the set has the id it is told."""
    holder = others.holder(fragment)
    if holder:
        expected: tuple[str, ...] = (f"{_shown(holder, context.path)}#{fragment}",)
    else:
        expected = tuple(f"#{name}" for name in context.near_ids.near(fragment))
    meant = f"Did you mean {shortened(expected[0])}? Else add" if expected else "Add"
    fields = {"target": shortened(fragment), "meant": meant}
    return context.at_attribute("PTR001", *pointing[:2], fields, expected=expected, token=token)


def _elsewhere(
    context: Context,
    pointing: Pointing,
    token: str,
    target: Target,
    dangling: Dangling,
    others: Others,
) -> Diagnostic:
    """PTR004 or PTR005."""
    code = dangling.links[target.path, target.fragment]
    names = others.near(target.path, target.fragment) if code == "PTR004" else ()
    expected = tuple(f"{token.partition('#')[0]}#{name}" for name in names) if "#" in token else ()
    fields = {
        "target": shortened(target.fragment),
        "other": shortened(_shown(target.path, context.path)),
        "meant": f"Did you mean {shortened(expected[0])}? Else correct" if expected else "Correct",
    }
    return context.at_attribute(code, *pointing[:2], fields, expected=expected, token=token)


def _shown(path: str, file: str) -> str:
    """``path`` as it is written in ``file``."""
    with suppress(ValueError):  # on another drive
        path = os.path.relpath(path, os.path.dirname(file))  # noqa: PTH120
    return Path(path).as_posix()
