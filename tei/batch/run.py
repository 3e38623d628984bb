"""Many documents, one after the other or in several processes, with the same result."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final

from tei.batch.outcome import Outcome
from tei.batch.plan import STDIN, Job
from tei.batch.publish import publish, withdraw
from tei.diagnostics import render_json
from tei.errors import TeitoolError
from tei.explain import explain
from tei.pipeline import OUTPUTS, Edition, Options, convert

__all__ = ["Target", "run"]

_AHEAD: Final = 4  # documents per worker that wait for their turn: enough to keep it busy, little memory


@dataclass(frozen=True, slots=True)
class Target:
    """Where editions go. ``explain`` asks for the ledger and the dropped candidates of each document."""

    folder: Path
    explain: bool = False

    def path(self, name: str, output: str) -> Path:
        return self.folder / f"{name}{OUTPUTS[output]}"

    def failed(self, name: str) -> Path:
        return self.folder / ".teitool" / "failed" / name


def run(jobs: Iterable[Job], target: Target, options: Options, workers: int = 1) -> Iterator[Outcome]:
    """Convert and publish each job; outcomes come in the order of the jobs, whatever the number of workers.

    One bad document never stops the others: its outcome says why it failed.

    Raises:
        TeitoolError: a process was ended from outside.
    """
    do = partial(_do, target=target, options=options)
    if workers <= 1:
        yield from map(do, jobs)
        return
    from tei.batch.workers import in_order_of

    yield from in_order_of(do, jobs, workers, _AHEAD)


def _do(job: Job, target: Target, options: Options) -> Outcome:
    start = time.perf_counter()
    path = str(job.path)
    try:
        if job.problem:
            raise TeitoolError(f"{path}: {job.problem}")
        edition = convert(_read(job.path), job.name, options, file=path, published=_published(job, target))
        _publish(edition, job, target, options)
    except TeitoolError as error:
        return Outcome(name=job.name, path=path, status="failed", problem=str(error), seconds=_since(start))
    except Exception as error:
        # A fault of ours must not cost the user the rest of the batch; it is this document's result.
        problem = f"{path}: fault in teitool ({type(error).__name__}: {error}); please report it with the file."
        return Outcome(name=job.name, path=path, status="failed", problem=problem, seconds=_since(start))
    _keep_tables()
    return Outcome(
        name=job.name,
        path=path,
        status="failed" if edition.failed else "done",
        counts=tuple(edition.counts.items()),
        layout=edition.document.layout,
        findings=edition.findings,
        seconds=_since(start),
        explanation=explain(edition) if target.explain else "",
    )


@cache
def _keep_tables() -> None:
    """Once in a process, after its first document: lists, schema and stylesheets are here to stay, and the garbage
    collector need not walk them again at every document (a tenth of the time)."""
    gc.collect()
    gc.freeze()


def _read(path: Path) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise TeitoolError(f"{path}: {error.strerror}; expected a text file that can be read.") from None


def _published(job: Job, target: Target) -> bytes | None:
    try:
        return target.path(job.name, "tei").read_bytes()
    except OSError:
        return None


def _publish(edition: Edition, job: Job, target: Target, options: Options) -> None:
    aside = target.failed(job.name)
    failed_xml, failed_findings = Path(f"{aside}.xml"), Path(f"{aside}.findings.json")
    if edition.failed:
        publish(((failed_xml, edition.xml), (failed_findings, render_json(edition.findings).encode())))
        withdraw(target.path(job.name, output) for output in options.to)
    else:
        publish((target.path(job.name, output), data) for output, data in edition.outputs)
        withdraw((failed_xml, failed_findings))


def _since(start: float) -> float:
    return time.perf_counter() - start
