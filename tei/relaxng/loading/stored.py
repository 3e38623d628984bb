"""The form in which a compiled schema is kept: lines of JSON.

The first is the start pattern, each further one a define: its key, a tab, its pattern.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tei.relaxng.grammar import Grammar, Pattern

__all__ = ["FORMAT", "from_lines", "lines"]

FORMAT: Final = 3
"""Raise it when the form of the patterns, or what a schema may be, changes; what was kept before is then not used."""


def lines(grammar: Grammar) -> bytes:
    """A schema to keep."""
    written = json.JSONEncoder(separators=(",", ":")).encode
    defines = (f"{written(key)}\t{written(pattern)}" for key, pattern in grammar.defines.items())
    return "\n".join((written(grammar.start), *defines)).encode()


def from_lines(body: bytes) -> Grammar:
    """The schema that was kept.

    Raises:
        ValueError: this is none. What is wrong with a define is found when it is asked for.
    """
    start, *defines = body.decode().split("\n")
    return Grammar(json.loads(start), _Defines(defines))


class _Defines(Mapping[str, Pattern]):
    """The defines of a schema; each is read from its line when it is first asked for, as few documents ask for all."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._decode = json.JSONDecoder().raw_decode  # a third faster than ``loads`` for short texts
        self._patterns: dict[str, Pattern] = {}
        self._lines: dict[str, str] = {}
        for line in lines:
            key, _, pattern = line.partition("\t")
            self._lines[json.loads(key) if "\\" in key else key[1:-1]] = pattern

    def __getitem__(self, key: str) -> Pattern:
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern, _ = self._decode(self._lines[key])
            self._patterns[key] = pattern
        return pattern

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
