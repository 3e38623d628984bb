"""Language tags: RFC 5646 (BCP 47), grammar and registry."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tei.validation.integrity.table import language_of, subtag

__all__ = ["Verdict", "judge"]

_GRAMMAR: Final = re.compile(  # RFC 5646, 2.1; grandfathered tags are looked up in the registry
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII,
)
_PRIVATE: Final = re.compile(r"x(?:-[a-z0-9]{1,8})+", re.ASCII)
_OWN_USE: Final[dict[str, re.Pattern[str]]] = {  # RFC 5646, 2.2: ranges that are nobody's
    "language": re.compile("q[a-t][a-z]"),
    "script": re.compile("qaa[a-z]|qab[a-x]"),
    "region": re.compile("q[m-z]|x[a-z]"),
}
_LONGEST: Final = 200  # characters; a longer tag is no tag
_REGIONS: Final = {"uk": "GB"}  # written by many, and in no registry


class Verdict(NamedTuple):
    """``problem`` is empty for a good tag; ``better`` is what to write instead, where it is known."""

    problem: str = ""
    better: str = ""
    deprecated: bool = False


def judge(tag: str) -> Verdict:
    """Whether ``tag`` is well-formed and all its subtags are in the registry (RFC 5646, 2.2.9)."""
    return _judge(tag) if len(tag) <= _LONGEST else Verdict("it is too long")


@lru_cache(maxsize=1024)
def _judge(tag: str) -> Verdict:
    lower = tag.lower()
    whole = subtag("grandfathered", lower)
    if whole is not None:
        return Verdict(f"{tag} was replaced", whole.preferred, True) if whole.preferred else Verdict()
    if _PRIVATE.fullmatch(lower):
        return Verdict()
    found = _GRAMMAR.fullmatch(lower)
    if found is None:
        return Verdict(_malformed(tag), _repaired(tag))
    return _registered(tag, found)


def _malformed(tag: str) -> str:
    if "_" in tag:
        return "its parts are joined by an underscore"
    return "it has blanks in it" if " " in tag else "it has not the form of one"


def _registered(tag: str, found: re.Match[str]) -> Verdict:
    subtags = _subtags(found)
    for kind, text in subtags:
        if not _known(kind, text):
            return Verdict(f"{text} is no registered {kind}", _repaired(tag))
    repeated = _repeated(found)
    if repeated:
        return Verdict(f"{repeated} stands twice")
    for kind, text in subtags:
        entry = subtag(kind, text) if kind != "extlang" else None
        if entry and entry.deprecated:
            return Verdict(f"{text} is deprecated", _replaced(tag, text, entry.preferred), True)
    return Verdict()


def _subtags(found: re.Match[str]) -> list[tuple[str, str]]:
    """The parts that a registry has, each with its kind."""
    language, *extlangs = found["language"].split("-")
    return [
        ("language", language),
        *(("extlang", part) for part in extlangs),
        *((kind, found[kind]) for kind in ("script", "region") if found[kind]),
        *(("variant", part) for part in found["variants"].split("-")[1:]),
    ]


def _known(kind: str, text: str) -> bool:
    own_use = _OWN_USE.get(kind)
    return subtag(kind, text) is not None or bool(own_use and own_use.fullmatch(text))


def _repeated(found: re.Match[str]) -> str:
    """A variant or a singleton that stands twice (RFC 5646, 2.2.5 and 2.2.6)."""
    singletons = [part for part in found["extensions"].split("-") if len(part) == 1]
    variants: list[str] = found["variants"].split("-")[1:]
    for parts in (variants, singletons):
        for at, part in enumerate(parts):
            if part in parts[:at]:
                return part
    return ""


def _repaired(tag: str) -> str:
    """The tag that is meant, if it is known and good."""
    name = " ".join(tag.lower().split())
    parts = tag.strip().replace("_", "-").split("-")
    parts[0] = language_of(parts[0].lower()) or parts[0]
    parts[1:] = [_REGIONS.get(part.lower(), part) for part in parts[1:]]
    for candidate in (language_of(name), "-".join(parts)):
        if candidate and candidate != tag and not judge(candidate).problem:
            return candidate
    return ""


def _replaced(tag: str, old: str, new: str) -> str:
    parts = tag.split("-")
    at = [part.lower() for part in parts].index(old)
    return "-".join([*parts[:at], new, *parts[at + 1 :]]) if new else ""
