"""What was expected, in the order in which messages tell it."""

from __future__ import annotations

from typing import Final, NamedTuple

from tei.relaxng.finding import Expected, Finding, Rule
from tei.validation.messages.likeness import likest_first
from tei.validation.messages.vocabulary import TEI, everyday_first
from tei.validation.messages.wording import ELEMENT_RULES, MOST, name, written

__all__ = ["Expectation", "expectation"]

_MOST_KEPT: Final = 2_000


class Expectation(NamedTuple):
    """``plain`` is what has no name; then come the ``names`` in their order, as messages write them.

    ``locals`` are the names without prefixes, ``words`` the first names as tags or attributes, as many as are shown.
    """

    plain: tuple[Expected, ...]
    names: tuple[str, ...]
    locals: frozenset[str]
    words: tuple[str, ...]


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
    plain = tuple(entry for entry in expected if entry.name is None)
    named: dict[str, Expected] = {}
    for entry in expected:
        if entry.name is not None:
            shown = name(entry.name)
            named[str(entry) if shown in named else shown] = entry
    order = list(named)
    if not required:
        shown_of: dict[str, list[str]] = {}  # by which they are compared: elements of the TEI without a prefix
        for shown, entry in named.items():
            word = entry.name.local if entry.name is not None and entry.name.namespace == TEI else shown
            shown_of.setdefault(word, []).append(shown)
        compared = likest_first(like, list(shown_of)) if like else everyday_first(shown_of)
        order = [shown for word in compared for shown in shown_of[word]]
    local = frozenset(entry.name.local for entry in expected if entry.name is not None)
    words = written(named[shown] for shown in (order if required else order[: MOST + 1]))
    return Expectation(plain, tuple(order), local, words)
