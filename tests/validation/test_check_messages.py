"""What each mistake is told: one file a case, the document and what is said of it together.

The first line may say ``schema: NAME`` (else tei_all) or ``file`` (a whole file; else it is the content of a body). A
schema that lies beside the cases (``schema: NAME.rnc``) comes with a whole file.
Behind ``----`` stand the findings; ``--accept`` writes them anew, to be read before they are committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from accepted import Golden

from tei.diagnostics import Diagnostic
from tei.validation.checker import Checker
from tei.validation.inputs import Input
from tei.validation.settings import Settings

FOLDER = Path(__file__).parent / "messages"
CASES = sorted(FOLDER.glob("*.txt"))
FILE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/>'
    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>\n{}\n</body></text></TEI>\n"
)


@cache
def checker(schema: str) -> Checker:
    return Checker(Settings(schemas=(schema,), only=("relaxng",)))


def told(document: str) -> Iterator[str]:
    first, _, rest = document.partition("\n")
    schema = first.removeprefix("schema: ") if first.startswith("schema: ") else "tei_all"
    own = schema.endswith(".rnc")
    whole = own or first == "file"
    body = rest if whole or first.startswith("schema: ") else document
    data = (body if whole else FILE.format(body)).encode()
    for found in checker(str(FOLDER / schema) if own else schema).check(Input("a.xml", Path(), data)).findings:
        yield from lines(found, data)


def lines(found: Diagnostic, data: bytes) -> Iterator[str]:
    place = found.place
    yield f"{place.line}:{place.column}-{place.end_line}:{place.end_column} {found.code} {found.name} in {place.path}"
    yield f"  {found.message}"
    yield f"  {found.help}"
    more = " …" if len(found.expected) > 10 else ""
    if found.expected:
        yield f"  expected: {' | '.join(found.expected[:10])}{more}"
    if found.fix:
        for edit in found.fix.edits:
            yield f"  fix: {data[edit.start : edit.end].decode()} -> {edit.text}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_messages(case: Path, golden: Golden) -> None:
    document = case.read_text(encoding="utf-8").partition("\n----\n")[0]
    golden.same(case, "\n".join([document, "----", *told(document), ""]).encode())
