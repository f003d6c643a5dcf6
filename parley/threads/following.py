"""Following: the thread that a record belongs to, and whether its terms have changed."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.demands.likeness import SAME, share_words
from parley.threads.events import Thread, add_row
from parley.threads.likeness import Seen, find_parties, is_comparable

TERMS = ("when", "duration")


def follow_record(threads: list[Thread], seen: Seen) -> None:
    """Put a record into the thread that it is most like, the latest of equals; else open one."""
    rule = "thread.words"
    thread = _find_thread(threads, seen)
    if thread is None and (thread := _find_told(threads, seen)):
        rule = "thread.retold"
    if thread is None:
        thread = Thread([])
        threads.append(thread)
        event, change, rule = "first", "", "thread.first"
    else:
        change = _compare_terms(thread, seen)
        event, rule = ("changed", "thread.terms") if change else ("repeated", rule)
    thread.seen.append(seen)
    for name in TERMS:
        thread.terms[name] = getattr(seen.demand, name) or thread.terms.get(name, "")
    add_row(thread, seen, event, change, rule)


def _find_thread(threads: Sequence[Thread], seen: Seen) -> Thread | None:
    """Find the thread of the same demand, if it has been seen."""
    shares = [
        (max(share_words(each.words, seen.words) for each in thread.seen), place)
        for place, thread in enumerate(threads)
        if thread.last.kind == seen.kind and is_comparable(thread.last, seen)
    ]
    share, place = max(shares, default=(0.0, -1))
    return threads[place] if share >= SAME else None


def _find_told(threads: Sequence[Thread], seen: Seen) -> Thread | None:
    """Find what a record in the pluperfect tells again, in whatever words.

    *Turkey had asked Russia to think again*: that is the one request of the earlier texts in which
    the same party asks the same, if there is one and no second.
    """
    if not (seen.trigger and is_pluperfect(seen.trigger)):
        return None
    earlier = [
        thread
        for thread in threads
        if thread.last.kind == seen.kind
        and thread.last.reading is not seen.reading
        and is_comparable(thread.last, seen)
        and find_parties(thread.last.demand.addressees) & find_parties(seen.demand.addressees)
    ]
    return earlier[0] if len(earlier) == 1 else None


def is_pluperfect(verb: Token) -> bool:
    """Say whether a verb tells what had happened before.

    >>> from parley import read
    >>> doc = read("Turkey had asked Russia to wait. It has asked.", published="2024-03-01").doc
    >>> is_pluperfect(doc[2]), is_pluperfect(doc[9])
    (True, False)
    """
    return verb.tag_ == "VBN" and any(
        child.dep_ == "aux" and child.lower_ in ("had", "'d", "’d") for child in verb.children
    )


def _compare_terms(thread: Thread, seen: Seen) -> str:
    """Say which term differs from the one known so far; a term that is left out has not changed."""
    changes = [
        f"{name} {before} > {after}"
        for name in TERMS
        if (before := thread.terms.get(name, "")) and (after := getattr(seen.demand, name))
        if before != after
    ]
    conditions = [each.condition for each in thread.seen if each.condition]
    if conditions and seen.condition and share_words(conditions[-1], seen.condition) < SAME:
        changes.append("condition")
    return "; ".join(changes)
