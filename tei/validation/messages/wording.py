"""How messages write names, values and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tei.relaxng.finding import Expected, Finding, Name, Rule, Step
from tei.validation.messages.vocabulary import TEI

__all__ = [
    "ELEMENT_RULES",
    "MOST",
    "any_of",
    "attribute",
    "end_tag",
    "name",
    "path",
    "quoted",
    "shortened",
    "tag",
    "written",
    "written_plain",
]

ELEMENT_RULES: Final = frozenset({Rule.ELEMENT_MISPLACED, Rule.ELEMENT_UNKNOWN, Rule.ELEMENT_EARLY})
MOST: Final = 8  # of a list of what was expected; all of it is in Diagnostic.expected
_MOST_CHARACTERS: Final = 60
_KINDS: Final = {
    "text": "text",
    "data": "a value",
    "any-element": "an element of another namespace",
    "any-attribute": "an attribute of another namespace",
}


def name(of: Name) -> str:
    """As it is written; an element of the TEI without the prefix that the engine invents where none is declared."""
    return of.local if not of.prefix or (of.invented and of.namespace == TEI) else f"{of.prefix}:{of.local}"


def tag(of: Name) -> str:
    return f"<{name(of)}>"


def end_tag(of: Name) -> str:
    return f"</{name(of)}>"


def attribute(of: Name, value: str | None = None) -> str:
    """``@when``, or ``@when="1956-9-10"`` with a long value shortened."""
    return f"@{of}" if value is None else f"@{of}={quoted(value)}"


def quoted(text: str) -> str:
    """``"text"``, blanks folded, shortened in its middle."""
    text = " ".join(text.split())
    if len(text) > _MOST_CHARACTERS:
        half = (_MOST_CHARACTERS - 3) // 2
        text = f"{text[:half]} … {text[-half:]}"
    return f'"{text}"'


def path(steps: Sequence[Step]) -> str:
    """Such as ``text/body/div[2]/p[3]``: from the root's child on; the root's own name if there is no more.

    A first sibling has no number: whether others follow is not known while a file is read.
    """
    return "/".join(_step(step) for step in (steps[1:] or steps))


def _step(step: Step) -> str:
    return f"{step.name.local}[{step.position}]" if step.position > 1 else step.name.local


def any_of(items: Iterable[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"


def shortened(items: Sequence[str], most: int = MOST, total: int = 0) -> str:
    """Like ``any_of``; a long list ends with how many more there are, of ``total`` if ``items`` are only the first."""
    total = total or len(items)
    if total <= most + 1:
        return any_of(items)
    return f"{', '.join(items[:most])} or one of {total - most} more"


def written(named: Iterable[Expected]) -> tuple[str, ...]:
    """Expected elements and attributes as messages write them: ``<head>``, ``@when``."""
    return tuple(
        attribute(entry.name) if entry.kind == "attribute" else tag(entry.name) for entry in named if entry.name
    )


def written_plain(entry: Expected, finding: Finding) -> str:
    """Something expected that has no name of its own: ``</p>``, ``text``."""
    return _open_element(finding) if entry.kind == "end-tag" else _KINDS.get(entry.kind, entry.kind)


def _open_element(finding: Finding) -> str:
    """The end tag that could stand there: of the element itself for text, of its parent for an element."""
    steps = finding.path
    if finding.rule in ELEMENT_RULES:
        return end_tag(steps[-2].name) if len(steps) > 1 else "the end tag"
    return end_tag(finding.element) if finding.element else "the end tag"
