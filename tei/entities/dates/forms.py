"""The forms that a date can have, and where they stand in a text.

A form is a row of ``data/forms.csv``; its pattern is written with the categories of the word lists:

- items follow each other, a blank or a wrapped line may stand between them; ``~`` between two items: no blank;
- ``a|b``: a token of either category; ``item?``: may be missing; ``category=role``: what the token means here,
  where that is not the first category's name; the second token in a role has that role with ``2`` behind it;
- ``(item)``: must stand beside the date and is no part of it; ``(!item)``: must not stand there, with or without a
  stop between. An item in brackets may be a name of ``data/contexts.csv``; ``edge`` is the end of a line,
  ``!grown`` a number that the date has grown together with ("3.10.9.1956").

Each pattern becomes a regular expression on the signs of ``Tokens``: no nesting, no repetition, hence linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import Final

from tei.entities.dates.lexicon import Sense, lexicon
from tei.entities.dates.tokens import BLANK, BREAK, WRAP, Tokens
from tei.tables import read_table

__all__ = ["Find", "Form", "find_forms", "forms", "prefix_end", "starters"]

_GAP: Final = f"[{BLANK}{WRAP}]?"
_ONE_GAP: Final = f"[{BLANK}{WRAP}]"
# Categories whose tokens mean nothing for the value.
_SILENT: Final = frozenset(
    {
        "and",
        "apostrophe",
        "close",
        "colon",
        "comma",
        "dash",
        "day_part",
        "day_unit",
        "decade_lead",
        "decade_unit",
        "dot",
        "of",
    }
    | {"open", "slash", "the", "to", "year_intro", "year_suffix"}
)
_ROLES: Final = {"num": "day", "ordinal": "day", "roman": "month"} | dict.fromkeys(("anyyear", "two", "three"), "year")
_WEEKDAYS: Final = ("weekday", "weekday_short")
_GROWN_MARKS: Final = ("dot", "slash", "dash", "comma", "colon")


@dataclass(frozen=True, slots=True)
class Form:
    """One form: ``roles`` pairs the name of a group with the categories that give its value."""

    name: str
    regex: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    confidence: float
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Find:
    """A form found: first token and the one behind the last, and role → (category, what its token can be)."""

    form: Form
    first: int
    last: int
    values: Mapping[str, tuple[str, Sense]]


def find_forms(tokens: Tokens, at: int) -> Iterator[Find]:
    """The forms that begin at a token, the longest first."""
    found = []
    for form in forms().get(tokens.signs[at : at + 1], ()):
        match = _compiled(form.regex).match(tokens.signs, at)
        if match:
            found.append((-match.end(), -len(form.roles), form, match))
    found.sort(key=lambda item: item[:2])
    for _, _, form, match in found:
        values = {}
        for role, categories in form.roles:
            index = match.start(role)
            if index >= 0:
                sense = tokens.senses[index]
                category = next(name for name in categories if name in sense)
                values[role] = (category, sense)
        yield Find(form, match.start(), match.end(), values)


def prefix_end(tokens: Tokens, at: int) -> int:
    """Where the date behind a weekday begins, 0 if there is no weekday."""
    if tokens.senses[at].keys().isdisjoint(_WEEKDAYS):
        return 0
    match = _prefix().match(tokens.signs, at)
    return match.end() if match else 0


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(_body(("weekday|weekday_short", "dot?", "day_part?", "comma?", "the?", "dot?"))[0] + _GAP)


def starters(tokens: Tokens) -> list[int]:
    """The tokens with which a date can begin."""
    return [match.start() for match in _starter().finditer(tokens.signs)]


@cache
def _starter() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({*forms(), *_signs_of(_WEEKDAYS)}))}]")


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    """Compiled when first needed: most documents need a third of the forms."""
    return re.compile(regex)


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Sign → the forms that can begin with it, in the order of the file."""
    by_sign: dict[str, list[Form]] = {}
    for name, pattern, confidence, _, _ in read_table("tei.entities.dates", "forms.csv"):
        form = _form(name, pattern, float(confidence))
        for sign in form.first:
            by_sign.setdefault(sign, []).append(form)
    return {sign: tuple(found) for sign, found in by_sign.items()}


def _form(name: str, pattern: str, confidence: float) -> Form:
    words = pattern.split()
    inner = [i for i, word in enumerate(words) if not word.startswith("(")]
    before, items, after = words[: inner[0]], words[inner[0] : inner[-1] + 1], words[inner[-1] + 1 :]
    body, roles, first = _body(items)
    beside = [word[1:-1] for word in after]
    regex = _before([word[1:-1] for word in before]) + body + _after(beside)
    for item in beside:  # the month and year that "the 8th and 9th of May" share
        categories, _, role = item.removesuffix("?").partition("=")
        if role:
            roles = (*roles, (role, tuple(categories.split("|"))))
    return Form(name, regex, roles, confidence, first)


def _body(items: Sequence[str]) -> tuple[str, tuple[tuple[str, tuple[str, ...]], ...], frozenset[str]]:
    regex: list[str] = []
    roles: dict[str, tuple[str, ...]] = {}
    first: set[str] = set()
    begun = False
    for previous, item in pairwise(["", *items]):
        if item == "~":
            continue
        optional = item.endswith("?")
        item, _, role = item.removesuffix("?").partition("=")
        categories = tuple(item.split("|"))
        chars = _signs_of(categories)
        gap = "" if previous in ("", "~") else _GAP
        role = role or categories[0]
        group = f"[{chars}]"
        if role not in _SILENT:
            role = _ROLES.get(role, role)
            role = f"{role}2" if role in roles else role
            roles[role] = categories
            group = f"(?P<{role}>{group})"
        regex.append(f"(?:{gap}{group})?" if optional else f"{gap}{group}")
        if not begun:
            first.update(chars)
            begun = not optional
    return "".join(regex), tuple(roles.items()), frozenset(first)


def _signs_of(categories: Sequence[str], without: Sequence[str] = ()) -> str:
    signs = lexicon().signs
    left_out = {char for category in without for char in signs[category]}
    return "".join(sorted({char for category in categories for char in signs[category]} - left_out))


@cache
def _contexts() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {
        name: (tuple(with_.split()), tuple(without.split()))
        for name, with_, without in read_table("tei.entities.dates", "contexts.csv")
    }


def _context(item: str) -> tuple[str, bool]:
    """The signs of an item in brackets, and whether the end of a line will do."""
    chars: set[str] = set()
    edge = False
    for name in item.split("|"):
        categories, without = _contexts().get(name, ((name,), ()))
        edge = edge or "edge" in categories
        chars.update(WRAP if "wrap" in categories else "")
        chars.update(_signs_of([category for category in categories if category not in ("edge", "wrap")], without))
    return "".join(sorted(chars)), edge


def _before(items: Sequence[str]) -> str:
    regex = []
    positive = [item for item in items if not item.startswith("!")]
    for item in items:
        if item == "!grown":
            number, marks = _signs_of(["number"]), _signs_of(_GROWN_MARKS)
            regex.append(f"(?<![{number}][{marks}])(?<![{number}])")
        elif item.startswith("!"):
            chars, dot = _context(item[1:])[0], _signs_of(["dot"])
            regex += [f"(?<![{chars}]{gap})" for gap in ("", _ONE_GAP, f"[{dot}]", f"[{dot}]{_ONE_GAP}")]
    if positive:
        *lead, (chars, edge) = (_context(item) for item in positive)
        ways = []
        for gaps in product(("", _ONE_GAP), repeat=len(positive) if chars else 0):
            before = "".join(f"[{signs}]{gap}" for (signs, _), gap in zip(lead, gaps, strict=False))
            ways.append(f"(?<={before}[{chars}]{gaps[-1]})" if gaps else "")
        ways = [way for way in ways if way]
        if edge:
            ways += [f"(?<![^{BREAK}])", f"(?<=[{BREAK}])"]
        regex.append(f"(?:{'|'.join(ways)})")
    return "".join(regex)


def _after(items: Sequence[str]) -> str:
    regex = []
    positive = [item for item in items if not item.startswith("!")]
    for item in items:
        if item == "!grown":
            number, marks = _signs_of(["number"]), _signs_of(_GROWN_MARKS)
            regex.append(f"(?![{marks}][{number}])(?![{number}])")
        elif item.startswith("!"):
            regex.append(f"(?!{_GAP}[{_context(item[1:])[0]}])")
    if positive:
        regex.append(f"(?={''.join(_ahead(item) for item in positive)})")
    return "".join(regex)


def _ahead(item: str) -> str:
    optional = item.endswith("?")
    item, _, role = item.removesuffix("?").partition("=")
    chars, edge = _context(item)
    ways = [f"{_GAP}(?P<{role}>[{chars}])" if role else f"{_GAP}[{chars}]"] if chars else []
    if edge:
        ways.append(f"{_GAP}(?:[{BREAK}]|$)")
    return f"(?:{'|'.join(ways)})" + ("?" if optional else "")
