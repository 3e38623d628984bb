"""What a URI reference looks like (RFC 3986 and 3987, as far as a schema depends on it)."""

from __future__ import annotations

import re
from typing import Final

from tei.relaxng.datatypes import XSD

__all__ = ["is_reference", "library_problem"]

_BAD_ESCAPE: Final = r"%(?![0-9A-Fa-f]{2})"
_ABSOLUTE: Final = r"[A-Za-z][A-Za-z0-9+.\-]*:."


def is_reference(text: str) -> bool:
    """Whether a text is a URI reference without fragment.

    Blanks, braces and the like are as good as their escapes (RELAX NG, 4.3 and 4.5; XLink 1.0, 5.4).
    """
    return "#" not in text and re.search(_BAD_ESCAPE, text) is None


def library_problem(uri: str) -> str:
    """What is wrong with the value of ``datatypeLibrary``: "" or an absolute URI without fragment (section 4.3)."""
    if uri in ("", XSD):
        return ""
    if "#" in uri:
        return "a fragment (#…) is not allowed"
    if not re.match(_ABSOLUTE, uri):
        return f'it must be an absolute URI such as "{XSD}"'
    if not is_reference(uri):
        return "this is not a URI"
    return ""
