"""Organisations in German and French texts, whose names are built otherwise than English ones.

German puts the head into a compound ("Landesgericht", "Knaur-Verlag") and adjectives before it; every noun has a
capital, so a generic noun alone is no name. French leads on from the head with "de" and its forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tei.entities.orgs.grammar import Named
from tei.entities.orgs.lexicon import fold
from tei.entities.places.lexicon import gazetteer
from tei.tables import read_table

__all__ = ["continental_names"]

_NUMERAL = r"(?: [IVX]{1,4}\b(?! ?\.))?"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}\w"


def continental_names(text: str, start: int, end: int, lang: str) -> Iterator[Named]:
    """Names in ``text[start:end]``; nothing for a language other than German or French."""
    if lang.startswith("de"):
        yield from _german(text, start, end)
    elif lang.startswith("fr"):
        for match in _french().finditer(text, start, end):
            yield match.start(), match.end(), "french-head", 0.7


def _german(text: str, start: int, end: int) -> Iterator[Named]:
    for match in _compounds().finditer(text, start, end):
        stop = _town_after(text, match.end())
        described = match.group("before") or match.group("after") or stop > match.end()
        if described or (match.group("stem") and _official().search(fold(match.group("word")))):
            yield match.start(), stop, "german-compound", 0.75 if described else 0.6
    for match in _FIRM.finditer(text, start, end):
        yield match.start(), match.end(), "german-firm", 0.75


def _town_after(text: str, at: int) -> int:
    """The end of the town after an office, and the number of its district: "Landesgericht Wien I"."""
    town = _TOWN.match(text, at)
    if town is None:
        return at
    names = gazetteer().beginning(fold(town.group(1)))
    return town.end() if any(name.folded == fold(town.group(1)) for name in names) else at


_TOWN = re.compile(rf" (?:in )?([A-ZÄÖÜ]\w+)(?![\w-]){_NUMERAL}")
_FIRM = re.compile(
    rf"\bVerlage?s? (?:(?:der |des |von )?[„»\"“][^\"“”«\n]{{2,30}}[\"“”«]|der [A-ZÄÖÜ]\w+)"
    rf"|\b(?:Fa\.|Firma) {_CAPITAL}(?: (?:&|und|u\.) {_CAPITAL})?"
)
_NO_ADJECTIVE = "(?!(?:Ihr|Unser|Dies|Jed|Jen|Ein|Sein|Mein|Dein|Eur|Kein|All|Welch|D|Od|Hi|Imm)er)"


@cache
def _words(use: str) -> str:
    found = sorted(
        (row[1] for row in read_table("tei.entities.orgs", "german.csv") if row[0] == use),
        key=lambda word: (-len(word), word),
    )
    return "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in found)


@cache
def _official() -> re.Pattern[str]:
    """Words of which every compound names an office: "Landesgericht"."""
    return re.compile(rf"(?:{_words('official')})(?:e?s|e|en)?$")


@cache
def _compounds() -> re.Pattern[str]:
    adjectives = "|".join(
        sorted(row[1].capitalize() for row in read_table("tei.entities.orgs", "german.csv") if row[0] == "adjective")
    )
    adjective = rf"(?:{adjectives}|{_NO_ADJECTIVE}{_CAPITAL}er|[A-Z]\.) "
    ending = r"(?:e?s|e|en)?"
    return re.compile(
        rf"(?<![\w-])(?P<before>(?:{adjective}){{0,3}})"
        rf"(?P<word>(?P<stem>[A-ZÄÖÜ][\w.-]{{0,40}}?)?(?:{_words('compound')}){ending})(?![\w-])"
        rf"(?P<after>(?: (?:für|f\.) (?:[a-zäöü]+en )?{_CAPITAL}(?: (?:und|u\.) (?:[a-zäöü]+en )?{_CAPITAL})?"
        rf"|(?: des Innern| des Äußern| der Wissenschaften| der Finanzen| der Justiz)\b)?{_NUMERAL})"
    )


@cache
def _french() -> re.Pattern[str]:
    heads = "|".join(
        sorted(
            (re.escape(row[0]) for row in read_table("tei.entities.orgs", "french.csv")),
            key=lambda head: (-len(head), head),
        )
    )
    link = r"(?:de la |de l['’]|des |du |de |d['’]|pour la |pour le |pour l['’])"
    upper = "|".join(sorted(re.escape(row[0].upper()) for row in read_table("tei.entities.orgs", "french.csv")))
    return re.compile(
        rf"\b(?:{heads}|{upper})(?: {link}{_CAPITAL}|[ -]{_CAPITAL})(?:[ -]{_CAPITAL}|(?: et)? {link}{_CAPITAL}){{0,3}}"
    )
