"""What was expected, in the order in which messages tell it."""

from __future__ import annotations

from typing import Final, NamedTuple

from tei.relaxng.finding import Expected, Finding, Rule
from tei.validation.messages.likeness import likest_first
from tei.validation.messages.vocabulary import everyday_first
from tei.validation.messages.wording import name

__all__ = ["ELEMENT_RULES", "Expectation", "expectation"]

ELEMENT_RULES: Final = frozenset({Rule.ELEMENT_MISPLACED, Rule.ELEMENT_UNKNOWN, Rule.ELEMENT_EARLY})
_MOST_KEPT: Final = 2_000


class Expectation(NamedTuple):
    """``entries`` in their order, the ``names`` among them as messages write them, and the same without prefixes."""

    entries: tuple[Expected, ...]
    names: tuple[str, ...]
    locals: frozenset[str]


# Identity of Finding.expected, name found, whether all are required → that very tuple and the answer: files of a set
# make the same mistakes.
_kept: dict[tuple[int, str, bool], tuple[tuple[Expected, ...], Expectation]] = {}


def expectation(found: Finding) -> Expectation:
    """End tag and text first, as the engine has them; then names, those like the one found before the others."""
    like = _like(found)
    key = (id(found.expected), like, found.required)
    kept = _kept.get(key)
    if kept is not None and kept[0] is found.expected:
        return kept[1]
    answer = _ordered(found.expected, like, required=found.required)
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[key] = found.expected, answer
    return answer


def _like(found: Finding) -> str:
    """The name that the expected ones are compared with."""
    if found.rule in ELEMENT_RULES and found.element is not None:
        return found.element.local
    return str(found.attribute) if found.rule is Rule.ATTRIBUTE_UNKNOWN and found.attribute else ""


def _ordered(expected: tuple[Expected, ...], like: str, *, required: bool) -> Expectation:
    plain = [entry for entry in expected if entry.name is None]
    named: dict[str, Expected] = {}
    for entry in expected:
        if entry.name is not None:
            shown = name(entry.name)
            named[str(entry) if shown in named else shown] = entry
    order = list(named)
    if not required:
        order = likest_first(like, order) if like else everyday_first(order)
    local = frozenset(entry.name.local for entry in expected if entry.name is not None)
    return Expectation((*plain, *(named[shown] for shown in order)), tuple(order), local)
