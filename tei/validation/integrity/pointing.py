"""An attribute that points, taken apart: the pointers in its value and what each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tei.validation.integrity.table import pointer_attributes, points
from tei.validation.integrity.target import Kind, Resolver, Target
from tei.validation.source.index import TEI, Element, Index

__all__ = ["COMMA", "Pointing", "ends_in_comma", "pointings", "tokens_of"]

COMMA: Final = re.compile(r"[,;](?:$|(?=#))")


class Pointing(NamedTuple):
    """An attribute that points: its element, name and value, and the pointers in it, each once, with what it means.

    With ``is_list`` the value is a list of pointers; else it is wrong as a whole, and what each means does not matter.
    """

    element: Element
    attribute: str
    value: str
    targets: tuple[tuple[str, Target], ...]
    is_list: bool


def pointings(index: Index, resolver: Resolver) -> Iterator[Pointing]:
    """All attributes of TEI elements that point, in the order of the file."""
    names = pointer_attributes().keys()
    prefix = f"{TEI}}}"
    for element, attributes in enumerate(index.attributes):
        if not attributes or names.isdisjoint(attributes):
            continue
        if not index.names[element].startswith(prefix):
            continue
        for attribute, value in attributes.items():
            if attribute in names and points(index.local_name(element), attribute):
                tokens = dict.fromkeys(tokens_of(value))
                targets = tuple((token, resolver.target(element, token)) for token in tokens)
                yield Pointing(element, attribute, value, targets, _is_list(targets))


def _is_list(targets: tuple[tuple[str, Target], ...]) -> bool:
    return not any(target.kind is Kind.WORD or ends_in_comma(token) for token, target in targets)


def tokens_of(value: str) -> list[str]:
    """The pointers in a value: it is a list, apart by blanks of XML."""
    if value.isascii():  # XML has no blanks in ASCII but its own four
        return value.split()
    return [token for token in re.split("[ \t\r\n]+", value) if token]


def ends_in_comma(token: str) -> bool:
    """Whether a sign that parts no pointers stands behind one."""
    if "," not in token and ";" not in token:
        return False
    return bool(COMMA.search(token)) and (token.startswith("#") or "://" in token)
