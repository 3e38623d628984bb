"""What a URI reference looks like (RFC 3986 and 3987, as far as a schema depends on it)."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_reference", "library_problem"]

_USUAL: Final = "http://www.w3.org/2001/XMLSchema-datatypes"
_CHARACTERS: Final = r"[^#<>\"{}|\\^`\x00-\x20\x7f]*"
_BAD_ESCAPE: Final = r"%(?![0-9A-Fa-f]{2})"
_ABSOLUTE: Final = r"[A-Za-z][A-Za-z0-9+.\-]*:."


def is_reference(text: str) -> bool:
    """Whether a text is a URI reference, characters beyond ASCII allowed, without fragment."""
    return re.fullmatch(_CHARACTERS, text) is not None and re.search(_BAD_ESCAPE, text) is None


def library_problem(uri: str) -> str:
    """What is wrong with the value of ``datatypeLibrary``: "" or an absolute URI without fragment (section 4.3)."""
    if uri in ("", _USUAL):
        return ""
    if "#" in uri:
        return "a fragment (#…) is not allowed"
    if not re.match(_ABSOLUTE, uri):
        return f'it must be an absolute URI such as "{_USUAL}"'
    if not is_reference(uri):
        return "this is not a URI"
    return ""
