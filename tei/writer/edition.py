"""Document → TEI, as bytes."""

from __future__ import annotations

from typing import Final

from tei.ids import document_id
from tei.model import Document, EditionSettings, Stamp
from tei.writer.body import text_element
from tei.writer.element import element, escape_attribute, serialise
from tei.writer.header import header_element
from tei.writer.languages import language_tag
from tei.writer.profile import kind_id
from tei.writer.reading import TEI

__all__ = ["RESERVED_IDS", "write_tei"]

RESERVED_IDS: Final = ("editor", "julian", "kind", "teitool", "translator")
"""Ids that a header may use; the register must not."""

_RELAXNG: Final = 'type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"'


def write_tei(document: Document, settings: EditionSettings, stamp: Stamp) -> bytes:
    """The edition of a document: UTF-8, with a pointer to the schema that it fits.

    The text of the body is kept, character by character, but for blanks between blocks; marks that cannot be shown
    (``misfits``) are left out. Encoding and white space are those of the project's encoding guidelines.
    """
    edition = element(
        "TEI",
        header_element(document, settings, stamp),
        text_element(document, settings.full_provenance),
        xmlns=TEI,
        xml_id=_own_id(document, settings),
        xml_lang=language_tag(document.lang),
    )
    model = f'<?xml-model href="{escape_attribute(settings.schema_href)}" {_RELAXNG}?>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{model}\n{serialise(edition)}'.encode()


def _own_id(document: Document, settings: EditionSettings) -> str:
    """The document's id; one that the edition uses for something else (a file named ``teitool``) gets ``d-``."""
    own = document_id(document.name, settings.id_prefix)
    taken = {*RESERVED_IDS, kind_id(document), *(entry.id for entry in document.register.entries)}
    while own in taken:
        own = f"d-{own}"
    return own
