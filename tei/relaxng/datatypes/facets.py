"""Parameters of a type: the facets of XML Schema Part 2, 4.3, but enumeration and whiteSpace: RELAX NG has neither.

``pattern`` may come several times, all of them hold; any other parameter comes once.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from tei.relaxng.datatypes.blanks import collapse
from tei.relaxng.datatypes.datatype import DatatypeError
from tei.relaxng.datatypes.value_space import Facet, ValueSpace, whole_number

__all__ = ["read_facets"]

_Test: TypeAlias = Callable[[Any, Any], bool]
_LIMITS: Final[dict[str, tuple[_Test, str]]] = {
    "minInclusive": (operator.ge, "at least"),
    "minExclusive": (operator.gt, "greater than"),
    "maxInclusive": (operator.le, "at most"),
    "maxExclusive": (operator.lt, "less than"),
}
_LENGTHS: Final[dict[str, tuple[_Test, str]]] = {
    "length": (operator.eq, "exactly"),
    "minLength": (operator.ge, "at least"),
    "maxLength": (operator.le, "at most"),
}
_COUNTS: Final = frozenset({*_LENGTHS, "totalDigits", "fractionDigits"})
_KNOWN: Final = frozenset({*_COUNTS, *_LIMITS, "pattern"})


def read_facets(space: ValueSpace, params: Sequence[tuple[str, str]]) -> tuple[Facet, ...]:
    """The facets but ``pattern``, checked one by one and against each other.

    Raises:
        DatatypeError: a parameter that does not exist, or not for this type; twice given; a value that is none;
            values that contradict each other.
    """
    given: dict[str, Any] = {}
    written: dict[str, str] = {}
    for name, text in params:
        _check_applies(space, name)
        if name == "pattern":
            continue
        if name in given:
            raise DatatypeError(f'parameter "{name}" of {space.name} is given twice; only "pattern" may be')
        written[name] = collapse(text)
        given[name] = _count(space, name, text) if name in _COUNTS else _limit(space, name, text)
    if fault := _contradiction(space, given) or space.fixed_problem(given):
        raise DatatypeError(f"parameters of {space.name} that cannot be: {fault}")
    return tuple(_facet(space, name, given[name], written[name]) for name in sorted(given))


def _check_applies(space: ValueSpace, name: str) -> None:
    if name in space.facets:
        return
    if name in ("enumeration", "whiteSpace"):
        raise DatatypeError(f'"{name}" is not a parameter in RELAX NG; for enumeration use a choice of values')
    if name not in _KNOWN:
        raise DatatypeError(f'unknown parameter "{name}" of {space.name}; it has {", ".join(sorted(space.facets))}')
    raise DatatypeError(f'{space.name} has no parameter "{name}"; it has {", ".join(sorted(space.facets))}')


def _count(space: ValueSpace, name: str, text: str) -> int:
    digits = collapse(text)
    bare = digits[1:] if digits[:1] == "+" or digits.strip("0") == "-" else digits
    least = 1 if name == "totalDigits" else 0
    if not (bare.isascii() and bare.isdigit()) or whole_number(bare) < least:
        raise DatatypeError(f'{name}="{text}" of {space.name} must be a whole number of at least {least}')
    return whole_number(bare)


def _limit(space: ValueSpace, name: str, text: str) -> Any:
    value = space.parse(space.normalise(text))
    if value is None:
        raise DatatypeError(f'{name}="{text}" is not a value of {space.name}; it must be {space.words}')
    return value


_ORDERED: Final = (  # lower, upper, whether they may be equal
    ("minLength", "maxLength", True),
    ("minLength", "length", True),
    ("length", "maxLength", True),
    ("minInclusive", "maxInclusive", True),
    ("minExclusive", "maxExclusive", True),
    ("minInclusive", "maxExclusive", False),
    ("minExclusive", "maxInclusive", False),
    ("fractionDigits", "totalDigits", True),
)
_EXCLUSIVE: Final = (
    ("minInclusive", "minExclusive"),
    ("maxInclusive", "maxExclusive"),
)


def _contradiction(space: ValueSpace, given: dict[str, Any]) -> str | None:
    for one, other in _EXCLUSIVE:
        if one in given and other in given:
            return f"{one} and {other} at once"
    for low, high, equal in _ORDERED:
        if low in given and high in given:
            a, b = given[low], given[high]
            order = space.compare(a, b) if low in _LIMITS else a - b
            if order is not None and (order > 0 or (order == 0 and not equal)):
                return f"{low} is {'not less' if not equal else 'greater'} than {high}"
    return None


def _facet(space: ValueSpace, name: str, bound: Any, text: str) -> Facet:
    if name in _LIMITS:
        holds, words = _LIMITS[name]
        return _has_order(space, holds, bound), f"must be {words} {text}"
    if name in _LENGTHS:
        holds, words = _LENGTHS[name]
        unit = space.unit if bound != 1 else space.unit.removesuffix("s")
        return _has_length(space, holds, bound), f"must have {words} {text} {unit}"
    if name == "totalDigits":
        return lambda value: max(len((value.whole + value.fraction).lstrip("0")), len(value.fraction)) <= bound, (
            f"must have at most {text} digits"
        )
    return lambda value: len(value.fraction) <= bound, f"must have at most {text} digits after the point"


def _has_order(space: ValueSpace, holds: _Test, bound: Any) -> Callable[[Any], bool]:
    return lambda value: (order := space.compare(value, bound)) is not None and holds(order, 0)


def _has_length(space: ValueSpace, holds: _Test, bound: int) -> Callable[[Any], bool]:
    return lambda value: (size := space.measure(value)) is None or holds(size, bound)
