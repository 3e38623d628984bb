"""The validation of many files, in one process or several, with the same report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tei.batch.inputs import STDIN_NAME, read_input
from tei.diagnostics import Place, Report, finding
from tei.errors import TeitoolError
from tei.validation.checker import Checked, Checker
from tei.validation.settings import Settings

if TYPE_CHECKING:
    from tei.validation.source.index import Index

__all__ = ["check_files"]

_PER_TURN: Final = 25  # files a worker is handed at a time
_AHEAD: Final = 3  # turns per worker that wait


def check_files(
    files: Sequence[Path],
    settings: Settings,
    *,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Check files; findings come by file (in the order given), line and column, whatever the number of jobs.

    A file that cannot be read is a finding, and so is a fault of ours; the others are checked. ``progress`` is told
    how many files are done.

    Raises:
        SchemaError: a schema that ``settings`` ask for is not there or cannot be used.
        ConfigError: a catalog cannot be read.
        TeitoolError: a process was ended from outside.
    """
    checker = Checker(settings)
    done: list[Checked] = []
    for checked in _each(files, checker, settings, min(jobs, -(-len(files) // _PER_TURN))):
        done.append(checked)
        if progress is not None:
            progress(len(done))
    findings = [found for checked in checker.whole(done, _index) for found in checked.findings]
    return Report(tuple(str(file) for file in files), tuple(findings))


def _each(files: Sequence[Path], checker: Checker, settings: Settings, jobs: int) -> Iterator[Checked]:
    if jobs <= 1 or any(str(file) == STDIN_NAME for file in files):
        yield from (_check(file, checker) for file in files)
        return
    from tei.batch.workers import in_order_of

    turns = (files[at : at + _PER_TURN] for at in range(0, len(files), _PER_TURN))
    for checked in in_order_of(partial(_turn, settings), turns, jobs, _AHEAD):
        yield from checked


def _turn(settings: Settings, files: Sequence[Path]) -> list[Checked]:
    """What a worker does with the files it is handed."""
    checker = _checker(settings)
    return [_check(file, checker) for file in files]


@lru_cache(maxsize=1)
def _checker(settings: Settings) -> Checker:
    """Once in a process: the loaded schemas stay."""
    return Checker(settings)


def _index(file: str) -> Index | None:
    from tei.validation.source.index import build_index

    try:
        return build_index(read_input(Path(file), whole=True).data or b"")
    except OSError:
        return None


def _check(file: Path, checker: Checker) -> Checked:
    name = str(file)
    try:
        return checker.check(read_input(file, whole=not checker.streams))
    except TeitoolError:
        raise
    except OSError as error:
        problem = error.strerror or str(error)
        return Checked(name, (finding("FIL001", Place(name), {"problem": problem}),))
    except Exception as error:
        # A fault of ours must not cost the user the verdict on the other files; it is this file's finding.
        problem = f"{type(error).__name__}: {error}"
        return Checked(name, (finding("FIL002", Place(name), {"problem": problem}),))
