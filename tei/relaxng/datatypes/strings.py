"""The string family: text, names, language tags, and lists of names (XML Schema Part 2, 3.2.1 and 3.3.1 to 3.3.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from tei.relaxng.datatypes.blanks import tokens
from tei.relaxng.datatypes.names import is_name, is_ncname, is_nmtoken
from tei.relaxng.datatypes.value_space import LENGTHS, Blanks, ValueSpace

__all__ = ["EntitySpace", "ListSpace", "StringSpace", "string_space"]


class StringSpace(ValueSpace):
    """Texts that pass a test; each is its own value, its length is counted in code points."""

    __slots__ = ("test",)

    def __init__(self, name: str, words: str, blanks: Blanks, test: Callable[[str], bool]):
        super().__init__(name, words, LENGTHS, blanks)
        self.test = test

    def parse(self, text: str) -> Any:
        return text if self.test(text) else None

    def candidates(self, text: str) -> Iterator[str]:
        if self.name == "language":
            yield text.replace("_", "-").replace("–", "-")

    def problem(self, text: str) -> str:
        if self.name in _NAMES:
            return _name_problem(text, self)
        return super().problem(text)


class EntitySpace(StringSpace):
    """Names of unparsed entities that the document declares (3.3.11)."""

    __slots__ = ()

    def resolve(self, value: str, context: Mapping[str, str]) -> Any:
        return value if value in getattr(context, "unparsed_entities", ()) else None


class ListSpace(ValueSpace):
    """One or more items, separated by blanks; the length is the number of items."""

    __slots__ = ("item",)

    def __init__(self, name: str, words: str, item: ValueSpace):
        super().__init__(name, words, LENGTHS, unit="names")
        self.item = item

    def parse(self, text: str) -> Any:
        values = tuple(map(self.item.parse, tokens(text)))
        return values if values and None not in values else None

    def resolve(self, value: tuple[str, ...], context: Mapping[str, str]) -> Any:
        return value if all(self.item.resolve(item, context) is not None for item in value) else None

    def fixed_problem(self, bounds: Mapping[str, Any]) -> str | None:
        for facet in ("length", "minLength", "maxLength"):
            if bounds.get(facet) == 0:
                return f"{facet} must be at least 1: {self.name} has at least one item"
        return None


def is_language(text: str) -> bool:
    """A tag as in RFC 3066: ``en``, ``en-US``, ``zh-Hant``; letters first, then letters and digits, one to eight."""
    first, *others = text.split("-")
    return (
        text.isascii()
        and first.isalpha()
        and len(first) <= 8
        and all(other.isalnum() and len(other) <= 8 for other in others)
    )


def _any(text: str) -> bool:  # noqa: ARG001 - all are right
    return True


_NAME_WORDS: Final = "a name of letters, digits, '-', '_' and '.', with a letter or '_' first"
_NAMES: Final = frozenset({"Name", "NCName", "NMTOKEN", "ID", "IDREF", "ENTITY"})
_SPACES: Final[dict[str, tuple[str, Blanks, Callable[[str], bool]]]] = {
    "string": ("text", "preserve", _any),
    "normalizedString": ("text", "replace", _any),
    "token": ("text", "collapse", _any),
    "language": ("a language tag such as en, en-US or zh-Hant", "collapse", is_language),
    "Name": ("a name of letters, digits, '-', '_', '.' and ':', with a letter, '_' or ':' first", "collapse", is_name),
    "NCName": (_NAME_WORDS, "collapse", is_ncname),
    "ID": (_NAME_WORDS, "collapse", is_ncname),
    "IDREF": (_NAME_WORDS, "collapse", is_ncname),
    "NMTOKEN": ("one word of letters, digits, '-', '_', '.' and ':'", "collapse", is_nmtoken),
}
_LISTS: Final = {"NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"}


def string_space(name: str) -> ValueSpace:
    """The space of a type of this family; ``name`` is one of those above."""
    if name in _LISTS:
        item = string_space(_LISTS[name])
        words = "one or more names, separated by blanks"
        return ListSpace(name, f"{words}, each {item.words}" if name == "ENTITIES" else words, item)
    if name == "ENTITY":
        return EntitySpace(name, "the name of an unparsed entity of this document", "collapse", is_ncname)
    return StringSpace(name, *_SPACES[name])


def _name_problem(text: str, space: StringSpace) -> str:
    if not text:
        return "must not be empty"
    if " " in text:
        return "must not contain blanks"
    if space.name == "NCName" and ":" in text and is_name(text):
        return "must not contain ':'"
    return f"must be {space.words}"
