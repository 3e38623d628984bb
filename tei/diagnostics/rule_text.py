"""A code in words: what ``teitool explain``, the page of all codes and SARIF say of it."""

from __future__ import annotations

from string import Formatter

from tei.diagnostics.code import Code

__all__ = ["markdown_section", "pattern", "title"]


def title(entry: Code) -> str:
    """The name in words: ``Unexpected element``."""
    words = entry.name.replace("-", " ")
    return words[:1].upper() + words[1:]


def pattern(template: str) -> str:
    """A template of a message with its fields as ``‹field›``; ``""`` if nothing but a field stands in it."""
    parts = list(Formatter().parse(template))
    if all(not literal.strip() for literal, *_ in parts):
        return ""
    return "".join(literal + (f"‹{field.replace('_', ' ')}›" if field else "") for literal, field, *_ in parts)


def markdown_section(entry: Code) -> str:
    """All that the registry says of a code, in Markdown, without a heading."""
    parts = [f"{entry.why}", f"> {entry.severity}: {_markdown(pattern(entry.message) or title(entry))}"]
    remedy = pattern(entry.help)
    if remedy:
        parts.append(_markdown(remedy))
    language = "xml" if entry.bad.startswith("<") or entry.good.startswith("<") else "text"
    for label, example in (("Before", entry.bad), ("After", entry.good)):
        if example and entry.bad:
            parts.append(f"{label}:\n\n```{language}\n{example}\n```")
    parts.append(f"Source: {_markdown(entry.source)}. Since {entry.since}.")
    return "\n\n".join(parts) + "\n"


def _markdown(text: str) -> str:
    """``text`` with what Markdown would take for markup made plain."""
    return "".join(f"\\{char}" if char in "\\`*_<>[]#|" else char for char in text)
