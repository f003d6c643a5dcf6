"""Cluster: batches read by the workers of a Dask scheduler; what they give is written here.

The texts travel to the workers and their rows back, so that no disk has to be shared and a worker
that dies takes nothing along: the scheduler hands its batches to others.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parley.corpus.batches import Batch, OtherVersion, Tables, join_batches, quarantine, read_batch
from parley.plaintext import SourceError

if TYPE_CHECKING:
    from distributed import Client, Future

ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?[^\s/]+:\d+")
PATIENCE = 10  # seconds in which a scheduler has to answer
RETRIES = 3
# Dask sets the level of its client anew; a lost worker's batch is read again, and that is no news.
LOGGERS = ("distributed", "distributed.client")
KILLED = "the workers that read it died each time; leave it out or split it"


class ClusterCrew:
    """The workers of a scheduler."""

    def __init__(self, client: Client) -> None:
        """Take a client that is connected."""
        self.client = client
        self.jobs = max(1, sum(client.nthreads().values()))

    def submit(self, batch: Batch) -> ClusterTicket:
        """Have a batch read."""
        future = self.client.submit(read_batch, batch, retries=RETRIES, pure=False)
        return ClusterTicket(self, batch, future)


class ClusterTicket:
    """A batch that the workers read."""

    def __init__(self, crew: ClusterCrew, batch: Batch, future: Future) -> None:
        """Keep the batch: it may have to be read again."""
        self.crew, self.batch, self.future = crew, batch, future

    def result(self) -> Tables:
        """Wait for its tables; a batch that killed several workers is read text by text."""
        from distributed import KilledWorker

        try:
            return self.future.result()
        except KilledWorker:
            if len(self.batch.items) == 1:
                return quarantine(self.batch, KILLED)
            parts = [self.crew.submit(each).result() for each in self.batch.split()]
            return join_batches(parts, self.batch.keys)
        except OtherVersion as error:
            raise SourceError("--scheduler", str(error), "install the same on all") from None


@contextmanager
def hire_cluster(address: str) -> Iterator[ClusterCrew]:
    """Connect to a Dask scheduler.

    Raises:
        SourceError: If Dask is not installed or no scheduler answers.
    """
    try:
        from distributed import Client
    except ImportError:
        remedy = "pip install 'parley-book[cluster]'"
        raise SourceError("--scheduler", "needs Dask, which is not installed", remedy) from None
    if not ADDRESS.fullmatch(address):
        fault = f"{address!r} is no address"
        raise SourceError("--scheduler", fault, "give one such as tcp://10.0.0.1:8786")
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        fault = f"{address} does not answer ({type(error).__name__})"
        raise SourceError(
            "--scheduler", fault, "start dask scheduler and name its address"
        ) from None
    with client:
        yield ClusterCrew(client)
