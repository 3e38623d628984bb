"""What the text says of itself: date, place, sender and recipient, read from its opener and closer."""

from __future__ import annotations

from dataclasses import replace

from tei.model import Document, HeaderField, Span

__all__ = ["read_facts"]

# Kinds of documents that go from a sender to a recipient.
_SENT = frozenset({"letter", "telegram", "note"})


def read_facts(document: Document) -> Document:
    """The document with the header fields ``date``, ``place``, ``author`` and ``recipient`` that only its text gives.

    A field that page, metadata or option gave is left alone. Nothing is read where the text gives two answers.
    """
    fields = [
        field
        for field in (_date(document), _place(document), _author(document), _recipient(document))
        if field is not None and document.header.field(field.name) is None
    ]
    return replace(document, header=document.header.with_fields(*fields))


def _date(document: Document) -> HeaderField | None:
    """The one day, month or year of the first dateline that has one."""
    for line in document.of("dateline"):
        for date in _within(document, line, "date"):
            if when := date.get("when"):
                return None if when.startswith("--") else _field("date", when[:10], _folded(document, date))
    return None


def _place(document: Document) -> HeaderField | None:
    """The first place of a dateline that is no house, else of the line that says where a telegram comes from."""
    origins = [line for line in document.of("seg") if line.get("type") == "origin"]
    for line in (*document.of("dateline"), *origins):
        for place in _within(document, line, "place"):
            name = _folded(document, place)
            if not any(char.isdigit() for char in name):
                return _field("place", name)
    return None


def _author(document: Document) -> HeaderField | None:
    """Who signed, if one did."""
    signers = [person for line in document.of("signed") for person in _within(document, line, "person")]
    people = {person.get("ref") for person in signers}
    return _field("author", _name(document, signers[0])) if len(people) == 1 else None


def _recipient(document: Document) -> HeaderField | None:
    """The first name of the address, else the one that the salute of a letter speaks to."""
    for address in document.of("address"):
        if named := _within(document, address, "person") or _within(document, address, "org"):
            return _field("recipient", _name(document, named[0]))
    if document.kind not in _SENT:
        return None
    openers = document.of("opener")
    salutes = [salute for salute in document.of("salute") if any(opener.covers(salute) for opener in openers)]
    people = [person for salute in salutes[:1] for person in _within(document, salute, "person")]
    return _field("recipient", _name(document, people[0])) if len(people) == 1 else None


def _within(document: Document, outer: Span, kind: str) -> list[Span]:
    return [span for span in document.of(kind) if outer.covers(span)]


def _name(document: Document, span: Span) -> str:
    """The name of the entry that a mention points to."""
    entry = next((entry for entry in document.register.entries if entry.id == span.get("ref")), None)
    return entry.name if entry else _folded(document, span)


def _folded(document: Document, span: Span) -> str:
    return " ".join(document.surface(span).split())


def _field(name: str, value: str, display: str = "") -> HeaderField:
    return HeaderField(name, value, display, origin="text")
