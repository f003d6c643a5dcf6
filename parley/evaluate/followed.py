"""Followed: the threads of some dated texts against gold, counted over the records seen again.

A thread has no place of its own in a text, so it is compared by its records: those of the gold and
those found are paired text by text, as for every other measure, and then it is asked whether a
record that is seen again was put to an earlier record of the same demand.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from parley.evaluate.annotations import Annotations, Row, load_annotations, take_annotations
from parley.evaluate.comparison import align_annotations
from parley.evaluate.measures import Count
from parley.figures.words import count_words
from parley.plaintext import SourceError

TABLE = "threads.csv"
# What is counted, in the order in which it is printed.
MEANINGS = {
    "threads.again": "records of a demand seen before: put to an earlier record of the same demand",
    "threads.event": "the same, and whether it is repeated, changed or answered is right",
}
Key = tuple[str, str]


def score_threads(gold: str | Path, found: str | Path) -> dict[str, Count]:
    """Score the threads of a folder of tables against those of a folder of gold.

    Args:
        gold: Has ``threads.csv`` (``text_id``, ``demand_id``, ``thread``, ``event``), rows in the
            order of the days, beside the tables of all gold.
        found: What ``parley read --out`` wrote of the same texts together.

    Returns:
        The counts by measure; none where the gold has no threads.

    Raises:
        SourceError: If the tables found have no threads, or cannot be read.

    >>> score_threads("data/gold/istanbul-talks-offer", "data/gold/istanbul-talks-offer")
    {}
    """
    if not (Path(gold) / TABLE).is_file():
        return {}
    wanted, given = load_annotations(gold), load_annotations(found)
    return count_threads(
        *(wanted, given),
        *(list(_read_rows(Path(gold), "thread")), list(_read_rows(Path(found), "thread_id"))),
    )


def score_own_threads(gold: str | Path, tables: Mapping[str, pd.DataFrame]) -> dict[str, Count]:
    """Score the threads of tables in memory, as :func:`score_threads` does those of a folder.

    Returns:
        The counts by measure; none where the folder of gold is not there or has no threads.

    >>> from parley import make_tables, read
    >>> score_own_threads("nowhere", make_tables(read("Kyiv agreed.", published="2025-05-11")))
    {}
    """
    if not (Path(gold) / TABLE).is_file():
        return {}
    given = tables["threads"].rename(columns={"thread_id": "thread"}).astype("string").fillna("")
    wanted = list(_read_rows(Path(gold), "thread"))
    found = take_annotations(tables)
    return count_threads(load_annotations(gold), found, wanted, given.to_dict("records"))


def state_threads(counts: Mapping[str, Count]) -> str:
    """State how many records of demands seen before were put to an earlier one, or that none is.

    >>> state_threads({"threads.again": Count(23, 7, 6), "threads.event": Count(23, 7, 5)})[:62]
    'The gold sees a demand again in 23 records. Parley puts 6 of t'
    >>> state_threads({})[:30]
    'These texts have no gold of th'
    """
    if not counts:
        return "These texts have no gold of threads, so what is missed above nobody has counted."
    again, event = counts["threads.again"], counts["threads.event"]
    return (
        f"The gold sees a demand again in {count_words(again.gold, 'record')}. Parley puts "
        f"{again.right} of them to an earlier record of the same demand, {event.right} as what "
        "they are (repeated, changed or answered); it sees "
        f"{count_words(again.found, 'record')} again in all."
    )


def _read_rows(folder: Path, name: str) -> Iterable[Row]:
    """Give the rows of a table of threads, whose name stands in the column ``thread``."""
    try:
        with (folder / TABLE).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield {**row, "thread": row[name]}
    except (OSError, KeyError, UnicodeDecodeError, csv.Error) as error:
        fault = f"is no table of threads ({error})"
        raise SourceError(folder / TABLE, fault, "write it with parley read --out") from None


def count_threads(
    gold: Mapping[str, Annotations],
    found: Mapping[str, Annotations],
    wanted: Iterable[Row],
    given: Iterable[Row],
) -> dict[str, Count]:
    """Count what of the gold's threads was found.

    Args:
        gold: The gold's annotations by text.
        found: Those found.
        wanted: The gold's rows of threads, oldest first.
        given: Those found, oldest first within each thread; rows without a record are let be.
    """
    same = _pair_records(gold, found)
    threads, events = _find_again(wanted)
    rows = [row for row in given if row["demand_id"]]
    seen, event_of = _find_again(rows)
    right, exact = set(), set()
    for key, earlier in seen.items():
        mine = same.get(key)
        if mine in threads and threads[mine] & {same.get(each) for each in earlier}:
            right.add(mine)
            if events[mine] == event_of[key]:
                exact.add(mine)
    counted = (len(threads), len(seen))
    return {
        "threads.again": Count(*counted, len(right)),
        "threads.event": Count(*counted, len(exact)),
    }


def _pair_records(
    gold: Mapping[str, Annotations], found: Mapping[str, Annotations]
) -> dict[Key, Key]:
    """Give the gold's record for each record found that has one."""
    return {
        (text_id, theirs["demand_id"]): (text_id, ours["demand_id"])
        for text_id in gold.keys() & found.keys()
        for ours, theirs in align_annotations(gold[text_id], found[text_id]).demands
    }


def _find_again(rows: Iterable[Row]) -> tuple[dict[Key, set[Key]], dict[Key, str]]:
    """Give, for each record that is seen again, the earlier ones of its thread, and its event.

    >>> rows = [{"text_id": t, "demand_id": "d", "thread": "x", "event": "repeated"} for t in "abc"]
    >>> {key: sorted(earlier) for key, earlier in _find_again(rows)[0].items()}
    {('b', 'd'): [('a', 'd')], ('c', 'd'): [('a', 'd'), ('b', 'd')]}
    """
    members: dict[str, list[Key]] = {}
    again: dict[Key, set[Key]] = {}
    events: dict[Key, str] = {}
    for row in rows:
        key, before = (row["text_id"], row["demand_id"]), members.setdefault(row["thread"], [])
        if before and row["event"] != "first":
            again.setdefault(key, set()).update(before)
            events[key] = row["event"]
        before.append(key)
    return again, events
