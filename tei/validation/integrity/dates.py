"""Dates that contradict each other (DAT001 to DAT003)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tei.diagnostics import Diagnostic
from tei.validation.integrity.context import Context, shortened
from tei.validation.integrity.instant import Stretch, is_later, is_outside, stretch
from tei.validation.source.index import TEI, Element

__all__ = ["check_dates"]

_FORMS: Final = ("", "-iso")  # @when-custom and its like follow no calendar that is known here
_ORDER: Final = (("from", "to"), ("notBefore", "notAfter"), ("from", "notAfter"), ("notBefore", "to"))
_DATES: Final = frozenset(
    f"{name}{form}" for name in ("when", "from", "to", "notBefore", "notAfter") for form in _FORMS
)
# @from and @to of these are pages, leaves or pointers.
_NOT_DATES: Final = frozenset(
    f"{TEI}}}{name}" for name in ("app", "arc", "biblScope", "citedRange", "locus", "rt", "span")
)
_PREFIX: Final = f"{TEI}}}"
_BIRTH: Final = f"{TEI}}}birth"
_DEATH: Final = f"{TEI}}}death"
_PERSON: Final = f"{TEI}}}person"


def check_dates(context: Context) -> Iterator[Diagnostic]:
    """Compared at the precision that both have; a date that is none is the schema's matter."""
    index = context.index
    for element, attributes in enumerate(index.attributes):
        name = index.names[element]
        if name == _PERSON:
            yield from _life(context, element)
        dates = _DATES.intersection(attributes)
        if not dates or name in _NOT_DATES or not name.startswith(_PREFIX):
            continue
        if len(dates) == 1 and "/" not in attributes[next(iter(dates))]:  # nothing to compare it with
            continue
        for form in _FORMS:
            yield from _order(context, element, attributes, form)
            yield from _when(context, element, attributes, form)


def _order(context: Context, element: Element, attributes: dict[str, str], form: str) -> Iterator[Diagnostic]:
    for early, late in _ORDER:
        first, last = attributes.get(early + form), attributes.get(late + form)
        a, b = _stretch(first), _stretch(last)
        if a and b and is_later(a, b):
            yield _contradiction(context, element, (early + form, first or ""), (late + form, last or ""))
    if form:
        for name in sorted(_DATES & attributes.keys()):
            first, slash, last = attributes[name].partition("/")
            a, b = stretch(first), stretch(last) if slash else None
            if name.endswith(form) and a and b and is_later(a, b):
                yield _contradiction(context, element, (f"{name} from", first), (f"{name} to", last), name)


def _contradiction(
    context: Context, element: Element, early: tuple[str, str], late: tuple[str, str], at: str = ""
) -> Diagnostic:
    fields = {
        "early": early[0],
        "early_value": shortened(early[1]),
        "late": late[0],
        "late_value": shortened(late[1]),
    }
    return context.at_attribute("DAT001", element, at or late[0], fields)


def _when(context: Context, element: Element, attributes: dict[str, str], form: str) -> Iterator[Diagnostic]:
    when = _stretch(attributes.get(f"when{form}"))
    if when is None:
        return
    for early, late in (("notBefore", "notAfter"), ("from", "to")):
        first, last = attributes.get(early + form), attributes.get(late + form)
        if is_outside(when, _stretch(first), _stretch(last)):
            bounds = [f'{name}{form}="{value}"' for name, value in ((early, first), (late, last)) if value]
            yield context.at_attribute("DAT002", element, f"when{form}", {"bounds": shortened(" ".join(bounds))})
            return


def _life(context: Context, person: Element) -> Iterator[Diagnostic]:
    """DAT003: the first ``birth`` and the first ``death`` of a ``person``."""
    index = context.index
    found: dict[str, Element] = {}
    for child in index.children(person):
        if index.names[child] in (_BIRTH, _DEATH):
            found.setdefault(index.names[child], child)
    if len(found) < 2:
        return
    birth, first = _bound(index.attributes[found[_BIRTH]], ("when", "notBefore", "from"))
    death, last = _bound(index.attributes[found[_DEATH]], ("when", "notAfter", "to"))
    if first and last and is_later(first, last):
        values = index.attributes[found[_BIRTH]][birth], index.attributes[found[_DEATH]][death]
        fields = {"birth": f'{birth}="{values[0]}"', "death": f'{death}="{values[1]}"'}
        yield context.at_attribute("DAT003", found[_DEATH], death, fields)


def _bound(attributes: dict[str, str], names: tuple[str, ...]) -> tuple[str, Stretch | None]:
    """The first of ``names`` (or its ISO form) that holds a date."""
    for form in _FORMS:
        for name in names:
            date = _stretch(attributes.get(name + form))
            if date:
                return name + form, date
    return "", None


def _stretch(value: str | None) -> Stretch | None:
    return stretch(value) if value else None
