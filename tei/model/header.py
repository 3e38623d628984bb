"""What is known about a document beside its text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tei.errors import ModelError

__all__ = ["FIELDS", "Header", "HeaderField"]

# Field → what it means. Layouts, metadata files and the writer speak of these and no others.
FIELDS: dict[str, str] = {
    "title": "title of the document, as the page or the editor gives it",
    "date": "date of the document: ISO 8601 in `value`, as written in `display`",
    "author": "who wrote or sent it: name without office",
    "recipient": "to whom it was sent: name without office",
    "place": "where it was written or sent from",
    "summary": "abstract of this document",
    "related": "title or summary of another document that belongs with this one (repeatable)",
    "funder": "who paid for the publication that is the source",
    "source": "reference to the original, as the archive states it",
    "original_archive": "archive that holds the original",
    "shelfmark": "signature of the original in that archive",
    "record_id": "number of the record in the catalogue or on the website",
    "publisher": "publisher of the page that is the source",
    "rights": "rights statement of the page that is the source",
    "translator": "who translated the text (repeatable)",
    "editor": "who edited or transcribed the text (repeatable)",
    "language": "BCP 47 tag of the text",
    "original_language": "language of the original, as stated",
    "type": "kind of document, as stated by the page",
    "classification": "original classification, as stated by the page",
    "subject": "topic or keyword (repeatable)",
    "people": "person or organisation that the page lists (repeatable)",
    "places": "place that the page lists (repeatable)",
    "donor": "donor, as stated by the page (repeatable)",
    "uploaded": "date of upload, as stated by the page",
    "url": "address of the page",
    "note": "anything else the page says about the document (repeatable)",
    "identifier": "`AUTHORITY:NUMBER NAME` for a name of the register: GND, VIAF, Wikidata, GeoNames (repeatable)",
}


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One value. ``display`` is the source's wording where ``value`` is a normal form.

    ``origin`` says where it was read: ``page``, ``text``, ``metadata``, ``title``, ``option``.

    Raises:
        ModelError: the field's name is not in ``FIELDS``.
    """

    name: str
    value: str
    display: str = ""
    origin: str = "page"

    def __post_init__(self) -> None:
        if self.name not in FIELDS:
            raise ModelError(f"header field {self.name!r} is unknown; expected one of {', '.join(FIELDS)}")


@dataclass(frozen=True, slots=True)
class Header:
    """The fields in the order in which they were found; a name may occur more than once."""

    fields: tuple[HeaderField, ...] = ()

    def get(self, name: str) -> str | None:
        """The first value of a field."""
        field = self.field(name)
        return field.value if field else None

    def field(self, name: str) -> HeaderField | None:
        return next((field for field in self.fields if field.name == name), None)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(field.value for field in self.fields if field.name == name)

    def with_fields(self, *fields: HeaderField) -> Header:
        """The same header with fields added at the end."""
        return replace(self, fields=(*self.fields, *fields))

    def without(self, *names: str) -> Header:
        return replace(self, fields=tuple(field for field in self.fields if field.name not in names))
