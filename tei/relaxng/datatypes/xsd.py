"""The library of XML Schema datatypes as RELAX NG uses it, and the library for compatibility with DTDs.

Each family of types is a module, imported when a type of it is first made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from tei.relaxng.datatypes.datatype import CONTEXT_DEPENDENT, NO_CONTEXT, Datatype, DatatypeError
from tei.relaxng.datatypes.regex import Pattern, compile_pattern
from tei.relaxng.datatypes.value_space import Facet, ValueSpace

__all__ = ["XsdDatatype", "compatibility_datatype", "xsd_datatype"]

_STRINGS: Final = (
    "string",
    "normalizedString",
    "token",
    "language",
    "Name",
    "NCName",
    "NMTOKEN",
    "ID",
    "IDREF",
    "ENTITY",
)
_LISTS: Final = ("NMTOKENS", "IDREFS", "ENTITIES")
_SIGNED: Final = ("integer", "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte")
_UNSIGNED: Final = ("nonNegativeInteger", "positiveInteger")
_SIZED: Final = ("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte")
_MODULES: Final = {  # module → its types
    "strings": (*_STRINGS, *_LISTS),
    "numbers": ("decimal", *_SIGNED, *_UNSIGNED, *_SIZED, "float", "double"),
    "dates": ("dateTime", "time", "date", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth"),
    "durations": ("duration",),
    "binary": ("boolean", "hexBinary", "base64Binary", "QName", "NOTATION"),
    "uri": ("anyURI",),
}
_MODULE_OF: Final = {name: module for module, names in _MODULES.items() for name in names}
_ID_KINDS: Final = frozenset({"ID", "IDREF", "IDREFS"})
_LONGEST_SLIP: Final = 100  # characters; what is longer is not a slip of the pen


def xsd_datatype(name: str, params: Sequence[tuple[str, str]]) -> Datatype:
    """A type of XML Schema Part 2 with its facets.

    Raises:
        DatatypeError: there is no such type (``anySimpleType`` is none), or a parameter is wrong.
    """
    if name not in _MODULE_OF:
        raise DatatypeError(f'there is no XML Schema datatype "{name}"')
    return XsdDatatype(_space(name), params)


def compatibility_datatype(name: str, params: Sequence[tuple[str, str]]) -> Datatype:
    """``ID``, ``IDREF`` or ``IDREFS`` of RELAX NG DTD Compatibility, section 5; they have no parameters.

    Raises:
        DatatypeError: another name, or a parameter.
    """
    if name not in _ID_KINDS:
        raise DatatypeError(f'the compatibility library has the types ID, IDREF and IDREFS, not "{name}"')
    if params:
        raise DatatypeError(f'"{name}" of the compatibility library has no parameters; found "{params[0][0]}"')
    return XsdDatatype(_space(name), ())


class XsdDatatype(Datatype):
    """A value space, the patterns that its texts match and the facets that its values pass."""

    __slots__ = ("_facets", "_normalise", "_patterns", "_space")

    def __init__(self, space: ValueSpace, params: Sequence[tuple[str, str]]):
        self.name = space.name
        self.id_kind = space.name if space.name in _ID_KINDS else ""
        self.context_dependent = space.name in CONTEXT_DEPENDENT
        self._space = space
        self._normalise = space.normalise
        self._facets: tuple[Facet, ...] = ()
        if any(name != "pattern" for name, _ in params):
            from tei.relaxng.datatypes.facets import read_facets

            self._facets = read_facets(space, params)
        self._patterns: tuple[Pattern, ...] = tuple(compile_pattern(text) for name, text in params if name == "pattern")

    def allows(self, text: str, context: Mapping[str, str] = NO_CONTEXT) -> bool:
        return self._value(text, context) is not None

    def same(self, a: str, a_context: Mapping[str, str], b: str, b_context: Mapping[str, str]) -> bool:
        one, other = self._value(a, a_context), self._value(b, b_context)
        return one is not None and other is not None and self._space.same(one, other)

    def problem(self, text: str) -> str:
        text = self._normalise(text)
        value = self._space.parse(text)
        if value is None:
            return self._space.problem(text)
        for pattern in self._patterns:
            if not pattern.matches(text):
                return pattern.problem(text)
        return next((words for holds, words in self._facets if not holds(value)), f"must be {self._space.words}")

    def suggest(self, text: str) -> str | None:
        if self.context_dependent or len(text) > _LONGEST_SLIP or self.allows(text):
            return None
        text = text.strip().strip("\u200b\ufeff")  # no-break spaces and what cannot be seen too
        forms = {form for form in (text, *self._space.candidates(text)) if self.allows(form)}
        return forms.pop() if len(forms) == 1 else None

    def _value(self, text: str, context: Mapping[str, str]) -> Any:
        """The value that a text stands for in its context; None if it is not in the type."""
        text = self._normalise(text)
        for pattern in self._patterns:
            if not pattern.matches(text):
                return None
        value = self._space.parse(text)
        if value is None or (self._facets and not all(holds(value) for holds, _ in self._facets)):
            return None
        return self._space.resolve(value, context) if self.context_dependent else value


@cache
def _space(name: str) -> ValueSpace:
    module = _MODULE_OF[name]
    if module == "strings":
        from tei.relaxng.datatypes.strings import string_space as make
    elif module == "numbers":
        from tei.relaxng.datatypes.numbers import number_space as make
    elif module == "dates":
        from tei.relaxng.datatypes.dates import date_space as make
    elif module == "durations":
        from tei.relaxng.datatypes.durations import duration_space as make
    elif module == "uri":
        from tei.relaxng.datatypes.uri import uri_space as make
    else:
        from tei.relaxng.datatypes.binary import binary_space as make
    return make(name)
