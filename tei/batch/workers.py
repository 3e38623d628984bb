"""Files checked in several processes, each with its own loaded schemas; results come in the order of the files."""

from __future__ import annotations

import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Final

from tei.errors import TeitoolError
from tei.validation.checker import Checked, Checker
from tei.validation.settings import Settings

__all__ = ["check_in_workers"]

_AHEAD: Final = 3  # turns per worker that wait


def check_in_workers(files: Sequence[Path], settings: Settings, jobs: int, per_turn: int) -> Iterator[Checked]:
    """Check ``files`` in ``jobs`` processes.

    Raises:
        TeitoolError: a schema or a catalog cannot be used.
    """
    turns = iter([files[at : at + per_turn] for at in range(0, len(files), per_turn)])
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_ignore_interrupt) as pool:
        waiting: deque[Future[list[Checked] | TeitoolError]] = deque()
        try:
            for turn in itertools.islice(turns, jobs * _AHEAD):
                waiting.append(pool.submit(_work, turn, settings))
            while waiting:
                result = waiting.popleft().result()
                if isinstance(result, TeitoolError):
                    raise result
                yield from result
                for turn in itertools.islice(turns, 1):
                    waiting.append(pool.submit(_work, turn, settings))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupt() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(files: Sequence[Path], settings: Settings) -> list[Checked] | TeitoolError:
    from tei.batch.check import check_some

    try:
        return check_some(files, _checker(settings))
    except TeitoolError as error:
        return error


@lru_cache(maxsize=1)
def _checker(settings: Settings) -> Checker:
    """Once in a process."""
    return Checker(settings)
