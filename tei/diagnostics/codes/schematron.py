"""Codes of Schematron, and of the schemas that a file names."""

from __future__ import annotations

from typing import Final

from tei.diagnostics.code import Code, Severity

__all__ = ["CODES"]

CODES: Final[tuple[Code, ...]] = (
    Code(
        id="SCH001",
        name="schematron-rule",
        severity=Severity.ERROR,
        message="{problem}",
        help="{advice}",
        why="The edition's own rules, or those of the TEI, say what no grammar can.",
        bad='<p>See <ref target="https://example.org/" cRef="Gen 1:1">there</ref>.</p>',
        good='<p>See <ref target="https://example.org/">there</ref>.</p>',
        source="ISO/IEC 19757-3 Schematron",
        since="0.1",
    ),
    Code(
        id="SCH002",
        name="schema-out-of-reach",
        severity=Severity.ERROR,
        message="the schema {schema} that the file names cannot be read: {problem}; expected {expected}",
        help="{advice}",
        why="A file whose schema was not there is not proven valid; another schema would prove something else.",
        bad="",
        good="<p>Moscow</p>",
        source="W3C, Associating Schemas with XML documents 1.0",
        since="0.1",
    ),
    Code(
        id="SCH003",
        name="broken-schema",
        severity=Severity.ERROR,
        message="the schema {schema} cannot be used: {problem}; expected a correct schema",
        help="{advice}",
        why="A schema that is wrong itself cannot tell whether a file is right.",
        bad="",
        good="<p>Moscow</p>",
        source="RELAX NG 1.0; ISO/IEC 19757-3 Schematron",
        since="0.1",
    ),
    Code(
        id="SCH004",
        name="other-schema-version",
        severity=Severity.WARNING,
        message="the file names {schema}; expected the release that is built in, {version}, and that was used",
        help="{advice}",
        why="Releases of the TEI differ: what one allows another may not.",
        bad="",
        good="<p>Moscow</p>",
        source="teitool",
        since="0.1",
    ),
    Code(
        id="SCH005",
        name="schema-not-understood",
        severity=Severity.WARNING,
        message="the file names {schema} and no other schema; expected RELAX NG or Schematron, so {used} was used",
        help="{advice}",
        why="A DTD, an XSD or an NVDL script was not looked at; the verdict is that of another schema.",
        bad="",
        good="<p>Moscow</p>",
        source="W3C, Associating Schemas with XML documents 1.0",
        since="0.1",
    ),
    Code(
        id="SCH006",
        name="rule-not-evaluated",
        severity=Severity.ERROR,
        message="the rule {rule} of {schema} could not be evaluated here: {problem}",
        help="{advice}",
        why="A rule that breaks down says nothing about the file; it must not count as kept.",
        bad="",
        good="<p>Moscow</p>",
        source="ISO/IEC 19757-3 Schematron",
        since="0.1",
    ),
)
