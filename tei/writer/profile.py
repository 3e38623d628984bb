"""The header's ``profileDesc``: when, by whom, to whom, in which language, who is who, what kind."""

from __future__ import annotations

from typing import Final

from tei.ids import slug
from tei.model import Document, Entry, EntryKind
from tei.writer.element import Element, element, filled, fragment
from tei.writer.languages import language_name, language_tag
from tei.writer.value import NAME_ELEMENTS, dated, first, named, paragraphs, plain

__all__ = ["category", "kind_id", "profile"]

# Kinds of documents that go from a sender to a recipient.
_SENT: Final = frozenset({"letter", "note", "telegram"})
_UNKNOWN_KIND: Final = "document"
_KEYWORDS: Final = {"type": "type", "subject": "subject", "people": "name", "places": "place"}
_LISTS: Final[dict[EntryKind, tuple[str, str]]] = {
    "person": ("listPerson", "person"),
    "org": ("listOrg", "org"),
    "place": ("listPlace", "place"),
}


def profile(document: Document) -> Element | None:
    header = document.header
    corresp = _correspondence(document)
    place = None if corresp else named(document, first(header, "place"), ("place",), "placeName")
    date = dated(header)
    tag = language_tag(document.lang)
    language = element("language", language_name(tag), ident=tag) if tag != "und" else None
    return filled(
        "profileDesc",
        filled("creation", fragment(place, ", " if place and date else None, date)),
        filled("abstract", *(paragraph for text in header.all("summary") for paragraph in paragraphs(text))),
        filled("langUsage", language),
        _calendars(document),
        corresp,
        filled("particDesc", _entries(document, "person"), _entries(document, "org")),
        filled("settingDesc", _entries(document, "place")),
        _text_class(document),
    )


def category(document: Document) -> Element | None:
    """``classDecl``: the kind of the document, where it is known."""
    if document.kind == _UNKNOWN_KIND:
        return None
    described = element("catDesc", document.kind.replace("-", " "))
    kinds = element("taxonomy", element("category", described, xml_id=kind_id(document)), xml_id="kind")
    return element("classDecl", kinds)


def kind_id(document: Document) -> str:
    """The id of the category that is the document's kind."""
    return f"kind-{slug(document.kind)}"


def _calendars(document: Document) -> Element | None:
    used = sorted({value.lstrip("#") for span in document.of("date") if (value := span.get("calendar"))})
    return filled("calendarDesc", *(element("calendar", element("p", name.capitalize()), xml_id=name) for name in used))


def _correspondence(document: Document) -> Element | None:
    """``correspDesc`` for what was sent: the kind says so, or a recipient is known."""
    header = document.header
    recipient = first(header, "recipient")
    if document.kind not in _SENT and not recipient:
        return None
    sent = filled(
        "correspAction",
        named(document, first(header, "author"), ("person", "org"), "name"),
        named(document, first(header, "place"), ("place",), "placeName"),
        dated(header),
        type="sent",
    )
    received = filled("correspAction", named(document, recipient, ("person", "org"), "name"), type="received")
    return filled("correspDesc", sent, received)


def _entries(document: Document, kind: EntryKind) -> Element | None:
    name, member = _LISTS[kind]
    return filled(name, *(_entry(entry, member) for entry in document.register.of(kind)))


def _entry(entry: Entry, member: str) -> Element:
    """A register entry: its names, then its numbers in authority files."""
    name = NAME_ELEMENTS[entry.kind]
    return element(
        member,
        filled(name, plain(entry.name)),
        *(filled(name, plain(variant), type="variant") for variant in entry.variants),
        *(filled("idno", plain(number), type="-".join(authority.split())) for authority, number in entry.idno),
        xml_id=entry.id,
        cert=entry.cert if entry.cert != "high" else None,
    )


def _text_class(document: Document) -> Element | None:
    kind = None
    if document.kind != _UNKNOWN_KIND:
        kind = element("catRef", scheme="#kind", target=f"#{kind_id(document)}")
    terms = (
        filled("term", plain(value), type=type_)
        for field, type_ in _KEYWORDS.items()
        for value in document.header.all(field)
    )
    return filled("textClass", kind, filled("keywords", *terms))
