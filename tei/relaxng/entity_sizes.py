"""What the entities of a file stand for: how many characters, and how deep one stands in another."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

__all__ = ["LARGEST_OF_DOCUMENT", "NESTING_LIMIT", "EntitySizes"]

LARGEST_OF_DOCUMENT: Final = 1 << 20
"""Characters that one entity of a document may stand for."""

NESTING_LIMIT: Final = 200
"""expat puts in an entity that stands in another by calling itself: some ten thousands of them end the process."""

_STEPS_LIMIT: Final = 200_000
_REFERENCE: Final = "&([^#;&]+);"


class EntitySizes:
    """Adds up what entities stand for as they are declared; ``limit`` is how many characters one may stand for.

    An entity may be used in the declaration of another before its own: what holds it grows when it is declared.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._sizes: dict[str, int] = {}
        self._depths: dict[str, int] = {}
        self._holders: dict[str, dict[str, int]] = {}  # entity → those that name it, and how many times
        self._steps = 0

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, name: str, value: str) -> str:
        """Note a declaration (the first of a name counts); what is wrong with the entities now, "" if nothing."""
        if name in self._sizes:
            return ""
        named = Counter(re.findall(_REFERENCE, value))
        known = [inner for inner in named if inner in self._sizes]
        self._sizes[name] = len(value) + sum(named[inner] * self._sizes[inner] for inner in known)
        self._depths[name] = 1 + max([self._depths[inner] for inner in known], default=0)
        for inner, times in named.items():
            self._holders.setdefault(inner, {})[name] = times
        grown = self._grow(name) if name in self._holders else [name]
        return next(filter(None, map(self._problem, grown)), "")

    def _grow(self, name: str) -> list[str]:
        """Let all that hold an entity which is known now grow by what it stands for; the names of all of them."""
        order = self._order(name)
        more = dict.fromkeys(order, 0)
        more[name] = self._sizes[name]
        for inner in order:
            for holder, times in self._holders.get(inner, {}).items():
                more[holder] += times * more[inner]
                self._sizes[holder] += times * more[inner]
                self._depths[holder] = max(self._depths[holder], self._depths[inner] + 1)
        return order

    def _order(self, name: str) -> list[str]:
        """An entity and all that hold it, each before those that hold it (unless they hold each other)."""
        done: list[str] = []
        seen = {name}
        path = [(name, iter(self._holders.get(name, ())))]
        while path:
            self._steps += 1
            inner, holders = path[-1]
            holder = next(holders, None)
            if holder is None:
                done.append(inner)
                path.pop()
            elif holder not in seen:
                seen.add(holder)
                path.append((holder, iter(self._holders.get(holder, ()))))
        return done[::-1]

    def _problem(self, name: str) -> str:
        if self._sizes[name] > self._limit:
            return f"the entity &{name}; stands for more than {self._limit:,} characters; that is the limit"
        if self._depths[name] > NESTING_LIMIT:
            return f"entities stand in each other more than {NESTING_LIMIT} deep in &{name};: that is the limit"
        if self._steps > _STEPS_LIMIT:
            return f"too many entities are named before they are declared, &{name}; among them; declare them first"
        return ""
