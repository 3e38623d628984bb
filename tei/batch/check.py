"""The validation of many files, in one process or several, with the same report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tei.batch.inputs import STDIN_NAME, read_input
from tei.diagnostics import Diagnostic, Place, Report, finding
from tei.errors import TeitoolError
from tei.validation.checker import Checked, Checker
from tei.validation.settings import Settings
from tei.validation.twins import in_order, without_twins

if TYPE_CHECKING:
    from tei.validation.source.index import Index

__all__ = ["check_files", "check_some"]

_PER_TURN = 25  # files a worker is handed at a time


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
    """
    checker = Checker(settings)
    done: list[Checked] = []
    for checked in _each(files, checker, settings, min(jobs, -(-len(files) // _PER_TURN))):
        done.append(checked)
        if progress is not None:
            progress(len(done))
    between = _by_file(checker.check_set(done, _index))
    findings: list[Diagnostic] = []
    for checked in done:
        more = between.pop(checked.file, None)
        findings += in_order(without_twins((*checked.findings, *more))) if more else checked.findings
    return Report(tuple(str(file) for file in files), tuple(findings))


def _each(files: Sequence[Path], checker: Checker, settings: Settings, jobs: int) -> Iterator[Checked]:
    if jobs <= 1 or any(str(file) == STDIN_NAME for file in files):
        yield from (_check(file, checker) for file in files)
        return
    from tei.batch.workers import check_in_workers

    yield from check_in_workers(files, settings, jobs, _PER_TURN)


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


def check_some(files: Sequence[Path], checker: Checker) -> list[Checked]:
    """What a worker does with the files it is handed."""
    return [_check(file, checker) for file in files]


def _by_file(findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for entry in findings:
        found.setdefault(entry.place.file, []).append(entry)
    return found
