"""NCName: what an ``xml:id`` has to be (Namespaces in XML 1.0, 3; XML 1.0, fifth edition, 2.3)."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_ncname"]

_START: Final = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME: Final = re.compile(f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*")
_ASCII: Final = re.compile("[A-Za-z_][A-Za-z0-9_.-]*")


def is_ncname(text: str) -> bool:
    return bool(_ASCII.fullmatch(text) or _NCNAME.fullmatch(text))
