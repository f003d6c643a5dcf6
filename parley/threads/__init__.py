"""Threads: the same demand followed across dated texts, with the words of each time it is seen.

Two records are one demand where an actor (or its :func:`~parley.actors.identity.party_of`) does the
same kind of thing to the same addressee, and half of the words of the shorter content stand in the
other; or where a later text tells, as of something past, the only such act between the two parties
that the earlier texts hold. Nothing is inferred from silence: a thread that later texts do not hold
counts these texts, and is `dropped` only where a text says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.demands.likeness import share_words
from parley.reading import Reading
from parley.threads.answers import answer_threads
from parley.threads.events import Thread, ThreadEvent, number_rows
from parley.threads.following import follow_record
from parley.threads.likeness import see_record
from parley.threads.withdrawals import find_dropped

__all__ = ["ThreadEvent", "find_threads", "share_words"]

# What is answered; an answer belongs to the thread of what it answers.
ACTS = frozenset({"accept", "reject"})


def find_threads(readings: Iterable[Reading]) -> tuple[ThreadEvent, ...]:
    """Follow demands, offers, threats and accusations through some texts, in the order of days.

    Texts without a day come last, and a demand is not followed from one of them to another.

    >>> from parley import read
    >>> days = ("2024-03-01", "2024-03-09")
    >>> texts = [read("Mali urged France to free the envoys.", published=day, text_id=day)
    ...          for day in days]
    >>> [(row.thread_id, row.text_id, row.event) for row in find_threads(texts)]
    [('th-001', '2024-03-01', 'first'), ('th-001', '2024-03-09', 'repeated')]
    """
    ordered = sorted(readings, key=lambda each: each.source.published or "9999")
    threads: list[Thread] = []
    for reading in ordered:
        for demand in reading.demands:
            seen = see_record(reading, demand)
            if seen.kind:
                follow_record(threads, seen)
            elif demand.act in ACTS:
                answer_threads(threads, seen)
        find_dropped(threads, reading)
    return tuple(number_rows(threads, ordered))
