"""Reading typed values out of a TOML file, with errors that name file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NoReturn

from tei.errors import LayoutError
from tei.model import FIELDS

__all__ = ["LayoutFile", "Table"]

_HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z_]+)\s*\]\]?")
_SHAPE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class LayoutFile:
    """A file's tables. ``name`` is what messages call it, ``source`` its text."""

    name: str
    source: str
    data: Mapping[str, Any]
    shapes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, source: bytes, name: str, tables: Sequence[str]) -> LayoutFile:
        """Read the bytes; ``tables`` are those that may stand in the file.

        Raises:
            LayoutError: the bytes are not UTF-8, not TOML, or hold another table; the message names file and line.
        """
        try:
            text = source.decode("utf-8-sig").replace("\r\n", "\n")
            file = cls(name, text, tomllib.loads(text))
        except UnicodeDecodeError as error:
            line = source[: error.start].count(b"\n") + 1
            raise LayoutError(f"{name}:{line}: not UTF-8; a layout file is UTF-8 text. Save it as UTF-8.") from None
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+)", str(error))
            at = f"{name}:{place[1]}" if place else name
            hint = "Write patterns in single quotes ('…'), so that a backslash stands for itself."
            raise LayoutError(f"{at}: not TOML: {error}. {hint}") from None
        for kind in file.data:
            if kind not in tables:
                near = get_close_matches(kind, tables, 1)
                advice = f"Did you mean {near[0]!r}?" if near else "Take it out."
                file._table(kind).fail("", f"unknown table; expected one of {', '.join(tables)}. {advice}")
        return file

    def one(self, kind: str) -> Table:
        """The table that may stand once; empty if it is not there."""
        values = self.data.get(kind, {})
        if not isinstance(values, dict):
            self._table(kind).fail("", f"found more than one, or no table; expected one [{kind}]. Join them.")
        return self._table(kind, values)

    def several(self, kind: str) -> tuple[Table, ...]:
        """The tables that may stand any number of times, in the order of the file."""
        values = self.data.get(kind, [])
        if not isinstance(values, list) or not all(isinstance(item, dict) for item in values):
            self._table(kind).fail("", f"found one in single brackets, or no table; expected [[{kind}]]. Double them.")
        return tuple(self._table(kind, item, at) for at, item in enumerate(values, start=1))

    def _table(self, kind: str, values: Mapping[str, Any] | None = None, index: int = 0) -> Table:
        return Table(self.name, self.source, kind, index, values or {}, self.shapes)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file. ``kind`` is its name, ``index`` its place among its like (0 for the only one)."""

    name: str
    source: str
    kind: str
    index: int
    values: Mapping[str, Any]
    shapes: Mapping[str, str]

    def fail(self, key: str, problem: str) -> NoReturn:
        """Raise with the place of ``key``; ``problem`` says what was found, what was expected, what to do."""
        line = self._line(key)
        path = f"[{self.kind}]" if not self.index else f"[[{self.kind}]] no. {self.index}"
        path += f", {key}" if key else ""
        raise LayoutError(f"{self.name}:{line}: {path}: {problem}" if line else f"{self.name}: {path}: {problem}")

    def check_keys(self, known: Sequence[str]) -> None:
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, 1)
                advice = f"Did you mean {near[0]!r}?" if near else "Take it out."
                self.fail(key, f"unknown key; expected one of {', '.join(known)}. {advice}")

    def text(self, key: str, *, required: bool = False) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            self.fail(key, f"found {value!r}; expected a text in quotes.")
        if required and not value.strip():
            self.fail(key, "missing or empty; expected a text in quotes. Add it.")
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.fail(key, f"found {value!r}; expected true or false, without quotes.")
        return value

    def number(self, key: str, default: int) -> int:
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail(key, f"found {value!r}; expected a whole number, 0 or more, without quotes.")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            self.fail(key, f"found {value!r}; expected a list of texts: ['…', '…'].")
        if required and not value:
            self.fail(key, "missing or empty; expected a list of texts: ['…', '…']. Add it.")
        return tuple(value)

    def choice(self, key: str, options: Sequence[str], default: str) -> str:
        value = self.values.get(key, default)
        if value not in options:
            self.fail(key, f"found {value!r}; expected one of {', '.join(options)}.")
        return str(value)

    def field(self, key: str, *, required: bool = False) -> str | None:
        """The name of a header field."""
        value = self.text(key, required=required)
        if value and value not in FIELDS:
            near = get_close_matches(value, FIELDS, 1)
            advice = f"Did you mean {near[0]!r}?" if near else "`note` takes what has no field of its own."
            self.fail(key, f"{value!r} is no header field; expected one of {', '.join(FIELDS)}. {advice}")
        return value or None

    def pattern(self, key: str) -> re.Pattern[str] | None:
        value = self.text(key)
        return self.compile(key, value) if value else None

    def patterns(self, key: str, *, required: bool = False) -> tuple[re.Pattern[str], ...]:
        return tuple(self.compile(key, value) for value in self.texts(key, required=required))

    def compile(self, key: str, value: str) -> re.Pattern[str]:
        """A pattern with ``{name}`` replaced by the shape of that name."""
        pattern = self.with_shapes(key, value)
        try:
            return re.compile(pattern)
        except (re.error, OverflowError) as error:
            self._check_shapes()
            self._fail_pattern(key, value, error)

    def with_shapes(self, key: str, value: str) -> str:
        """The text of a pattern with ``{name}`` replaced by the shape of that name."""

        def shape(match: re.Match[str]) -> str:
            if match[1] not in self.shapes:
                known = ", ".join(sorted(self.shapes)) or "none"
                self.fail(key, f"{match[0]} names no shape; [shapes] has {known}. Add it there, above its use.")
            return f"(?:{self.shapes[match[1]]})"

        return _SHAPE.sub(shape, value)

    def _check_shapes(self) -> None:
        """Blame the shape if a pattern does not compile because of it; compiling each beforehand takes its time."""
        table = Table(self.name, self.source, "shapes", 0, self.shapes, self.shapes)
        for key, value in self.shapes.items():
            try:
                re.compile(value)
            except (re.error, OverflowError) as error:
                table._fail_pattern(key, value, error)

    def _fail_pattern(self, key: str, value: str, error: Exception) -> NoReturn:
        self.fail(key, f"not a regular expression: {error}, in {value!r}. Escape signs that mean something (\\.).")

    def need_group(self, key: str, pattern: re.Pattern[str], *groups: str) -> None:
        if not any(group in pattern.groupindex for group in groups):
            self.fail(key, "no named group; expected (?P<value>…) around the part that fills the field. Add it.")

    def _line(self, key: str) -> int:
        """The line of a key in this table, of the table's head if the key is not there, 0 if that is not found."""
        seen, inside, head = 0, False, 0
        for at, line in enumerate(self.source.splitlines(), start=1):
            table = _HEADER.match(line)
            if table:
                seen += table[1] == self.kind
                inside = table[1] == self.kind and seen == max(self.index, 1)
                head = at if inside else head
            elif inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return at
        return head
