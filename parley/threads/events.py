"""Events: the rows of a thread, one for each time that its demand is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parley.evidence import Evidence
from parley.reading import Reading
from parley.records import Demand
from parley.threads.likeness import Seen


@dataclass(frozen=True, slots=True)
class ThreadEvent:
    """One time that a demand is seen: ``event`` and, of a change or an answer, which one.

    ``unseen`` counts the later dated texts without the thread, on its last row; else it is 0.
    ``demand_id`` is empty where a text says that the demand is dropped, which is no record.
    """

    thread_id: str
    text_id: str
    published: str
    event: str
    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    issue: str
    what: str
    demand_id: str
    change: str
    evidence: Evidence
    rule: str
    unseen: int = 0


@dataclass(slots=True)
class Thread:
    """A thread that is being followed: its records, oldest first, and its rows."""

    seen: list[Seen]
    rows: list[ThreadEvent] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    terms: dict[str, str] = field(default_factory=dict)

    @property
    def last(self) -> Seen:
        """The record that was seen last."""
        return self.seen[-1]


def add_row(thread: Thread, seen: Seen, event: str, change: str, rule: str) -> None:
    """Add the row of a record to a thread."""
    row = make_row(thread, seen.reading, event, seen.demand.evidence, seen.demand, change, rule)
    thread.rows.append(row)
    thread.texts.append(seen.reading.source.text_id)


def make_row(
    thread: Thread,
    reading: Reading,
    event: str,
    evidence: Evidence,
    demand: Demand | None = None,
    change: str = "",
    rule: str = "thread.withdrawal",
) -> ThreadEvent:
    """Make a row; of an answer the actors are those who answer."""
    first = thread.seen[0].demand
    by = demand or first
    return ThreadEvent(
        thread_id="",
        text_id=reading.source.text_id,
        published=reading.source.published,
        event=event,
        actors=by.issuers,
        addressees=by.addressees,
        issue=first.issue,
        what=(first.content or first.evidence).quote,
        demand_id=demand.demand_id if demand else "",
        change=change,
        evidence=evidence,
        rule=rule,
    )


def number_rows(threads: Sequence[Thread], ordered: Sequence[Reading]) -> Iterator[ThreadEvent]:
    """Number the threads, and count on the last row of each the later texts that do not hold it."""
    dated = [reading.source.text_id for reading in ordered if reading.source.published]
    for number, thread in enumerate(threads, 1):
        last = thread.texts[-1]
        later = len(dated) - 1 - dated.index(last) if last in dated else 0
        rows = [row for row in thread.rows if not _is_named(row, thread.rows)]
        for place, row in enumerate(rows, 1):
            unseen = later if place == len(rows) else 0
            yield replace(row, thread_id=f"th-{number:03d}", unseen=unseen)


def _is_named(row: ThreadEvent, rows: Sequence[ThreadEvent]) -> bool:
    """Say whether a row is only the naming of the demand in a sentence that answers or drops it.

    In *Chile rejected Peru's demand* the noun is a record of its own.
    """
    return row.event == "repeated" and any(
        other.event in ("answered", "dropped")
        and other.text_id == row.text_id
        and other.evidence.sentence == row.evidence.sentence
        for other in rows
    )
