"""The header: what the edition is and where it comes from (``fileDesc``, ``encodingDesc``, ``revisionDesc``).

Where each header field of the model goes::

    title               titleStmt/title, sourceDesc/bibl/title
    author              titleStmt/author, correspAction
    funder              titleStmt/funder
    translator, editor  titleStmt/respStmt
    related, note       notesStmt/relatedItem, notesStmt/note
    classification      notesStmt/note
    date                sourceDesc/bibl/date, creation/date, correspAction
    publisher, rights, record_id, url, uploaded, donor    sourceDesc/bibl
    original_archive, shelfmark, source, original_language    sourceDesc/msDesc
    recipient, place    correspAction (place else in creation)
    summary             abstract
    language            @xml:lang, langUsage
    type, subject, people, places    textClass/keywords
    identifier          idno of the register entry that it names
"""

from __future__ import annotations

import re

from tei.model import Document, EditionSettings, Header, Stamp
from tei.writer.body import MACHINE
from tei.writer.element import Element, element, filled, fragment
from tei.writer.profile import category, profile
from tei.writer.title import title_element
from tei.writer.value import dated, first, named, paragraphs, plain

__all__ = ["header_element"]

_RELEASE = re.compile(r"\d+(?:\.\d+){0,3}", re.ASCII)
_MARKED = "Names, dates and structure were marked by teitool; "


def header_element(document: Document, settings: EditionSettings, stamp: Stamp) -> Element:
    """``teiHeader``. What the source does not give is absent; what TEI requires says "not stated"."""
    change = element("change", "Converted from plain text.", when=stamp.date, who=MACHINE)
    file_desc = element(
        "fileDesc",
        _title_statement(document, settings),
        _publication(document.header, settings),
        filled("seriesStmt", filled("title", plain(settings.title))),
        _notes(document.header),
        element("sourceDesc", _page(document.header), _original(document.header, settings)),
    )
    encoding = _encoding(document, settings, stamp)
    return element("teiHeader", file_desc, encoding, profile(document), element("revisionDesc", change))


def _title_statement(document: Document, settings: EditionSettings) -> Element:
    header = document.header
    author = named(document, first(header, "author"), ("person", "org"), "author")
    machine = ("structure, names and dates marked by machine", element("name", "teitool", type="software"))
    return element(
        "titleStmt",
        title_element(document),
        Element("author", author.attrs, author.children) if author else None,
        *(filled("editor", plain(name)) for name in settings.editors),
        *(filled("funder", plain(name)) for name in header.all("funder")),
        *_responsible(header, "translator", "translation of the source"),
        *_responsible(header, "editor", "editing and transcription of the source"),
        element("respStmt", element("resp", machine[0]), machine[1], xml_id=MACHINE[1:]),
    )


def _responsible(header: Header, field: str, task: str) -> list[Element]:
    """A ``respStmt`` for each person named; the first has the field's name as its id."""
    names = [name for value in header.all(field) if (name := plain(value))]
    return [
        element("respStmt", element("resp", task), element("name", name), xml_id=f"{field}-{n}" if n > 1 else field)
        for n, name in enumerate(names, 1)
    ]


def _publication(header: Header, settings: EditionSettings) -> Element:
    licence, url = plain(settings.licence), plain(settings.licence_url)
    if licence or url:
        target = url if url and " " not in url else None
        availability = element("availability", element("licence", licence or url, target=target))
    else:
        words = "See the source." if first(header, "rights") else "not stated"
        availability = element("availability", element("p", words), status="unknown")
    publisher = element("publisher", plain(settings.publisher) or "not stated")
    return element("publicationStmt", publisher, availability)


def _notes(header: Header) -> Element | None:
    related = (filled("bibl", filled("note", plain(value))) for value in header.all("related"))
    return filled(
        "notesStmt",
        *(element("relatedItem", item, type="related") for item in related if item),
        *(filled("note", plain(value), type="classification") for value in header.all("classification")),
        *(filled("note", plain(value)) for value in header.all("note")),
    )


def _page(header: Header) -> Element:
    """``bibl`` for the page that is the source."""
    given = header.field("title")
    title = filled("title", plain(given.value)) if given and given.origin != "text" else None
    date_field = header.field("date")
    date = dated(header) if date_field and date_field.origin != "text" else None
    rights = [paragraph for text in header.all("rights") for paragraph in paragraphs(text)]
    parts = (
        fragment(title, ", " if title and date else None, date),
        *(filled("publisher", plain(value)) for value in header.all("publisher")),
        dated(header, "uploaded", type="uploaded"),
        *(filled("idno", plain(value), type="record") for value in header.all("record_id")),
        *(filled("idno", plain(value), type="URL") for value in header.all("url")),
        *(_donor(plain(value)) for value in header.all("donor")),
        filled("availability", *rights),
    )
    return filled("bibl", *parts) or element("bibl", "not stated in the source")


def _donor(name: str) -> Element | None:
    return element("respStmt", element("resp", "donor"), element("name", name)) if name else None


def _original(header: Header, settings: EditionSettings) -> Element | None:
    """``msDesc`` for the original in its archive."""
    repository = first(header, "original_archive") or plain(settings.repository)
    shelfmark = filled("idno", first(header, "shelfmark"), type="shelfmark")
    language = filled("msContents", filled("textLang", first(header, "original_language")))
    sources = (filled("provenance", filled("p", plain(value))) for value in header.all("source"))
    history = filled("history", *sources)
    if not (repository or shelfmark or language or history):
        return None
    where = element("msIdentifier", element("repository", repository or "not stated"), shelfmark)
    return element("msDesc", where, language, history)


def _encoding(document: Document, settings: EditionSettings, stamp: Stamp) -> Element:
    if settings.full_provenance:
        marked = _MARKED + "each of its marks carries resp and cert."
    else:
        marked = _MARKED + "what carries no resp is the machine's, and sure where it carries no cert."
    release = _RELEASE.match(stamp.version)
    return element(
        "encodingDesc",
        element(
            "editorialDecl",
            element("punctuation", element("p", "Brackets of the source are kept as text."), marks="all"),
            element("interpretation", element("p", marked)),
        ),
        category(document),
        element(
            "appInfo",
            element(
                "application",
                element("label", "teitool"),
                element("desc", f"convert, layout {plain(document.layout)}"),
                ident="teitool",
                version=release[0] if release else "0",
            ),
        ),
    )
