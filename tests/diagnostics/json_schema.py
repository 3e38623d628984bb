"""A validator for the part of JSON Schema (draft 4) that SARIF's schema uses; an unknown keyword is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["problems"]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_SILENT = {"$schema", "id", "title", "description", "default", "definitions", "properties"}
_FORMATS = {
    "uri": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]*"),
    "uri-reference": re.compile(r"([!-~](?<![\"<>\\^`{|}]))*"),
    "date-time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"),
}


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str = "") -> Iterator[str]:
    """Where ``value`` breaks ``schema``; ``root`` holds what ``$ref`` names."""
    for keyword, rule in schema.items():
        if keyword not in _SILENT:
            yield from (f"{path}: {problem}" for problem in _one(keyword, rule, value, schema, root))
    for name, part, child in _children(value, schema):
        yield from problems(part, child, root, f"{path}/{name}")


def _children(value: Any, schema: dict[str, Any]) -> Iterator[tuple[object, Any, dict[str, Any]]]:
    if isinstance(value, dict):
        known = schema.get("properties", {})
        other = schema.get("additionalProperties")
        for name, part in value.items():
            if name in known:
                yield name, part, known[name]
            elif isinstance(other, dict):
                yield name, part, other
    elif isinstance(value, list) and "items" in schema:
        yield from ((number, part, schema["items"]) for number, part in enumerate(value))


def _one(keyword: str, rule: Any, value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    text, number = isinstance(value, str), isinstance(value, int | float) and not isinstance(value, bool)
    match keyword:
        case "$ref":
            yield from problems(value, root["definitions"][rule.removeprefix("#/definitions/")], root)
        case "type":
            if not any(_is(value, name) for name in ([rule] if isinstance(rule, str) else rule)):
                yield f"{value!r} is no {rule}"
        case "enum":
            if value not in rule:
                yield f"{value!r} is none of {rule}"
        case "required":
            yield from (f"{name} is missing" for name in rule if isinstance(value, dict) and name not in value)
        case "additionalProperties":
            if rule is False and isinstance(value, dict):
                yield from (f"{name} is unknown" for name in value if name not in schema["properties"])
        case "items":
            pass
        case "minimum" | "maximum":
            if number and (value < rule if keyword == "minimum" else value > rule):
                yield f"{value} is beyond the {keyword} {rule}"
        case "minItems":
            if isinstance(value, list) and len(value) < rule:
                yield f"has {len(value)} items, not {rule}"
        case "uniqueItems":
            if rule and isinstance(value, list) and any(item in value[:at] for at, item in enumerate(value)):
                yield "an item stands twice"
        case "pattern":
            if text and not re.search(rule, value):
                yield f"{value!r} does not match {rule}"
        case "format":
            if text and not _FORMATS[rule].fullmatch(value):
                yield f"{value!r} is no {rule}"
        case "anyOf" | "oneOf":
            right = sum(not list(problems(value, option, root)) for option in rule)
            if not right or (keyword == "oneOf" and right > 1):
                yield f"fits {right} of {keyword}"
        case _:
            raise NotImplementedError(keyword)


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
