"""A code as SARIF's ``reportingDescriptor`` (SARIF 2.1.0, 3.49)."""

from __future__ import annotations

from tei.diagnostics.code import Code
from tei.diagnostics.rule_text import markdown_section, pattern, title

__all__ = ["rule"]


def rule(entry: Code, level: str) -> dict[str, object]:
    """Everything the registry says of ``entry``; ``level`` is its severity in SARIF's words."""
    remedy = pattern(entry.help)
    return {
        "id": entry.id,
        "name": entry.name,
        "shortDescription": {"text": title(entry)},
        "fullDescription": {"text": entry.why},
        "help": {"text": f"{entry.why} {remedy}".rstrip(), "markdown": markdown_section(entry)},
        "defaultConfiguration": {"level": level},
    }
