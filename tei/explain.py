"""Why an edition looks as it does: the ledger of its source, and what was not marked."""

from __future__ import annotations

from tei.model import Document, Region
from tei.pipeline import Edition

__all__ = ["explain"]

_SHOWN = 60


def explain(edition: Edition) -> str:
    """Layout, kind and language; one line a region (lines of the source, kind, role, first words); what was dropped."""
    document = edition.document
    lines = [f"{document.name}: layout {document.layout}, kind {document.kind}, language {document.lang}"]
    regions = document.regions or document.body
    lines += [
        f"  {_lines(document, region):>11}  {_label(region):<24} {_start(document, region)}" for region in regions
    ]
    lines += [f"  left out: {entry}" for entry in edition.source.dropped]
    for entry in edition.dropped:
        span = entry.span
        lines.append(f"  not marked: {span.kind} {document.surface(span)!r} at {span.start}: {entry.reason}")
    return "\n".join(lines) + "\n"


def _lines(document: Document, region: Region) -> str:
    first = document.text.count("\n", 0, region.start) + 1
    last = first + document.surface(region).rstrip("\n").count("\n")
    return f"{first}-{last}" if last > first else str(first)


def _label(region: Region) -> str:
    return f"{region.kind} {region.role}".strip()


def _start(document: Document, region: Region) -> str:
    text = " ".join(document.surface(region).split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
