"""Each wrong schema under data/schemas gets the message that its first line expects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei.relaxng import Schema, SchemaError

FOLDER = Path(__file__).parent / "data" / "schemas"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".rng", ".rnc"))
EXPECTED = re.compile(r"(?:<!--|#) expect: (.*?)(?: -->)?\n")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_wrong_schema_is_explained(path: Path) -> None:
    match = EXPECTED.match(path.read_text(encoding="utf-8"))
    assert match is not None

    with pytest.raises(SchemaError) as caught:
        Schema.load(path)

    message = str(caught.value).replace(f"{FOLDER.parent}/", "…/").replace(f"…/schemas/{path.name}:", "")
    assert message == match[1]


def test_an_error_has_parts() -> None:
    with pytest.raises(SchemaError) as caught:
        Schema.load(b'<element name="doc" xmlns="http://relaxng.org/ns/structure/1.0">\n  <choice/>\n</element>')

    error = caught.value
    assert (error.file, error.line, error.column, error.section) == ("schema", 2, 3, "3")
    assert error.message == "<choice> is empty; it needs a pattern inside"


@pytest.mark.parametrize("encoding", ["utf-8", "utf8", "utf-8-sig", "utf-16", "iso-8859-1", "gb18030", "shift_jis"])
def test_columns_count_characters_in_every_encoding(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    letter = "\u00e9" if encoding == "iso-8859-1" else "\u65e5"
    text = f"""<?xml version="1.0" encoding="{declared}"?>
<element name="doc" xmlns="http://relaxng.org/ns/structure/1.0"><value>{letter}{letter}</value><oops/></element>"""
    with pytest.raises(SchemaError) as caught:
        Schema.load(text.encode(encoding))

    assert (caught.value.line, caught.value.column) == (2, 65 + len("<value>") + 2 + len("</value>"))


def test_files_that_are_no_schema(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.rng", Path("/dev/zero"), Path("a\0b")):
        with pytest.raises(SchemaError):
            Schema.load(path)
    for data in (b"", b"\x1f\x8b123", b"\0" * 1000, b"<", "\u65e5".encode("utf-16")):
        with pytest.raises(SchemaError):
            Schema.load(data)
