"""What a validation is asked to do; a plain value, so that workers can be handed it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, NamedTuple

from tei.errors import ConfigError
from tei.validation.selection import Selection

__all__ = ["CHECKS", "Check", "Settings", "check_names"]

Check = Literal["relaxng", "schematron", "integrity"]
CHECKS: Final[tuple[Check, ...]] = ("relaxng", "schematron", "integrity")


class Settings(NamedTuple):
    """How to validate.

    - ``schemas``: for every file, whatever it names itself: names that are built in, or paths; empty: the file's own;
    - ``catalogs``: OASIS XML catalogs, asked in this order;
    - ``only``: the checks that are made; ``selection``: the codes that are reported;
    - ``per_file_ignores``: globs below ``folder``, each with the codes that its files are excused from;
    - ``phase``: the Schematron phase; empty: what the file's instruction or the schema says;
    - ``cache``: the folder for compiled schemas; ``None``: nothing is kept;
    - ``allow_network``: whether schemas of other machines may be fetched.
    """

    schemas: tuple[str, ...] = ()
    catalogs: tuple[Path, ...] = ()
    only: tuple[Check, ...] = CHECKS
    selection: Selection = Selection()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    folder: Path | None = None
    phase: str = ""
    cache: Path | None = None
    allow_network: bool = False


def check_names(names: Iterable[str], where: str) -> tuple[Check, ...]:
    """The checks with these names, in the order of ``CHECKS``; a name may hold several, apart by commas.

    Raises:
        ConfigError: there is no such check, or none is left.
    """
    given = {part.strip() for name in names for part in name.split(",") if part.strip()}
    for name in sorted(given - set(CHECKS)):
        raise ConfigError(f"{where}: {name!r} is no check; expected some of {', '.join(CHECKS)}.")
    if not given:
        raise ConfigError(f"{where}: no check is left; expected some of {', '.join(CHECKS)}.")
    return tuple(check for check in CHECKS if check in given)
