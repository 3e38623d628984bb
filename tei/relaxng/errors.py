"""What goes wrong while a schema is loaded."""

from __future__ import annotations

__all__ = ["SchemaError"]


class SchemaError(Exception):
    """A schema that cannot be used: its text is ``file:line:column: message`` in plain words.

    ``line`` and ``column`` count from 1, columns in code points; both are 0 where the whole file is meant.
    ``section`` is the section of the RELAX NG specification that is broken ("4.16", "7.3"), or empty.
    """

    def __init__(self, message: str, *, file: str, line: int = 0, column: int = 0, section: str = "") -> None:
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.section = section
        where = f"{file}:{line}:{column}" if line else file
        rule = f" (RELAX NG, section {section})" if section else ""
        super().__init__(f"{where}: {message}{rule}")
