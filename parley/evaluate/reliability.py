"""Reliability: whether records of a confidence are right as often as it promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt
from statistics import NormalDist

import pandas as pd

from parley.confidence import HIGH, MEDIUM
from parley.evaluate.annotations import Annotations
from parley.evaluate.comparison import COMPARED, align_annotations
from parley.evaluate.intervals import LEVEL

# The cells that must all be right for a record to be, by table.
JUDGED = {
    "mentions": ("actor_id",),
    "dates": ("value",),
    "demands": ("act", "issuers", "addressees"),
}
# Between which shares a level promises that its records are right.
PROMISES = {"high": (HIGH, 1.0), "medium": (MEDIUM, HIGH), "low": (0.0, MEDIUM)}
KEPT, CHANCE, BROKEN, BETTER, EMPTY = "kept", "chance", "broken", "better", "empty"


def measure_reliability(
    gold: Mapping[str, Annotations], found: Mapping[str, Annotations]
) -> pd.DataFrame:
    """Measure for each table and level of confidence how many of its finds are right.

    A mention is right if its actor is, a date if its value is, a demand if its act, its issuers and
    its addressees all are. What has no counterpart in the gold is wrong.

    Args:
        gold: Annotations by ``text_id``.
        found: Annotations of a reading, whose rows also have the column ``confidence``.

    Returns:
        One row a table and level: ``table``, ``level``, ``finds``, ``right``, ``share`` with its
        95 % Wilson interval ``low`` and ``high`` (missing without finds), and ``verdict``, see
        :func:`judge_level`.

    Raises:
        KeyError: If a record has no confidence.

    >>> row = {"start": "0", "end": "4", "actor_id": "UKR", "confidence": "high"}
    >>> texts = {"t": Annotations(mentions=[row])}
    >>> first = measure_reliability(texts, texts).iloc[0]
    >>> first["table"], first["level"], int(first["finds"]), int(first["right"]), first["verdict"]
    ('mentions', 'high', 1, 1, 'kept')
    """
    finds = _count_finds(gold, found)
    rows = []
    for table in JUDGED:
        for level in PROMISES:
            counts = finds[table, level, True], finds[table, level, False]
            right, whole = counts[0], sum(counts)
            low, high = find_wilson(right, whole) or (None, None)
            share = right / whole if whole else None
            verdict = judge_level(level, right, whole)
            rows.append((table, level, whole, right, share, low, high, verdict))
    names = ["table", "level", "finds", "right", "share", "low", "high", "verdict"]
    shares = dict.fromkeys(["share", "low", "high"], "Float64")
    return pd.DataFrame(rows, columns=names).astype(shares)


def _count_finds(
    gold: Mapping[str, Annotations], found: Mapping[str, Annotations]
) -> Counter[tuple[str, str, bool]]:
    """Count the finds by table, level and whether they are right."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for text_id, wanted in gold.items():
        given = found.get(text_id, Annotations())
        pairs = align_annotations(wanted, given)
        for table, columns in JUDGED.items():
            right = {
                id(row)
                for answer, row in getattr(pairs, table)
                if all(COMPARED[column](answer, row) for column in columns)
            }
            for row in getattr(given, table):
                counts[table, row["confidence"], id(row) in right] += 1
    return counts


def judge_level(level: str, right: int, finds: int) -> str:
    """Judge whether a level keeps its promise.

    Returns:
        ``kept`` where the share of right finds is at least what is promised; ``chance`` where it is
        below that, but by no more than so few finds can be by chance (the interval reaches the
        promise); ``broken`` where it is below by more; ``better`` where the whole interval lies
        above what is promised; ``empty`` without finds.

    >>> [judge_level("high", right, 40) for right in (37, 33, 20)]
    ['kept', 'chance', 'broken']
    >>> judge_level("low", 39, 40), judge_level("low", 0, 0)
    ('better', 'empty')
    """
    floor, ceiling = PROMISES[level]
    interval = find_wilson(right, finds)
    if interval is None:
        return EMPTY
    low, high = interval
    if right / finds < floor:
        return CHANCE if high >= floor else BROKEN
    return BETTER if low > ceiling else KEPT


def find_wilson(right: int, finds: int) -> tuple[float, float] | None:
    """Give the 95 % Wilson score interval of a share; None of nothing.

    It takes each find for independent of the others, which those of one text are not quite, so it
    is rather too narrow (Wilson, Probable inference, the law of succession, and statistical
    inference, JASA 22, 1927).

    >>> [round(end, 3) for end in find_wilson(8, 10)]
    [0.49, 0.943]
    """
    if not finds:
        return None
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    share, weight = right / finds, z * z / finds
    middle = share + weight / 2
    spread = z * sqrt(share * (1 - share) / finds + weight / (4 * finds))
    low, high = ((middle + side * spread) / (1 + weight) for side in (-1, 1))
    return max(0.0, low), min(1.0, high)
