"""From the bytes of a schema to what runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tei.errors import SchemaError
from tei.schematron.compiled import About, Compiled
from tei.schematron.extraction import extract
from tei.schematron.inclusion import Inclusion
from tei.schematron.inventory import needs
from tei.schematron.model import Assertion, Pattern, Rule
from tei.schematron.node import Node, parse
from tei.schematron.reading import read_schema
from tei.schematron.stylesheet import write_stylesheet

__all__ = ["compile_schema"]


def compile_schema(data: bytes, file: str, phase: str | None, folders: Sequence[Path]) -> Compiled:
    """Read a schema and write its stylesheets.

    Raises:
        SchemaError: with the place in the schema.
    """
    try:
        return _compile(data, file, phase, folders)
    except RecursionError:
        raise SchemaError(f"{Path(file).name}: elements too deep inside each other; expected a schema.") from None


def _compile(data: bytes, file: str, phase: str | None, folders: Sequence[Path]) -> Compiled:
    path = Path(file)
    root = parse(data, path.name or file)
    folder = path.absolute().parent
    inclusion = Inclusion((folder, *folders))
    inclusion.resolve(root, folder)
    schema = read_schema(extract(root), phase)
    pairs = [(pattern, rule) for pattern in schema.patterns for rule in pattern.rules]
    return Compiled(
        path.name or file,
        write_stylesheet(schema, careful=False),
        write_stylesheet(schema, careful=True),
        tuple(_assertion(pattern, one) for pattern, rule in pairs for one in rule.assertions),
        tuple(_rule(pattern, rule) for pattern, rule in pairs),
        [needs(rule.context) for _, rule in pairs],
        inclusion.files,
    )


def _assertion(pattern: Pattern, one: Assertion) -> About:
    return About(
        one.id,
        one.role,
        one.severity,
        _on_one_line(one.test),
        one.see,
        pattern.id,
        one.is_report,
        _place(one.node),
    )


def _rule(pattern: Pattern, rule: Rule) -> About:
    """For a failure of the context or of a variable."""
    return About(rule.node.get("id"), "", "", _on_one_line(rule.context), "", pattern.id, False, _place(rule.node))


def _on_one_line(expression: str) -> str:
    return " ".join(expression.split())


def _place(node: Node) -> str:
    return f"{node.file}:{node.line}"
