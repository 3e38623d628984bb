"""Cases as files: a text, a line of equals signs, and the structure that it has, one span a line."""

from pathlib import Path

import pytest
from structure_checks import check_document, structured

from tei.model import BLOCKS, CONTAINERS, INLINE, WRAPPERS, Document, span_order

CASES = sorted(Path(__file__).parent.glob("cases/*.txt"))
BAR = "\n==========\n"


def outline(document: Document) -> str:
    """Containers, blocks, wrappers and brackets, in the order of the text; then where line breaks mean something."""
    lines = [f"{document.lang} {document.kind}"]
    for span in sorted(document.of(*CONTAINERS, *BLOCKS, *WRAPPERS, *INLINE), key=span_order):
        attrs = "".join(f" {name}={value}" for name, value in span.attrs)
        words = "" if span.kind in CONTAINERS else " | " + document.surface(span).replace("\n", "⏎")
        lines.append(f"{'  ' * min(int(span.rank), 4)}{span.kind}{attrs}{words}")
    breaks = [document.text[: point.at].rpartition("\n")[2] for point in document.points if point.kind == "lb"]
    return "\n".join([*lines, *(f"lb after | {words}" for words in breaks)])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, request: pytest.FixtureRequest) -> None:
    text, _, expected = path.read_text(encoding="utf-8").partition(BAR)
    document = structured(text)
    check_document(document)
    found = outline(document)
    if request.config.getoption("--accept", default=False):
        path.write_text(text + BAR + found + "\n", encoding="utf-8", newline="\n")
    else:
        assert found == expected.rstrip("\n")


def test_there_are_cases() -> None:
    assert len(CASES) >= 12
