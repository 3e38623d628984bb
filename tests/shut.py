"""What must read nothing: XPath that asks for more than the document, DOCTYPEs that do, and secrets to be found.

In all of them FILE stands for the URI of a secret (with endings beside it), FOLDER for that of its folder, PATH for its
path.
"""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["DOCTYPES", "LOOKED_UP", "READING", "SECRET", "filled", "secrets"]

SECRET = "xyzzy-secret"
READING = {
    "doc": "string(doc('FILE.xml'))",
    "document": "string(document('FILE.xml'))",
    "unparsed-text": "unparsed-text('FILE')",
    "unparsed-text-lines": "unparsed-text-lines('FILE')",
    "unparsed-binary": "string(unparsed-binary('FILE'))",
    "relative": "unparsed-text('secret')",
    "available": f"if (unparsed-text-available('FILE')) then '{SECRET}' else ''",
    "doc-available": f"if (doc-available('FILE.xml')) then '{SECRET}' else ''",
    "json-doc": "json-doc('FILE.json')",
    "collection": "string-join(collection('FOLDER') ! string())",
    "uri-collection": "string-join(uri-collection('FOLDER'))",
    "environment": "environment-variable('TEITOOL_SECRET')",
    "environment-names": "string-join(available-environment-variables())",
    "load-xquery": "load-xquery-module('urn:x', map { 'location-hints': 'FILE' })",
    "transform": "string(transform(map { 'stylesheet-location': 'FILE.xsl', 'source-node': / })?output)",
}
LOOKED_UP = "function-lookup(QName('http://www.w3.org/2005/xpath-functions', 'unparsed-text'), 1)('FILE')"
DOCTYPES = {  # before a document that has &x; in it
    "external": '<!DOCTYPE a [<!ENTITY x SYSTEM "FILE">]>',
    "subset": '<!DOCTYPE a SYSTEM "FILE">',
    "parameter": '<!DOCTYPE a [<!ENTITY % p SYSTEM "FILE"> %p;]>',
    "multiplied": '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(i)} "{f"&{chr(i - 1)};" * 10}">' for i in range(ord("b"), ord("y")))
    + "]>",
}


def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **more: str) -> Path:
    """A folder with secrets beside that of what is run (``own``), which has some too and is the current one.

    ``more`` are further files, by their ending.
    """
    outside, own = tmp_path / "outside", tmp_path / "own"
    for folder in (outside, own):
        folder.mkdir()
        for name, text in (("", SECRET), (".xml", f"<a>{SECRET}</a>"), (".json", f'"{SECRET}"')):
            (folder / f"secret{name}").write_text(text)
    for ending, text in more.items():
        (outside / f"secret.{ending}").write_text(text)
    monkeypatch.setenv("TEITOOL_SECRET", SECRET)
    monkeypatch.chdir(own)
    return outside


def filled(text: str, outside: Path) -> str:
    """``text`` with the places of the secrets in it."""
    places = {"FILE": (outside / "secret").as_uri(), "FOLDER": outside.as_uri(), "PATH": str(outside / "secret")}
    for name, place in places.items():
        text = text.replace(name, place)
    return text
