"""Elements and how they are written: indented where white space cannot change the text, else on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

__all__ = ["Content", "Element", "element", "escape", "escape_attribute", "filled", "fragment", "serialise"]

# Elements that hold no text of their own: each child stands on a line.
_LAID_OUT: Final = frozenset(
    (
        *("TEI", "teiHeader", "fileDesc", "titleStmt", "publicationStmt", "seriesStmt", "notesStmt", "sourceDesc"),
        *("bibl", "msDesc", "encodingDesc", "editorialDecl", "profileDesc", "calendarDesc", "correspDesc"),
        *("particDesc", "settingDesc", "listPerson", "listOrg", "listPlace", "textClass"),
        *("text", "body", "div", "list", "sp", "postscript"),
    )
)
# Of these, the ones that stay on one line with a single child.
_SHORT: Final = frozenset(
    (
        *("titleStmt", "notesStmt", "sourceDesc", "bibl", "calendarDesc", "particDesc", "settingDesc"),
        *("listPerson", "listOrg", "listPlace", "textClass"),
    )
)
_ATTRIBUTE: Final = re.compile('[&<>"\t\n\r]')
_REFERENCES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_TEXT: Final = re.compile("[&<>\r]")
_PYTHON_NAMES: Final = {"from_": "from", "xml_id": "xml:id", "xml_lang": "xml:lang"}


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the TEI namespace. Without a name it is a fragment: its children stand on one line."""

    name: str
    attrs: tuple[tuple[str, str], ...] = ()
    children: tuple[Content, ...] = ()


Content: TypeAlias = str | Element


def element(name: str, *children: Content | None, **attrs: str | None) -> Element:
    """An element; ``None`` among children and attributes is left out, ``xml_id`` is ``xml:id``, ``from_`` ``from``."""
    pairs = tuple((_PYTHON_NAMES.get(key, key), value) for key, value in attrs.items() if value is not None)
    return Element(name, pairs, tuple(child for child in children if child is not None))


def filled(name: str, *children: Content | None, **attrs: str | None) -> Element | None:
    """The element if it has a child that is not empty, else ``None``: no empty element is ever made."""
    return element(name, *children, **attrs) if any(children) else None


def fragment(*children: Content | None) -> Element | None:
    """Children that belong on one line."""
    return filled("", *children)


def serialise(root: Element) -> str:
    """The element as XML, without a declaration, with a line feed at the end."""
    out: list[str] = []
    _write(root, "\n", out)
    out.append("\n")
    return "".join(out)


def escape(text: str) -> str:
    """Character data."""
    return _TEXT.sub(_reference, text) if _TEXT.search(text) else text


def escape_attribute(value: str) -> str:
    """The inside of an attribute in double quotes; blanks other than the space keep their identity."""
    return _ATTRIBUTE.sub(_reference, value) if _ATTRIBUTE.search(value) else value


def _reference(match: re.Match[str]) -> str:
    return _REFERENCES[match[0]]


def _write(node: Element, line: str, out: list[str]) -> None:
    """``line`` is a line feed and the indent of this element, or empty inside mixed content."""
    if not node.name:
        _write_children(node.children, "", out)
        return
    out.append(f"<{node.name}")
    out.extend(f' {key}="{escape_attribute(value)}"' for key, value in node.attrs)
    if not node.children:
        out.append("/>")
        return
    out.append(">")
    if line and _is_laid_out(node):
        _write_children(node.children, line + "  ", out)
        out.append(line)
    else:
        _write_children(node.children, "", out)
    out.append(f"</{node.name}>")


def _is_laid_out(node: Element) -> bool:
    if node.name not in _LAID_OUT or any(isinstance(child, str) for child in node.children):
        return False
    only = node.children[0] if node.name in _SHORT and len(node.children) == 1 else None
    return not isinstance(only, Element) or _is_laid_out(only)


def _write_children(children: Iterable[Content], line: str, out: list[str]) -> None:
    for child in children:
        out.append(line)
        if isinstance(child, str):
            out.append(escape(child))
        else:
            _write(child, line, out)
