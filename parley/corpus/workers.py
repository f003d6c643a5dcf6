"""Workers: processes of this machine that read batches, and what happens when one of them dies."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Protocol

from parley.corpus.batches import Batch, Tables, join_batches, quarantine, read_batch

# The model's sums are small: threads of its libraries would only wait for one another.
SINGLE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
KILLED = "the process that read it died each time; leave it out or split it"


class Ticket(Protocol):
    """A batch that is being read."""

    def result(self) -> Tables:
        """Wait for its tables."""


class Crew(Protocol):
    """Whoever reads batches."""

    jobs: int

    def submit(self, batch: Batch) -> Ticket:
        """Have a batch read."""


class LocalCrew:
    """Processes of this machine; the first batch starts them."""

    def __init__(self, jobs: int) -> None:
        """Say how many."""
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, batch: Batch) -> LocalTicket:
        """Have a batch read."""
        return LocalTicket(self, batch, self._start(batch))

    def retry(self, batch: Batch) -> Tables:
        """Read a batch again, after a process died, while nothing else is read.

        If it dies again, each text is read alone, and one that kills the process twice is put into
        quarantine: a text that the system has no memory for must not hold up the others.
        """
        self.stop()
        for _ in range(2 if len(batch.items) == 1 else 1):
            try:
                return self._start(batch).result()
            except BrokenProcessPool:
                self.stop()
        if len(batch.items) == 1:
            return quarantine(batch, KILLED)
        return join_batches([self.retry(each) for each in batch.split()], batch.keys)

    def _start(self, batch: Batch) -> Future[Tables]:
        """Hand a batch to the pool, anew where that is broken."""
        if self._pool is None:
            for name in SINGLE:
                os.environ.setdefault(name, "1")
            self._pool = ProcessPoolExecutor(
                self.jobs, mp_context=get_context("spawn"), initializer=_follow_parent
            )
        try:
            return self._pool.submit(read_batch, batch)
        except BrokenProcessPool as error:
            failed: Future[Tables] = Future()
            failed.set_exception(error)
            return failed

    def stop(self) -> None:
        """End the processes at once, whatever they are at."""
        if self._pool is None:
            return
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()
        self._pool = None


class LocalTicket:
    """A batch that a pool reads."""

    def __init__(self, crew: LocalCrew, batch: Batch, future: Future[Tables]) -> None:
        """Keep the batch: it may have to be read again."""
        self.crew, self.batch, self.future = crew, batch, future

    def result(self) -> Tables:
        """Wait for its tables."""
        try:
            return self.future.result()
        except BrokenProcessPool:
            return self.crew.retry(self.batch)


def count_cores() -> int:
    """Count the cores that this process may use.

    >>> count_cores() > 0
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def hire_processes(jobs: int) -> Iterator[LocalCrew]:
    """Have some processes at hand, and none of them left behind.

    >>> with hire_processes(1) as crew:
    ...     crew.jobs
    1
    """
    crew = LocalCrew(jobs)
    try:
        yield crew
    finally:
        crew.stop()


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    """Wait for the parent's end."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
