"""JSON that any terminal may show and any UTF-8 stream may take."""

from __future__ import annotations

import json
import re
from typing import Final

from tei.diagnostics.readable import TURNING

__all__ = ["json_text"]

# JSON allows these in a string; but they steer terminals, end lines, turn text round, or cannot be encoded.
_UNSAFE: Final = re.compile(f"[\x7f-\x9f{TURNING}\ud800-\udfff]")


def json_text(value: object, *, indent: int | None = None) -> str:
    """``value`` as JSON: letters as they are, what could do harm as ``\\uXXXX``."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
