"""Mentions → entries, each with an id that every mention of it points to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tei.ids import slug
from tei.model import Document, Entry, EntryKind, Register, Span
from tei.register.groups import grouped
from tei.register.keys import name_key
from tei.register.mention import KINDS, Mention, mentions

__all__ = ["build_register", "unclaimed_identifiers"]


@dataclass(frozen=True, slots=True)
class _Identifier:
    """What an authority file says: ``AUTHORITY:NUMBER NAME``."""

    authority: str
    number: str
    name: str


def build_register(document: Document, reserved: Iterable[str] = ()) -> Document:
    """The document with its register, and ``ref`` on every person, organisation and place of the text.

    ``reserved`` are ids that the edition uses for other things. An entry's name is its fullest wording; an entry that
    an authority names (header field ``identifier``) has its ``idno``; one that may be one of several has ``cert`` low.
    """
    found = mentions(document)
    taken = set(reserved)
    identifiers = _identifiers(document)
    entries: list[Entry] = []
    refs: dict[Span, str] = {}
    for kind in KINDS:
        for group in grouped(document, [mention for mention in found if mention.kind == kind]):
            entry = _entry(kind, group.mentions, taken, identifiers)
            entries.append(replace(entry, cert="low") if group.ambiguous else entry)
            refs.update((mention.span, entry.id) for mention in group.mentions)
    order = {kind: number for number, kind in enumerate(KINDS)}
    entries.sort(key=lambda entry: (order[entry.kind], entry.id))
    spans = tuple(span.set(ref=refs[span]) if span in refs else span for span in document.spans)
    return replace(document, spans=spans, register=Register(tuple(entries)))


def unclaimed_identifiers(document: Document) -> tuple[str, ...]:
    """Identifiers of the header whose name no entry of the register has."""
    names = {(entry.kind, name_key(entry.kind, name)) for entry in document.register.entries for name in _names(entry)}
    return tuple(
        f"{entry.authority}:{entry.number} {entry.name}"
        for entry in _identifiers(document)
        if not any((kind, name_key(kind, entry.name)) in names for kind in KINDS)
    )


def _names(entry: Entry) -> tuple[str, ...]:
    return (entry.name, *entry.variants)


def _identifiers(document: Document) -> tuple[_Identifier, ...]:
    result = []
    for value in document.header.all("identifier"):
        authority, _, rest = value.partition(":")
        number, _, name = rest.strip().partition(" ")
        result.append(_Identifier(authority.strip(), number, name.strip()))
    return tuple(result)


def _entry(kind: EntryKind, group: Sequence[Mention], taken: set[str], identifiers: Sequence[_Identifier]) -> Entry:
    counts = Counter(mention.name for mention in group)
    names = sorted(counts, key=lambda name: (_shouted(name), -len(name), -counts[name], name))
    keys = {name_key(kind, name) for name in names}
    idno = {(i.authority, i.number) for i in identifiers if name_key(kind, i.name) in keys}
    return Entry(kind, _free_id(kind, names[0], taken), names[0], tuple(sorted(names[1:])), tuple(sorted(idno)))


def _shouted(name: str) -> bool:
    """All in capitals and more than an acronym: shown only where there is no other wording."""
    return name.isupper() and (" " in name or len(name) > 5)


def _free_id(kind: EntryKind, name: str, taken: set[str]) -> str:
    base = slug(name) or kind
    if not base[0].isalpha():
        base = f"{kind}-{base}"
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    taken.add(candidate)
    return candidate
