"""The layers of the house: what each package may import. Imports inside functions count too."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODEL = {"tei.errors", "tei.model"}
LISTS = {*MODEL, "tei.tables"}
FINDINGS = {*MODEL, "tei.diagnostics"}
MAY_USE = {  # package or module → what it may import beside itself and the standard library
    "tei.errors": set(),
    "tei.version": set(),
    "tei.ids": {"anyascii"},
    "tei.tables": set(),
    "tei.resources": {"tei.errors"},
    "tei.model": {"tei.errors"},
    "tei.diagnostics": {"tei.errors"},
    "tei.relaxng": set(),
    "tei.saxon": {"tei.errors", "tei.resources", "lxml", "saxonche"},
    "tei.schematron": {"tei.errors", "tei.saxon"},
    "tei.readers": {*FINDINGS, "charset_normalizer"},
    "tei.layouts": LISTS,
    "tei.structure": LISTS,
    "tei.entities": {*LISTS, "numpy", "onnxruntime"},  # the two in neural, of the extra "ner"
    "tei.register": {*LISTS, "tei.ids"},
    "tei.writer": {*LISTS, "tei.ids", "lxml"},
    "tei.validation": {*FINDINGS, "tei.relaxng", "tei.schematron", "tei.resources", "tei.tables"},
    "tei.transformation": {"tei.errors", "tei.resources", "tei.saxon", "lxml"},
    "tei.config": MODEL,
    "tei.metadata": {*FINDINGS, "yaml"},
}
LAYER_4 = {"tei.pipeline", "tei.batch", "tei.evaluation", "tei.explain", "tei"}  # may import every layer below
LAYER_5 = {"tei.__main__", "tei.cli"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "tei").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports_of(path: Path, module: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: relative import"
            # `from tei import model` names the module in the list, `from tei.model import Span` in the from
            names = [f"tei.{alias.name}" for alias in node.names] if node.module == "tei" else [str(node.module)]
            yield from ((node.lineno, name) for name in names)


def within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def owner(module: str) -> str | None:
    return next((package for package in MAY_USE if within(module, {package})), None)


def test_every_module_has_a_layer() -> None:
    for module, _ in modules():
        assert owner(module) or module == "tei" or within(module, (LAYER_4 | LAYER_5) - {"tei"}), module


@pytest.mark.parametrize("package", MAY_USE)
def test_package_imports_only_what_it_may(package: str) -> None:
    for module, path in modules():
        if owner(module) != package:
            continue
        for line, name in imports_of(path, module):
            if name.split(".")[0] not in sys.stdlib_module_names:
                assert within(name, MAY_USE[package] | {package}), f"{path}:{line} imports {name}: not for {package}"


def test_a_schema_becomes_an_automaton_that_reads_documents() -> None:
    flow = [f"tei.relaxng.{part}" for part in ("datatypes", "loading", "automaton", "document")]
    for module, path in modules():
        for number, part in enumerate(flow):
            if within(module, {part}):
                later = {*flow[number + 1 :]}
                assert not any(within(name, later) for _, name in imports_of(path, module)), path


def test_nothing_below_the_command_line_imports_it() -> None:
    for module, path in modules():
        if not within(module, LAYER_5):
            assert not any(within(name, LAYER_5 | {"argparse", "rich"}) for _, name in imports_of(path, module)), path


def test_import_tei_costs_nothing() -> None:
    heavy = {"argparse", "lxml", "rich", "saxonche", "yaml"}
    script = f"import sys, tei; print(*sorted({{m.split('.')[0] for m in sys.modules}} & {heavy}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []
