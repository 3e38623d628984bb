"""Which names a name class holds, and whether two share one (RELAX NG, section 7.3 and 7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from tei.relaxng.grammar import NameClass

__all__ = ["NO_NAMES", "Names", "PlainName", "all_names", "names_in", "shared_name"]

PlainName: TypeAlias = tuple[str, str]
Names: TypeAlias = tuple[AbstractSet[PlainName], Sequence[NameClass]]
"""The names that are written out, and the ``nsName`` and ``anyName`` classes."""

NO_NAMES: Final[Names] = (frozenset(), ())
_ELSEWHERE: Final = "\x00"  # stands for a namespace or local name that no schema can mention


def names_in(name_class: NameClass) -> Names:
    """The parts of one name class."""
    if name_class[0] == "name":
        return frozenset(((name_class[1], name_class[2]),)), ()
    if name_class[0] == "choice":
        return all_names([names_in(part) for part in name_class[1:]])
    return frozenset(), (name_class,)


def all_names(several: list[Names]) -> Names:
    """The union."""
    if len(several) < 2:
        return several[0] if several else NO_NAMES
    plain = frozenset().union(*[names[0] for names in several])
    if not any(names[1] for names in several):
        return plain, ()
    return plain, tuple(open_class for names in several for open_class in names[1])


def shared_name(a: Names, b: Names) -> PlainName | None:
    """A name that is in both, the smallest; ``\\0`` in it stands for any name that is not mentioned."""
    common = a[0] & b[0]
    if common:
        return min(common)
    if not a[1] and not b[1]:
        return None
    found = [name for name in a[0] if any(_holds(other, name) for other in b[1])]
    found += [name for name in b[0] if any(_holds(own, name) for own in a[1])]
    if found:
        return min(found)
    for own in a[1]:
        for other in b[1]:
            for sample in (*_samples(own), *_samples(other)):
                if _holds(own, sample) and _holds(other, sample):
                    return sample
    return None


def _holds(name_class: NameClass, name: PlainName) -> bool:
    kind = name_class[0]
    if kind == "name":
        return (name_class[1], name_class[2]) == name
    if kind == "choice":
        return any(_holds(part, name) for part in name_class[1:])
    if kind == "nsName" and name_class[1] != name[0]:
        return False
    return name_class[-1] is None or not _holds(name_class[-1], name)


def _samples(name_class: NameClass) -> list[PlainName]:
    """One name of every kind that the class tells apart."""
    kind = name_class[0]
    if kind == "name":
        return [(name_class[1], name_class[2])]
    if kind == "choice":
        return [sample for part in name_class[1:] for sample in _samples(part)]
    own = (name_class[1], _ELSEWHERE) if kind == "nsName" else (_ELSEWHERE, _ELSEWHERE)
    return [own] if name_class[-1] is None else [own, *_samples(name_class[-1])]
