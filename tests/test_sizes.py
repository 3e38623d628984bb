"""Files and functions stay small; one that grows past its bound needs a reason here."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FUNCTION, FILE = 40, 300  # lines
EXCEPTIONS = {
    "tei/entities/persons/features.py:features_of": "one list of features, read together",
}


def functions() -> Iterator[tuple[int, str]]:
    for path in sorted((ROOT / "tei").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield lines, f"{path.relative_to(ROOT).as_posix()}:{node.name}"


def test_functions() -> None:
    longest = sorted(functions(), reverse=True)
    print(*longest[:10], sep="\n")
    assert [entry for entry in longest if entry[0] > FUNCTION and entry[1] not in EXCEPTIONS] == []
    assert set(EXCEPTIONS) <= {name for lines, name in longest if lines > FUNCTION}, "an exception is not needed"


def test_files() -> None:
    files = [path for folder in ("tei", "tests") for path in (ROOT / folder).rglob("*.py")]
    longest = sorted(((path.read_text(encoding="utf-8").count("\n"), path.name) for path in files), reverse=True)
    print(*longest[:10], sep="\n")
    assert [entry for entry in longest if entry[0] > FILE] == []
