"""The stylesheets, case by case; ``cases/README.md`` says how a case is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei.transformation import render, to_text

HERE = Path(__file__).parent
XSLT = HERE.parents[1] / "xslt"
NO_CASE = {  # files without a page or text of their own, and where they are seen
    "html.xsl": "html-page", "text.xsl": "text-blocks", "text/layout.xsl": "text-blocks",
    "shared/pointers.xsl": "html-inline", "shared/prose.xsl": "html-header", "shared/dates.xsl": "html-names",
    "shared/notes.xsl": "html-notes", "shared/known.xsl": "html-inline", "shared/lines.xsl": "html-blocks",
}  # fmt: skip
FILE = "<publicationStmt><publisher>not stated</publisher></publicationStmt><sourceDesc><p>not stated</p></sourceDesc>"


def cases() -> list[tuple[str, dict[str, str]]]:
    found = []
    for path in sorted((HERE / "cases").glob("*.txt")):
        for block in re.split(r"^===\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            name, *parts = re.split(r"^--- (.+)\n", block, flags=re.MULTILINE)
            found.append((f"{path.stem}: {name.strip()}", dict(zip(parts[::2], parts[1::2], strict=True))))
    return found


CASES = cases()


def document(parts: dict[str, str]) -> bytes:
    if "whole" in parts:
        return parts["whole"].encode()
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A title</title></titleStmt>'
        f"{parts.get('file', FILE)}</fileDesc><profileDesc>{parts.get('header', '')}</profileDesc></teiHeader>"
        f"<text><body>{parts['tei']}</body></text></TEI>"
    ).encode()


def inside(page: str, part: str) -> str:
    """The content of the first element of a name, or of a div or section of a class."""
    start = re.search(rf'<({part})\b[^>]*>|<(div|section) class="{part}"[^>]*>', page.replace("<body>", "<x>", 1))
    assert start, f"the page has no {part}"
    name = start[1] or start[2]
    page = page.replace("<body>", "<x>", 1)
    depth = 1
    for tag in re.finditer(rf"<(/?){name}\b", page[start.end() :]):
        depth += -1 if tag[1] else 1
        if not depth:
            return page[start.end() : start.end() + tag.start()]
    raise AssertionError(f"{part} does not end")


def folded(markup: str) -> str:
    return re.sub(r"\s*\n\s*", "", markup)


@pytest.mark.parametrize("parts", [parts for _, parts in CASES], ids=[name for name, _ in CASES])
def test_case(parts: dict[str, str]) -> None:
    source = document(parts)
    target = "text" if any(part.startswith("text") for part in parts) else "html"
    result = render(source, target)
    for part, expected in parts.items():
        kind, _, name = part.partition(" ")
        if kind == "html":
            assert folded(inside(result.text, name)) == folded(expected)
        elif part == "text":
            assert to_text(source, header=False).strip() == expected.strip()
        elif part == "text with header":
            assert result.text.strip() == expected.strip()
        elif part == "report":
            assert list(result.messages) == expected.split("\n")[:-1]
    assert "report" in parts or not result.messages


def test_every_stylesheet_has_cases() -> None:
    stems = {path.stem for path in (HERE / "cases").glob("*.txt")}
    for path in XSLT.rglob("*.xsl"):
        name = path.relative_to(XSLT).as_posix()
        assert NO_CASE.get(name, name.removesuffix(".xsl").replace("/", "-")) in stems, f"no case for xslt/{name}"
