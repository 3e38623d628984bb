"""Sender and receiver as the title of a document names them: "Letter, General X to Ambassador Y"."""

from __future__ import annotations

import re
from functools import cache

from tei.tables import read_table

__all__ = ["correspondents"]

LONGEST = 400  # characters of a title
MOST_NAMES = 5  # words of a person's name

_BRACKET = re.compile(r"\s*\[[^\]]*\]")
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")
_OPENING = re.compile(r"(.{3,60}?)(, | [Ff]rom | [Bb]y | of | to )(.+)")
_BODY_AND_KIND = re.compile(r"(.{3,80}?), (['\"‘“]|[\w-]+(?!\w| (?:[Nn]o\. ?\S+ )?to ))")
_BY = re.compile(r"(?:[Bb]y|[Ff]rom) ")
_TAIL = re.compile(  # where the title goes on to speak of something else than its correspondents
    r",?\s+(?:[Aa]bout|[Rr]egarding|[Cc]oncerning|[Dd]ated|[Rr]e:?|[Cc]ontaining|[Ee]nclosing|[Tt]ransmitting|[Vv]ia|"
    r"[Ii]n [Ww]hich|[Ii]n [Rr]eply|[Rr]eporting|[Rr]equesting|[Ii]nforming)\s.*"
    r"|(?<!ommittee)(?<!ommission)(?<!ouncil)\s+[Oo]n\s(?![Bb]ehalf\b).*"
    r"|\s+for\s(?:the period\b|\d|(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b).*"
    r"|,\s+(?:\d|['\"“‘«]|No\b|Nr\b|[A-Z]{4,}\b|\w+ing\b|\w+day\b|(?!to\b)[a-z]|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b).*"
    r"|\s+['\"“‘«].*|\s+at\s(?:an?|the)\s.*",
)
_TOPIC = re.compile(r"\b(?:[Ww]ith|[Bb]etween|an?)\b")  # "Minutes, A with B", "Report, Trip of a Delegation"
_TALK = re.compile(r"\b(?:[Ww]ith|[Bb]etween)\b")
_ACRONYM = re.compile(r"[A-Z]{2,}['’]?s?\Z")
_POSTS_ABROAD = frozenset(
    {"ambassador", "consul", "general", "delegate", "delegation", "envoy", "mission", "representative"}
)
_KINDS = frozenset({"kind", "kind-of", "talk"})
_PARTICLES = frozenset({"al", "and", "bin", "da", "de", "der", "di", "du", "el", "la", "ten", "van", "von"})
_PREPOSITIONS = frozenset({"at", "for", "from", "in", "of", "to", "with"})

Pair = tuple[str | None, str | None]


def correspondents(title: str) -> Pair:
    """Sender and receiver, without their offices, or ``None`` for each that the title does not name.

    Read are titles that begin with a kind of document ("Telegram from X to Y", "Journal of X") or with an office or a
    body ("The Ambassador in X (Name) to Y"). "Conversation between A and B" names neither. A body stands for itself
    ("Hungarian Foreign Ministry") unless a name follows in parentheses; a place alone is nobody.
    """
    words = " ".join(title.split())
    if words.isupper() or len(words) > LONGEST:  # in capitals, names cannot be told from acronyms
        return (None, None)
    return _read(words, depth=2)


def _read(title: str, depth: int) -> Pair:
    match = _OPENING.match(title)
    if not match or _TALK.search(match[1]):
        return (None, None)
    kinds, link = {_class_of(word) for word in match[1].split()}, match[2].lower()
    if not kinds & _KINDS:
        if by_body := _BODY_AND_KIND.match(title):  # "Embassy in X (Name), Report on Y"
            word = by_body[2]
            if kinds & {"office", "body"} and (word[0] in "'\"‘“" or _class_of(word) in _KINDS):
                return (_party(by_body[1]), None)
        return _pair(_without_tail(title), needs_receiver=True) if kinds & {"office", "body"} else (None, None)
    rest = _without_article(match[3])
    if depth and _class_of(rest.split(" ")[0].rstrip(",")) in _KINDS:
        return _read(rest, depth - 1)
    if "talk" in kinds and link != " by " and not _BY.match(rest):
        return (None, None)
    if link == " of " and "kind-of" not in kinds:
        return (None, None)
    rest = _without_tail(rest)
    if link == " to ":
        receiver, _, sender = re.sub(" From ", " from ", rest).partition(" from ")
        return (_party(sender), _party(receiver))
    pair = _pair(_BY.sub("", rest, count=1) if _BY.match(rest) else rest)
    if link == ", " and not pair[1] and (_TOPIC.search(rest) or not _class_in(rest, "office", "body")):
        return (None, None)
    return pair


def _without_tail(text: str) -> str:
    return _TAIL.sub("", text, count=1)


def _pair(text: str, *, needs_receiver: bool = False) -> Pair:
    """Split at the "to" that leads to the receiver, not the one of an office ("Ambassador to the DPRK")."""
    places = [match.start() for match in re.finditer(" to ", text)]
    free = [at for at in places if not _belongs_to_office(text[:at], text[at + 4 :])]
    if not free:
        return (None, None) if needs_receiver else (_party(text), None)
    at = free[0]
    if len(free) > 1 and any(_bare(word) in _POSTS_ABROAD for word in text[:at].split()):
        at = free[1]
    return (_party(text[:at]), _party(text[at + 4 :]))


def _belongs_to_office(before: str, after: str) -> bool:
    if _bare(before.split()[-1]) not in _POSTS_ABROAD:
        return False
    words = _without_article(after).split()
    return bool(words) and (_ACRONYM.match(words[0]) is not None or _place_words(words) > 0)


def _party(text: str) -> str | None:
    """The name of a sender or receiver; ``None`` if the words name nobody."""
    text = _without_article(text.strip(" ,;."))
    if not _BRACKET.fullmatch(text):
        text = _BRACKET.sub("", text).strip()
    outside = _PARENTHESIS.sub("", text).strip()
    in_office = _class_in(outside, "office", "body") or 0 < _place_words(outside.split()) == len(outside.split())
    for match in _PARENTHESIS.finditer(text):
        inner = match[1].strip()
        if in_office and _is_name(inner.split()):
            return _without_honorific(inner)
        if in_office or _class_of(inner.split(" ")[0]) == "aside":
            text = text.replace(match[0], "")
    first, *others = [part.strip() for part in text.split(", ")]
    words = _without_honorific(first).split()
    name = _name_after_office(words)
    if name:
        return name
    if others and _class_in(first, "office") and _is_name(others[0].split()):
        return others[0]
    if not words or _place_words(words) == len(words) or not (words[0][0].isupper() or words[0][0] == "["):
        return None
    if others and _place_words(others[0].split()) == len(others[0].split()):
        return ", ".join([" ".join(words), others[0]])
    return " ".join(words)


def _name_after_office(words: list[str]) -> str | None:
    """The person's name behind the last office and what belongs to it: "Chairman of the Cabinet [Kim Il Sung]"."""
    offices = [at for at, word in enumerate(words) if _class_of(word) == "office"]
    if not offices:
        return None
    rest = words[offices[-1] + 1 :]
    if rest and rest[0] in _PREPOSITIONS:
        walls = [at for at in range(1, len(rest)) if _is_wall(rest, at)]
        rest = rest[walls[-1] + 1 :] if walls and walls[-1] > 0 and rest[walls[-1]] != "the" else rest[2:]
    return _without_honorific(" ".join(rest)) if _is_name(rest) else None


def _is_wall(words: list[str], at: int) -> bool:
    """Whether a word ends what belongs to an office: it is no part of a name."""
    word = words[at]
    if _ACRONYM.match(word) or (word[0].islower() and word not in _PARTICLES):
        return True
    if _class_of(word) in ("affair", "body", "place"):
        return True
    return any(_place_words(words[at - step :]) > step for step in (1, 2))  # the end of "New Delhi"


def _is_name(words: list[str]) -> bool:
    if not 0 < len(words) <= MOST_NAMES or not words[0][0].isupper():
        return False
    known = ("affair", "aside", "body", "kind", "kind-of", "office", "place", "talk")
    return all(
        (word[0].isupper() or word in _PARTICLES) and not _ACRONYM.match(word) and _class_of(word) not in known
        for word in words
    )


def _without_article(text: str) -> str:
    return re.sub(r"\A(?:the|The|an?|An?)\s", "", text)


def _without_honorific(text: str) -> str:
    words = text.split()
    while len(words) > 1 and _class_of(words[0]) == "honorific":
        del words[0]
    return " ".join(words)


def _bare(word: str) -> str:
    return word.strip(",;:").casefold().replace("’", "'")


def _class_of(word: str) -> str:
    return _words().get(_bare(word), "")


def _class_in(text: str, *classes: str) -> bool:
    return any(_class_of(word) in classes for word in text.split())


def _place_words(words: list[str]) -> int:
    """How many words at the beginning are the name of a place."""
    for size in (3, 2, 1):
        if len(words) >= size and _class_of(" ".join(words[:size])) == "place":
            return size
    return 0


@cache
def _words() -> dict[str, str]:
    """Word → class: affair, aside, body, honorific, kind, kind-of, office, place, talk."""
    return {row[0]: row[1] for row in read_table("tei.layouts", "title_words.csv")}
