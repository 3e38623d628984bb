"""Floors: figures below which a set may not fall.

::

    [floors.wilson]              # the name of a set; `all` for all sets of the run together
    person = 0.95                # exact F1; also value, body, header
    org = { precision = 0.9, recall = 0.85, f1 = 0.88, overlap = 0.95 }
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tei.errors import ConfigError
from tei.evaluation.report import ALL, SetReport
from tei.evaluation.types import TYPES

__all__ = ["Floor", "FloorResult", "check_floors", "parse_floors"]

_SHARES: Final = ("value", "body", "header")
_RATES: Final = ("f1", "precision", "recall", "overlap")


@dataclass(frozen=True, slots=True)
class Floor:
    """``figure`` is ``person`` or ``person.precision``; without an ending it is exact F1 or a share."""

    set: str
    figure: str
    least: float


@dataclass(frozen=True, slots=True)
class FloorResult:
    """``found`` is ``None`` where the set has nothing to measure the figure on: the floor is missed then, too."""

    floor: Floor
    found: float | None

    @property
    def missed(self) -> bool:
        return self.found is None or self.found < self.floor.least

    def __str__(self) -> str:
        place, least = f"floors.{self.floor.set}: {self.floor.figure}", f"{self.floor.least:.3f}"
        if self.found is None:
            return f"{place} could not be measured; the floor is {least}, but gold has no such figure to offer"
        return (
            f"{place} is {self.found:.3f}, below its floor {least}" if self.missed else f"{place} is {self.found:.3f}"
        )


def parse_floors(data: bytes, file: str) -> tuple[Floor, ...]:
    """The floors of a TOML file, in its order.

    Raises:
        ConfigError: it is no TOML, or names what is no figure.
    """
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{file}: {error}") from None
    sets = table.get("floors")
    if not isinstance(sets, dict) or not sets:
        raise ConfigError(f"{file}: there is no table [floors.SET]; expected one, such as [floors.letters].")
    return tuple(floor for name, figures in sets.items() for floor in _floors(file, name, figures))


def check_floors(floors: Sequence[Floor], reports: Sequence[SetReport]) -> tuple[FloorResult, ...]:
    """Hold each floor against the figure as it is said (three digits). ``reports`` holds the one of ``all`` too.

    Raises:
        ConfigError: a floor is for a set that was not measured: it would guard nothing.
    """
    known = {ALL: reports[-1]} if len(reports) == 1 else {}
    known |= {report.name: report for report in reports}
    for floor in floors:
        if floor.set not in known:
            names = ", ".join(known)
            raise ConfigError(f"[floors.{floor.set}]: no such set was measured; expected one of {names}.")
    return tuple(FloorResult(floor, _figure(known[floor.set], floor.figure)) for floor in floors)


def _floors(file: str, name: str, figures: object) -> Iterator[Floor]:
    if not isinstance(figures, dict):
        raise ConfigError(f"{file}: floors.{name} is {figures!r}; expected a table [floors.{name}].")
    for figure, value in figures.items():
        place = f"{file}: floors.{name}.{figure}"
        if figure not in (*TYPES, *_SHARES):
            raise ConfigError(f"{place}: expected one of {', '.join((*TYPES, *_SHARES))}.")
        if not isinstance(value, dict):
            yield Floor(name, figure, _least(place, value))
            continue
        yield from _rates(name, figure, place, value)


def _rates(name: str, figure: str, place: str, rates: Mapping[str, object]) -> Iterator[Floor]:
    for rate, least in rates.items():
        if rate not in _RATES or figure in _SHARES:
            expected = f"one of {', '.join(_RATES)}" if figure not in _SHARES else "a number"
            raise ConfigError(f"{place}.{rate}: expected {expected}.")
        yield Floor(name, f"{figure}.{rate}", _least(f"{place}.{rate}", least))


def _least(place: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ConfigError(f"{place} is {value!r}; expected a number from 0 to 1.")
    return float(value)


def _figure(report: SetReport, figure: str) -> float | None:
    name, _, rate = figure.partition(".")
    if name in _SHARES:
        share = report.share(name)
        return share.share if share else None
    row = next((row for row in report.rows if row.type == name), None)
    if row is None:
        return None
    if rate == "overlap":
        return row.overlap_rate.f1
    return {"precision": row.exact_rate.precision, "recall": row.exact_rate.recall}.get(rate, row.exact_rate.f1)
