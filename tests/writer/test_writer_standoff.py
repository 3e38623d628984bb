"""The stand-off form: nothing of the document is lost, and the scorer reads it."""

from __future__ import annotations

import json

from hypothesis import given
from writer_documents import legal_documents, marked

from tei.model import Document, Header, HeaderField
from tei.writer import standoff


def test_standoff_form() -> None:
    fields = (
        HeaderField("title", "T"),
        HeaderField("related", "R"),
        HeaderField("translator", "A"),
        HeaderField("translator", "B"),
        HeaderField("date", "1956", origin="text"),
        HeaderField("author", "X", origin="metadata"),
    )
    document = marked(
        "{furniture|Head }{p|{person ref=a ~0.6|Ä}⏎\n{note place=inline type=variant|b}} ", header=Header(fields)
    )
    assert json.loads(standoff(document)) == {
        "text": "Head Ä\nb ",
        "lang": "en",
        "kind": "document",
        "body": [5, 8],
        "header": {"title": "T", "author": "X", "translator": "A"},
        "spans": [
            {"start": 5, "end": 8, "type": "p"},
            {"start": 5, "end": 6, "type": "person", "ref": "a", "by": "test", "rule": "case", "confidence": 0.6},
            {"start": 7, "end": 8, "type": "note", "place": "inline", "subtype": "variant"},
        ],
        "points": [{"at": 6, "type": "lb"}],
        "register": [{"type": "person", "id": "a", "name": "Ä", "variants": [], "idno": [], "cert": "high"}],
    }


@given(legal_documents())
def test_spans_come_back(document: Document) -> None:
    data = json.loads(standoff(document))
    assert data["text"] == document.text
    assert tuple(data["body"]) == document.body_extent()
    found = sorted((span["start"], span["end"], span["type"]) for span in data["spans"])
    assert found == sorted((span.start, span.end, span.kind) for span in document.spans)
