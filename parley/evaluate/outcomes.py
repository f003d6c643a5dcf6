"""Outcomes: what becomes of the acts of the gold, and how many rows depart from it; no words."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from parley.evaluate.score import Score


def count_outcomes(score: Score) -> dict[str, int]:
    """Count what becomes of the acts that the gold has.

    Returns:
        ``right``: act, issuers and addressees are; ``parties``: the act is right and a party is
        not; ``act``: found, but as another act; ``missed``. Together they are all acts of the gold.

    >>> from parley.evaluate.score import score_tables
    >>> gold = "data/gold/istanbul-talks-offer"
    >>> count_outcomes(score_tables(gold, gold))
    {'right': 23, 'parties': 0, 'act': 0, 'missed': 0}
    """
    span, act = score.total("demands.span"), score.total("demands.act").right
    right = score.total("demands.addressee").right
    return {
        "right": right,
        "parties": act - right,
        "act": span.right - act,
        "missed": span.gold - span.right,
    }


def count_differences(score: Score) -> pd.DataFrame:
    """Count the misses, the extras and the cells that differ, without any word of the texts.

    Returns:
        One row a table, kind and column that occurs: ``table``, ``kind``, ``column`` (empty but for
        ``differs``) and ``number``; by table, misses and extras first, then the most frequent.

    >>> from parley.evaluate.score import score_tables
    >>> gold = "data/gold/istanbul-talks-offer"
    >>> len(count_differences(score_tables(gold, gold)))
    0
    """
    kinds, tables = ("missed", "extra", "differs"), ("mentions", "dates", "demands", "links")
    counts = Counter((found.table, found.kind, found.column) for found in score.differences)
    rows = [(*key, number) for key, number in counts.items()]
    rows.sort(key=lambda row: (tables.index(row[0]), kinds.index(row[1]), -row[3], row[2]))
    return pd.DataFrame(rows, columns=["table", "kind", "column", "number"])
