"""Languages: tags that TEI takes, and their names."""

from __future__ import annotations

import re
from functools import cache

from tei.tables import read_table

__all__ = ["language_name", "language_tag"]

_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)  # xsd:language


def language_tag(tag: str) -> str:
    """The tag, or ``und`` (undetermined) for what is none."""
    return tag if _TAG.fullmatch(tag) else "und"


def language_name(tag: str) -> str:
    """The English name of a tag's language; the tag itself where it is not listed."""
    return _names().get(tag.split("-")[0].lower(), tag)


@cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("tei.writer", "languages.csv")}
