"""Provenance: one record followed back to the words that it was made of."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from parley.publish import PROVING

Tables = Mapping[str, pd.DataFrame]
# The most telling kind of record first, each with the column of its id.
KINDS = {"demands": "demand_id", "dates": "date_id", "mentions": "mention_id"}
TERMS = ("addressees", "condition", "consequence", "when", "duration", "sequence")
PARTS = {"start": "the whole", "content_start": "what it is about"}


def pick_record(tables: Tables) -> str:
    """Pick the record with the most to show: the act with the most terms, else a date or mention.

    Returns:
        Its id, or the empty string where the text has no record at all.

    >>> from parley import make_tables, read
    >>> text = "Kyiv agreed. Mali urged France to leave by 4 May."
    >>> pick_record(make_tables(read(text, published="2024-03-01")))[0]
    'd'
    """
    demands = tables["demands"]
    if len(demands):
        filled = (demands[list(TERMS)] != "").sum(axis=1)
        return str(demands.loc[filled.idxmax(), "demand_id"])
    ids = [each for kind, column in KINDS.items() for each in tables[kind][column]]
    return ids[0] if ids else ""


def trace_record(tables: Tables, text: str, row_id: str) -> pd.DataFrame:
    """Follow a record of one text back to its words.

    Args:
        tables: The tables of that text alone.
        text: The text as stored.
        row_id: Id of an act, a date or a mention.

    Returns:
        One row for each span that the record has: ``part``, ``start``, ``end`` (code points of the
        text, end exclusive) and ``words``, cut out of the text anew. Empty where there is no such
        record.

    >>> from parley import make_tables, read
    >>> reading = read("Mali urged France to leave.", published="2024-03-01")
    >>> trace_record(make_tables(reading), reading.text, "d-01")["words"].tolist()[1:]
    ['to leave']
    """
    rows = [
        (PARTS.get(first, first.removesuffix("_start")), int(row[first]), int(row[last]))
        for kind, column in KINDS.items()
        for row in tables[kind][tables[kind][column] == row_id].to_dict("records")
        for first, last in PROVING[kind]
        if pd.notna(row[first])
    ]
    traced = [(part, start, end, text[start:end]) for part, start, end in rows]
    return pd.DataFrame(traced, columns=["part", "start", "end", "words"])


def state_record(tables: Tables, row_id: str) -> str:
    """State which record is followed, and by which rule it was made, in one sentence.

    >>> from parley import make_tables, read
    >>> tables = make_tables(read("Mali urged France to leave.", published="2024-03-01"))
    >>> state_record(tables, pick_record(tables))[:67]
    'Record d-01 stands in sentence 1; the rule verb/subject/object made'
    """
    for kind, column in KINDS.items():
        for row in tables[kind][tables[kind][column] == row_id].to_dict("records"):
            return (
                f"Record {row_id} stands in sentence {row['sentence']}; the rule {row['rule']} "
                f"made it, and its confidence is {row['confidence']}."
            )
    return "The text gave no record."
