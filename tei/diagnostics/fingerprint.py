"""What stays of a finding when the file around it changes."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from tei.diagnostics.address import relative
from tei.diagnostics.diagnostic import Diagnostic

__all__ = ["fingerprints"]

_NUMBERS: Final = re.compile(r"\[\d+\]|(?<=\bline )\d+")


def fingerprints(findings: Iterable[Diagnostic], base: str = "") -> tuple[str, ...]:
    """One a finding, each of its own: 64 hexadecimal digits.

    Made from file, code, path and message, without line numbers and positions among siblings, so that a line put in
    above changes none. Findings that are alike in all that are numbered in their order.
    """
    seen: Counter[str] = Counter()
    prints = []
    for found in findings:
        parts = (relative(found.place.file, base), found.code, found.place.path, found.message)
        key = _NUMBERS.sub("", "\0".join(parts))
        seen[key] += 1
        data = f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")
        prints.append(hashlib.sha256(data).hexdigest())
    return tuple(prints)
