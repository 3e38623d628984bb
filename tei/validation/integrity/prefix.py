"""``prefixDef``: private URI schemes and what they stand for (TEI P5 Guidelines, 17.2.3)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tei.validation.source.index import TEI, Index

__all__ = ["Prefixes"]

_PREFIX_DEF: Final = f"{TEI}}}prefixDef"
_LONGEST_PATTERN: Final = 300
_STEPS: Final = 500_000  # what one match may cost, and all of a file together
_ALL_STEPS: Final = 100_000_000
# One piece of a pattern: an escape, a class, a group's beginning, a repetition, or a character.
_PIECE: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:|\(\?|[()|]|[*+?]|\{\d{1,2}(?:,(?:\d{1,2})?)?\}|.", re.DOTALL
)
_ESCAPES: Final = frozenset("dDwWsSntr.-\\/()[]{}^$*+?|:#_@%&=,;~!'\" ")
_REFERENCE: Final = re.compile(r"\$([0-9])")


class _Rule(NamedTuple):
    """One ``prefixDef``. ``pattern`` is ``None`` where it is not understood."""

    pattern: re.Pattern[str] | None
    repetitions: int
    branches: int
    replacement: str

    def cost(self, length: int) -> int:
        """A bound of the steps that a match of a value of ``length`` takes."""
        steps: int = max(length, 2) ** self.repetitions
        return steps << self.branches


class Prefixes:
    """The ``prefixDef`` of one file."""

    __slots__ = ("_rules", "_spent")

    def __init__(self, index: Index) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._spent = 0
        for element, name in enumerate(index.names):
            if name == _PREFIX_DEF:
                attributes = index.attributes[element]
                compiled = _compiled(attributes.get("matchPattern", "(.*)"))
                rule = _Rule(*compiled, attributes.get("replacementPattern", ""))
                self._rules.setdefault(attributes.get("ident", ""), []).append(rule)

    @property
    def declared(self) -> frozenset[str]:
        return frozenset(self._rules)

    def resolve(self, prefix: str, rest: str) -> str | None:
        """What ``prefix:rest`` stands for; empty if no ``matchPattern`` fits, ``None`` if the prefix is not declared.

        A pattern that is not understood, or that could take long, is taken to fit and to lead elsewhere (``urn:``).
        """
        rules = self._rules.get(prefix)
        if rules is None:
            return None
        doubtful = False
        for rule in rules:
            cost = rule.cost(len(rest))
            if rule.pattern is None or cost > _STEPS or self._spent > _ALL_STEPS:
                doubtful = True
                continue
            self._spent += cost
            found = rule.pattern.fullmatch(rest)
            if found:
                return _replaced(rule.replacement, ("", *(group or "" for group in found.groups())))
        return "urn:" if doubtful else ""


def _replaced(replacement: str, groups: tuple[str, ...]) -> str:
    return _REFERENCE.sub(lambda at: groups[int(at[1])] if int(at[1]) < len(groups) else "", replacement)


def _compiled(text: str) -> tuple[re.Pattern[str] | None, int, int]:
    """A ``matchPattern``, how many of its repetitions can share out a value, and its alternatives.

    Only patterns whose cost can be told are taken: nothing that repeats stands in a group that repeats, no class has
    the set operations that XSD and Python write differently.
    """
    text = text.removeprefix("^").removesuffix("$")
    pieces = _PIECE.findall(text) if len(text) <= _LONGEST_PATTERN else ["(?"]
    repetitions = 0
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if not _understood(piece) or (piece[0] in "*+?{" and before[:1] in (")", "*", "+", "?", "{", "")):
            return None, 0, 0
        repetitions += piece[0] in "*+?{"
    try:
        return re.compile(text), repetitions, pieces.count("|")
    except (re.error, OverflowError, RecursionError):
        return None, 0, 0


def _understood(piece: str) -> bool:
    if piece[0] == "\\" and len(piece) == 2:
        return piece[1] in _ESCAPES
    return piece != "(?" and not (piece[0] == "[" and re.search(r"\[|--|&&|\|\||~~|\\[^dwsDWS\-.\\\]^\[]", piece[1:]))
