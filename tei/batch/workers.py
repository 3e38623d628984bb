"""Work done by several processes; its results come in the order of what was to be done."""

from __future__ import annotations

import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from tei.errors import TeitoolError

__all__ = ["in_order_of"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def in_order_of(work: Callable[[_Item], _Result], items: Iterable[_Item], jobs: int, ahead: int) -> Iterator[_Result]:
    """What ``work`` makes of each of ``items``, by ``jobs`` processes; of each process ``ahead`` items wait their turn.

    Raises:
        TeitoolError: a process was ended from outside. What ``work`` raises is raised too.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_ignore_interrupt) as pool:
        waiting: deque[Future[_Result]] = deque()
        todo = iter(items)
        try:
            for item in itertools.islice(todo, jobs * ahead):
                waiting.append(pool.submit(work, item))
            while waiting:
                yield waiting.popleft().result()
                for item in itertools.islice(todo, 1):
                    waiting.append(pool.submit(work, item))
        except BrokenProcessPool:
            problem = "one of the processes was ended from outside, perhaps because memory ran out"
            raise TeitoolError(f"{problem}; try fewer of them (--jobs).") from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupt() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone decides, workers finish what they have begun."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
