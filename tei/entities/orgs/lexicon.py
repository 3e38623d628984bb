"""The word lists of the organisation rules, read once on first use.

``data/SOURCE.toml`` says what each list holds. All words are compared folded (`fold`): lower case, one kind of blank,
hyphen and apostrophe.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tei.entities.places.lexicon import fold
from tei.entities.tokens import tokens
from tei.tables import read_table

__all__ = ["Lexicon", "fold", "lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of folded words.

    ``heads``: the words of a head noun → its kind; ``head_starts``: first word → word counts of heads that begin so;
    ``prepositions``: kind → prepositions that may lead on from a head; ``acronyms`` and ``names`` as written;
    ``doubtful_acronyms`` count in a text that has one of the words beside them. ``topics``: what an office is for;
    ``modifiers``: these and other words that stand before a head; ``vocabulary``: all
    words of heads, names, topics and modifiers; ``no_bodies``: acronyms of other things, as written.
    """

    heads: dict[tuple[str, ...], str]
    head_starts: dict[str, tuple[int, ...]]
    prepositions: dict[str, frozenset[str]]
    acronyms: frozenset[str]
    doubtful_acronyms: tuple[tuple[str, tuple[str, ...]], ...]
    names: frozenset[tuple[str, ...]]
    name_starts: dict[str, tuple[int, ...]]
    stops: frozenset[str]
    function_words: frozenset[str]
    topics: frozenset[str]
    modifiers: frozenset[str]
    vocabulary: frozenset[str]
    no_bodies: frozenset[str]


@cache
def lexicon() -> Lexicon:
    heads = {_words(head): kind for head, kind in read_table("tei.entities.orgs", "heads.csv")}
    names = frozenset(_words(row[0]) for row in read_table("tei.entities.orgs", "names.csv"))
    prepositions: dict[str, set[str]] = {}
    for kind, preposition in read_table("tei.entities.orgs", "prepositions.csv"):
        prepositions.setdefault(kind, set()).add(preposition)
    modifiers = _set("modifiers.csv") | _set("topics.csv")
    return Lexicon(
        heads=heads,
        head_starts=_starts(heads),
        prepositions={kind: frozenset(words) for kind, words in prepositions.items()},
        acronyms=frozenset(row[0] for row in read_table("tei.entities.orgs", "acronyms.csv") if not row[2]),
        doubtful_acronyms=tuple(
            (row[0], tuple(row[2].split("|"))) for row in read_table("tei.entities.orgs", "acronyms.csv") if row[2]
        ),
        names=names,
        name_starts=_starts(names),
        stops=_set("stops.csv"),
        function_words=_set("function_words.csv"),
        topics=_set("topics.csv"),
        modifiers=modifiers,
        vocabulary=modifiers.union(*heads, *names),
        no_bodies=frozenset(row[0] for row in read_table("tei.entities.orgs", "no_bodies.csv")),
    )


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(fold(token.text) for token in tokens(phrase))


def _starts(phrases: dict[tuple[str, ...], str] | frozenset[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    counts: dict[str, set[int]] = {}
    for phrase in phrases:
        counts.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(found, reverse=True)) for first, found in counts.items()}


def _set(name: str) -> frozenset[str]:
    return frozenset(fold(row[0]) for row in read_table("tei.entities.orgs", name))
