"""The title of an edition: the page's, the document's own, or one that says what is known."""

from __future__ import annotations

from pathlib import PurePosixPath

from tei.model import ENTITIES, Document, Span
from tei.writer.element import Element, element
from tei.writer.value import first, long_date, plain

__all__ = ["title_element"]

_BARE = 3  # words: "Memorandum of Conversation"


def title_element(document: Document) -> Element:
    """``title``: the page's or the document's own, else one of type ``constructed``; at worst the file's name.

    A heading that does no more than name the kind ("TELEGRAM") stands back where more is known.
    """
    head = _own_head(document)
    own = plain(document.surface(head)) if head else ""
    telling = own if head and not _is_bare(document, head) else ""
    if given := first(document.header, "title") or telling:
        return element("title", given)
    if composed := _composed(document):
        return element("title", composed, type="constructed")
    return element("title", own or plain(PurePosixPath(document.name).name) or "not stated")


def _own_head(document: Document) -> Span | None:
    """The first heading, if it stands before the document's first paragraph."""
    heads, words = document.of("head"), document.of("p", "item", "sp", "salute")
    return heads[0] if heads and not (words and words[0].start < heads[0].start) else None


def _is_bare(document: Document, head: Span) -> bool:
    """Does a heading of a few words name nobody, nothing and no day?"""
    named = any(head.covers(mark) for mark in document.of(*ENTITIES))
    return not named and len(document.surface(head).split()) <= _BARE


def _composed(document: Document) -> str:
    """ "Telegram, Vidaković to Ministry of Foreign Affairs, Havana, 30 October 1962"."""
    sender, recipient, place, date = (first(document.header, name) for name in ("author", "recipient", "place", "date"))
    kind = document.kind.replace("-", " ").capitalize()
    if sender and recipient:
        parties = f"{kind}, {sender} to {recipient}"
    elif sender or recipient:
        parties = f"{kind} from {sender}" if sender else f"{kind} to {recipient}"
    else:
        parties = kind
    facts = [part for part in (place, long_date(date)) if part]
    return ", ".join((parties, *facts)) if facts or parties != kind else ""
