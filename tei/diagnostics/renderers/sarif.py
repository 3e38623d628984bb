"""SARIF 2.1.0 (OASIS, errata 01): findings with their rules, places and fixes."""

from __future__ import annotations

import base64
from typing import Final

from tei.diagnostics.address import is_absolute, relative, uri
from tei.diagnostics.diagnostic import Diagnostic, Place, Report
from tei.diagnostics.fingerprint import fingerprints
from tei.diagnostics.fix import Edit, Fix
from tei.diagnostics.json_text import json_text
from tei.diagnostics.options import Options
from tei.diagnostics.registry import CODES
from tei.diagnostics.renderers.sarif_rule import rule

__all__ = ["render"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "SRCROOT"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_RULES: Final = {entry.id: number for number, entry in enumerate(CODES)}

Object = dict[str, object]


def render(report: Report, options: Options) -> str:
    """One run: every code as a rule, every checked file as an artifact, every finding as a result."""
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, options)]}, indent=1) + "\n"


def _run(report: Report, options: Options) -> Object:
    prints = fingerprints(report.findings, options.base)
    files = dict.fromkeys((*report.files, *(found.place.file for found in report.findings)))
    artifacts = {file: number for number, file in enumerate(files)}
    results = (_result(found, key, artifacts, options) for found, key in zip(report.findings, prints, strict=True))
    return {
        "tool": {"driver": _driver(options.version)},
        "invocations": [_invocation(options.exit_code)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that names of files begin at."}}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": _artifact(file, options), "roles": ["analysisTarget"], "mimeType": "application/tei+xml"}
            for file in files
        ],
        "results": list(results),
    }


def _driver(version: str) -> Object:
    versions = {"version": version, "semanticVersion": version} if version else {}
    return {
        "name": "teitool",
        **versions,
        "rules": [rule(entry, _LEVELS[entry.severity]) for entry in CODES],
    }


def _invocation(exit_code: int | None) -> Object:
    code: Object = {} if exit_code is None else {"exitCode": exit_code}
    return {"executionSuccessful": True, **code}


def _artifact(file: str, options: Options) -> Object:
    base: Object = {} if is_absolute(relative(file, options.base)) else {"uriBaseId": _ROOT}
    return {"uri": uri(file, options.base), **base}


def _result(found: Diagnostic, fingerprint: str, artifacts: dict[str, int], options: Options) -> Object:
    result: Object = {
        "ruleId": found.code,
        "ruleIndex": _RULES[found.code],
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found)},
        "locations": [_location(found.place, artifacts[found.place.file], options)],
        "partialFingerprints": {"teitool/v1": fingerprint},
    }
    if found.fix:
        result["fixes"] = [_fix(found.fix, found.place.file, options)]
    if found.expected:
        result["properties"] = {"expected": list(found.expected)}
    return result


def _message(found: Diagnostic) -> str:
    """SARIF 2.1.0, 3.11.5 and 3.11.6: braces are doubled, and nothing may look like a link."""
    return found.sentences.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(place: Place, index: int, options: Options) -> Object:
    physical: Object = {"artifactLocation": {**_artifact(place.file, options), "index": index}}
    if place.line:
        physical["region"] = _region(place)
    location: Object = {"physicalLocation": physical}
    if place.path:
        location["logicalLocations"] = [{"fullyQualifiedName": place.path, "kind": "element"}]
    return location


def _region(place: Place) -> Object:
    region: Object = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
    if place.end_line >= place.line:
        region["endLine"] = place.end_line
        if place.end_column:
            region["endColumn"] = place.end_column
    return region


def _fix(fix: Fix, file: str, options: Options) -> Object:
    replacements = [_replacement(edit, file, options) for edit in fix.edits]
    change = {"artifactLocation": _artifact(file, options), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _replacement(edit: Edit, file: str, options: Options) -> Object:
    """A text region if positions can be had, else a binary one (SARIF 2.1.0, 3.57.2)."""
    if options.position_of is None:
        content = base64.b64encode(edit.text.encode("utf-8")).decode("ascii")
        region: Object = {"byteOffset": edit.start, "byteLength": edit.end - edit.start}
        return {"deletedRegion": region, "insertedContent": {"binary": content}}
    line, column = options.position_of(file, edit.start)
    end_line, end_column = options.position_of(file, edit.end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
