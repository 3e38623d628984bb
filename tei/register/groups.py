"""Which mentions are one person, organisation or place.

Mentions of one key belong together, and so do a name and its bracketed variant. Beyond that, for persons:

* initials agree with the names that they begin ("I. Shcherbakov", "Ivan Shcherbakov");
* a shorter name belongs to the fuller one that it is the beginning or the end of ("Molotov" to "V. M. Molotov",
  "Kim" to "Kim Il Sung"), if there is one alone; if there are several it stays by itself and is *ambiguous*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tei.model import Document
from tei.register.keys import is_initial, name_key, person_parts
from tei.register.mention import Mention, variant_pairs

__all__ = ["Group", "grouped"]


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one entry, in the order of the text; ``ambiguous`` if it may be one of several others."""

    mentions: tuple[Mention, ...]
    ambiguous: bool = False


def grouped(document: Document, found: Sequence[Mention]) -> tuple[Group, ...]:
    """Mentions of one kind as groups, in the order of their first mention."""
    by_key: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in found:
        by_key[name_key(mention.kind, mention.name)].append(mention)
    sets = _Sets(len(by_key))
    keys = list(by_key)
    at = {key: number for number, key in enumerate(keys)}
    for before, inner in variant_pairs(document, tuple(found)):
        sets.join(at[name_key(before.kind, before.name)], at[name_key(inner.kind, inner.name)])
    ambiguous: set[int] = set()
    if found and found[0].kind == "person":
        ambiguous = _join_persons(sets, [person_parts(by_key[key][0].name) for key in keys])
    members: dict[int, list[Mention]] = defaultdict(list)
    for number, key in enumerate(keys):
        members[sets.root(number)].extend(by_key[key])
    doubtful = {sets.root(number) for number in ambiguous}
    groups = (Group(tuple(sorted(group, key=lambda m: m.number)), root in doubtful) for root, group in members.items())
    return tuple(sorted(groups, key=lambda group: group.mentions[0].number))


class _Sets:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, number: int) -> int:
        while self._parent[number] != number:
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def _join_persons(sets: _Sets, names: Sequence[tuple[str, ...]]) -> set[int]:
    """Join shorter names to the one fuller name that they fit; the numbers of those that fit several."""
    ambiguous = set()
    for number in sorted(range(len(names)), key=lambda n: (-_words(names[n]), -len(names[n]))):
        fuller = [
            other
            for other in range(len(names))
            if other != number and _is_fuller(names[other], names[number]) and _fits(names[number], names[other])
        ]
        roots = {sets.root(other) for other in fuller} - {sets.root(number)}
        if len(roots) == 1:
            sets.join(number, roots.pop())
        elif roots:
            ambiguous.add(number)
    return ambiguous


def _words(name: Sequence[str]) -> int:
    return sum(not is_initial(part) for part in name)


def _is_fuller(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return (_words(one), len(one)) > (_words(other), len(other))


def _fits(short: Sequence[str], long: Sequence[str]) -> bool:
    """Is ``short`` the beginning or the end of ``long``, or the same with initials for words?"""
    if len(short) == len(long):
        return all(_same(a, b) for a, b in zip(short, long, strict=True))
    if len(short) > len(long) or not _words(short):
        return False
    if short[0] != short[-1] and is_initial(short[0]):
        return _same(short[0], long[0]) and short[-1] == long[-1]  # "V. Molotov", "V. M. Molotov"
    size = len(short)
    return tuple(short) in (tuple(long[:size]), tuple(long[-size:]))


def _same(short: str, long: str) -> bool:
    return short == long or (is_initial(short) and long.startswith(short.rstrip(".")))
