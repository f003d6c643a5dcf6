"""Run: one pass over a corpus: plan, read what is missing, keep, report."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from parley.corpus.batches import Batch, Tables, join_batches
from parley.corpus.earlier import Earlier
from parley.corpus.plan import TEXTS, Partition, Terms, plan_partitions
from parley.corpus.store import Store
from parley.corpus.version import version_readings
from parley.corpus.workers import Crew, Ticket, hire_processes
from parley.intake import Intake, list_items
from parley.plaintext import SourceError
from parley.source import check_date

AHEAD = 2  # partitions that wait beside each that is being read


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be read, where to, and how.

    Attributes:
        path: A file, a folder, or ``-``.
        out: The folder of the corpus.
        published: Day of publication, where none is known.
        intake: How texts are taken in.
        jobs: How many processes read.
        scheduler: Address of a Dask scheduler whose workers read instead.
        texts: How many texts make a partition, on average.
    """

    path: str
    out: Path
    published: str = ""
    intake: Intake = field(default_factory=Intake)
    jobs: int = 1
    scheduler: str = ""
    texts: int = TEXTS


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did so far.

    Attributes:
        read: Texts that it read.
        skipped: Texts that had been read before and are the same.
        quarantined: Texts that cannot be read, whenever that was found.
        size: Bytes of input that lie behind it.
    """

    read: int = 0
    skipped: int = 0
    quarantined: int = 0
    size: int = 0

    def add(self, read: int, skipped: int, quarantined: int, size: int) -> Report:
        """Count a partition in."""
        return Report(
            self.read + read,
            self.skipped + skipped,
            self.quarantined + quarantined,
            self.size + size,
        )

    @property
    def texts(self) -> int:
        """All texts that are done."""
        return self.read + self.skipped + self.quarantined


@dataclass(slots=True)
class _Pending:
    """A partition on its way: rows taken over from an earlier run, and those being read."""

    partition: Partition
    ticket: Ticket | None = None
    earlier: list[Tables] = field(default_factory=list)
    stands: bool = False


def read_corpus(orders: Orders, show: Callable[[Report], None] = lambda report: None) -> Report:
    """Read a corpus, or what is missing of it.

    Args:
        orders: What, where to and how.
        show: Called after each partition that is safe on disk.

    Raises:
        SourceError: If there are no texts, or the folder cannot be used.
        OSError: If the disk is full. What was kept stays, and the next run goes on from there.
    """
    published = check_date(orders.published) if orders.published else ""
    terms = Terms(orders.intake, published, version_readings())
    items = list_items(orders.path, orders.intake, deep=True)
    report = Report()
    with Store(orders.out) as store, _hire(orders) as crew:
        earlier = Earlier(orders.out)
        for pending in _keep_ahead(
            plan_partitions(items, terms, orders.texts), store, earlier, crew, terms
        ):
            report = report.add(*_settle(pending, store), pending.partition.size)
            show(report)
        if not report.texts:
            raise SourceError(orders.path, "holds no texts", "give a path that does")
        store.finish({"version": terms.version})
    return report


def _hire(orders: Orders) -> AbstractContextManager[Crew]:
    """Find who reads."""
    if orders.scheduler:
        from parley.corpus.cluster import hire_cluster

        return hire_cluster(orders.scheduler)
    return hire_processes(orders.jobs)


def _keep_ahead(
    partitions: Iterator[Partition], store: Store, earlier: Earlier, crew: Crew, terms: Terms
) -> Iterator[_Pending]:
    """Have a few partitions read at once, and give them in their order."""
    waiting: deque[_Pending] = deque()
    for partition in partitions:
        waiting.append(_start(partition, store, earlier, crew, terms))
        if len(waiting) > AHEAD + crew.jobs:
            yield waiting.popleft()
    yield from waiting


def _start(
    partition: Partition, store: Store, earlier: Earlier, crew: Crew, terms: Terms
) -> _Pending:
    """Have those texts of a partition read that were not before."""
    if store.has(partition.name):
        return _Pending(partition, stands=True)
    found = earlier.find(partition.keys)
    old = {key for keys in found.values() for key in keys}
    pairs = zip(partition.items, partition.keys, strict=True)
    fresh = [(item, key) for item, key in pairs if key not in old]
    batch = Batch(tuple(item for item, _ in fresh), tuple(key for _, key in fresh), terms)
    return _Pending(
        partition,
        crew.submit(batch) if fresh else None,
        [earlier.take(name, keys) for name, keys in found.items()],
    )


def _settle(pending: _Pending, store: Store) -> tuple[int, int, int]:
    """Keep a partition; give how many of its texts were read, skipped, and are in quarantine."""
    partition = pending.partition
    if pending.stands:
        store.keep(partition.name, None)
        skipped, quarantined = store.count(partition.name)
        return 0, skipped, quarantined
    fresh = [pending.ticket.result()] if pending.ticket else []
    tables = join_batches([*fresh, *pending.earlier], partition.keys)
    store.keep(partition.name, tables)
    read = sum(part["inputs"].num_rows for part in fresh)
    skipped = tables["inputs"].num_rows - read
    return read, skipped, tables["quarantine"].num_rows
