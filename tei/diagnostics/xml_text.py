"""Text and attribute values for the XML that reports are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tei.diagnostics.readable import TURNING

__all__ = ["attributes", "text"]

# XML 1.0, 2.2: no Char; and the controls that are allowed but discouraged there, since they steer terminals.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT: Final = {
    **str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}),
    **{ord(char): f"&#{ord(char)};" for char in TURNING},
}
_VALUE: Final = {**_TEXT, **str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})}


def text(value: str) -> str:
    """Character data, without the characters that XML forbids."""
    return _allowed(value).translate(_TEXT)


def attributes(values: Mapping[str, str | int]) -> str:
    """`` name="value"`` for each, in their order."""
    return "".join(f' {name}="{_allowed(str(value)).translate(_VALUE)}"' for name, value in values.items())


def _allowed(value: str) -> str:
    """Bytes of a file's name that are no text (PEP 383) stay to be seen, as ``\\udcXX``."""
    return _FORBIDDEN.sub("", value.encode("utf-8", "backslashreplace").decode("utf-8"))
