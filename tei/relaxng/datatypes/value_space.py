"""A value space of XML Schema Part 2: from the text to the value, and what can be asked of values."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from tei.relaxng.datatypes.blanks import collapse, replace

__all__ = ["BOUNDS", "DIGITS", "LENGTHS", "Blanks", "Facet", "ValueSpace", "whole_number"]

Blanks = Literal["preserve", "replace", "collapse"]
Facet = tuple[Callable[[Any], bool], str]  # whether a value passes, and the words for one that does not

LENGTHS: Final = frozenset({"length", "minLength", "maxLength", "pattern"})
BOUNDS: Final = frozenset({"minInclusive", "minExclusive", "maxInclusive", "maxExclusive", "pattern"})
DIGITS: Final = BOUNDS | {"totalDigits", "fractionDigits"}

_LONGEST: Final = 1000  # digits
_NORMALISERS: Final[dict[Blanks, Callable[[str], str]]] = {"preserve": str, "replace": replace, "collapse": collapse}


class ValueSpace(ABC):
    """The values of one built-in type.

    ``words`` ends the sentence "must be …", ``unit`` is what a length counts. ``facets`` are the parameters that apply
    to the type (4.3 and 4.1.5). A value is whatever ``parse`` makes; it only has meaning to its own space.
    """

    __slots__ = ("facets", "name", "normalise", "unit", "words")

    def __init__(
        self,
        name: str,
        words: str,
        facets: frozenset[str],
        blanks: Blanks = "collapse",
        unit: str = "characters",
    ):
        self.name = name
        self.words = words
        self.facets = facets
        self.unit = unit
        self.normalise = _NORMALISERS[blanks]

    @abstractmethod
    def parse(self, text: str) -> Any:
        """The value of a text whose blanks were normalised, or None if it is not in the lexical space."""

    def resolve(self, value: Any, context: Mapping[str, str]) -> Any:  # noqa: ARG002 - for types that need it
        """The value where it stands in a document, or None if it is none there; asked of context-dependent types."""
        return value

    def same(self, a: Any, b: Any) -> bool:
        """Whether two values are equal."""
        return bool(a == b)

    def compare(self, a: Any, b: Any) -> int | None:
        """Negative, zero or positive as ``a`` is less than, equal to or greater than ``b``; None: neither of them."""
        raise NotImplementedError(self.name)  # pragma: no cover: only spaces with BOUNDS among their facets are asked

    def measure(self, value: Any) -> int | None:
        """The length in the unit of the type (4.3.1); None where every length holds."""
        return len(value)

    def fixed_problem(self, bounds: Mapping[str, Any]) -> str | None:  # noqa: ARG002 - as above
        """What is wrong with the values of these parameters, beyond what is wrong for every type."""
        return None

    def candidates(self, text: str) -> Iterator[str]:  # noqa: ARG002 - as above
        """Forms that a person who wrote ``text`` may have meant; whoever asks sorts out the wrong ones."""
        yield from ()

    def problem(self, text: str) -> str:  # noqa: ARG002 - as above
        """Why ``text`` (normalised) is not in the lexical space, as far as one can tell without its context."""
        return f"must be {self.words}"


def whole_number(digits: str) -> int:
    """The number; beyond a thousand digits all are the same: reading a million of them would take minutes."""
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) <= _LONGEST else int("1" + "0" * _LONGEST)
