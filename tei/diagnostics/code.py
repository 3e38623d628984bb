"""What a diagnostic code is."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Code", "Severity"]


class Severity(StrEnum):
    """An error keeps an edition from being published; a warning asks a person to look; an info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(NamedTuple):  # no dataclass: making one takes seven times as long, and validation starts often
    """One thing that can be wrong. All that is ever said of it is said here.

    ``message`` and ``help`` are templates for ``str.format``, filled with the fields of the finding. ``bad`` and
    ``good`` are the content of a TEI file (for codes of validation) or of a plain text (for codes of conversion):
    a test runs both. ``source`` is where the rule stands, ``since`` the version that brought it.
    """

    id: str
    name: str
    severity: Severity
    message: str
    help: str
    why: str
    bad: str
    good: str
    source: str
    since: str
