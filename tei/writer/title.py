"""The title of an edition: the page's, the document's own, or one that says what is known."""

from __future__ import annotations

from pathlib import PurePosixPath

from tei.model import Document
from tei.writer.element import Element, element
from tei.writer.value import first, long_date, plain

__all__ = ["title_element"]


def title_element(document: Document) -> Element:
    """``title``; of type ``constructed`` where neither page nor text has one; at worst the file's name."""
    given = first(document.header, "title") or _own_head(document)
    if given:
        return element("title", given)
    if composed := _composed(document):
        return element("title", composed, type="constructed")
    return element("title", plain(PurePosixPath(document.name).name) or "not stated")


def _own_head(document: Document) -> str:
    """The first heading, if it stands before the document's first paragraph."""
    heads, words = document.of("head"), document.of("p", "item", "sp", "salute")
    if not heads or (words and words[0].start < heads[0].start):
        return ""
    return plain(document.surface(heads[0]))


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
