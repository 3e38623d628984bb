"""Mentions: the marks of a document that the register gathers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from tei.model import Document, EntryKind, Span
from tei.register.keys import display

__all__ = ["KINDS", "Mention", "mentions", "variant_pairs"]

KINDS: tuple[EntryKind, ...] = ("person", "org", "place")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mark and its wording as the register would show it. ``number`` counts in the order of the text."""

    number: int
    span: Span
    name: str

    @property
    def kind(self) -> EntryKind:
        return cast("EntryKind", self.span.kind)


def mentions(document: Document) -> tuple[Mention, ...]:
    """All persons, organisations and places of the text that have a visible name."""
    named = ((span, display(document.surface(span))) for span in document.of(*KINDS))
    return tuple(Mention(number, span, name) for number, (span, name) in enumerate(n for n in named if n[1]))


def variant_pairs(document: Document, found: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Mention and bracketed variant behind it: "Pak Jeong-ae [Pak Jong Ae]", "Workers' Party (KWP)".

    The bracket is a ``note`` of type ``variant``, or parentheses round an organisation's acronym.
    """
    notes = [note for note in document.of("note") if note.get("type") == "variant"]
    for before, inner in itertools.pairwise(found):
        if before.kind != inner.kind:
            continue
        between = document.text[before.span.end : inner.span.start]
        note = next((n for n in notes if n.covers(inner.span) and n.start >= before.span.end), None)
        bracketed = note is not None and not document.text[before.span.end : note.start].strip()
        defined = inner.kind == "org" and between.strip() == "(" and _is_acronym(inner.name, before.name)
        if bracketed or defined:
            yield before, inner


def _is_acronym(short: str, long: str) -> bool:
    """Do the letters of ``short`` begin words of ``long``, in that order?"""
    words = iter(word for word in long.replace("-", " ").split() if word)
    return short.isupper() and all(any(word[0].upper() == letter for word in words) for letter in short)
