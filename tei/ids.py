"""Ids that a person can read: ASCII, lower case, transliterated, always an NCName (Namespaces in XML 1.0)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

__all__ = ["document_id", "slug"]

_LONGEST = 80  # characters; enough for the longest names of offices, short enough to read
_DROPPED = re.compile(r"['’`´]")
_BETWEEN = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """``Ri Sang-jo`` → ``ri-sang-jo``, ``Vidaković`` → ``vidakovic``; empty where no letter or digit is left.

    May begin with a digit: the caller puts a prefix before it.
    """
    if not text.isascii():
        from anyascii import anyascii  # loaded only for texts that need it

        text = anyascii(text)
    words = _BETWEEN.sub("-", _DROPPED.sub("", text).lower()).strip("-")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]


def document_id(name: str, prefix: str = "") -> str:
    """``TEI/@xml:id`` of the document ``name`` (folders count for nothing): prefix and stem, ``d-`` before a digit."""
    stem = f"{prefix}{slug(PurePosixPath(name).name)}" or "document"
    return stem if stem[0].isalpha() or stem[0] == "_" else f"d-{stem}"
