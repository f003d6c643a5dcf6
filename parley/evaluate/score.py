"""Scores: the tables of some texts against gold, counted over all texts, with intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from parley.evaluate.annotations import Annotations, load_annotations
from parley.evaluate.comparison import align_annotations
from parley.evaluate.differences import Difference, list_differences
from parley.evaluate.intervals import find_interval
from parley.evaluate.measures import MEANINGS, Count, count_text
from parley.plaintext import SourceError


@dataclass(frozen=True)
class Score:
    """How the tables of some texts compare with gold.

    Attributes:
        texts: For each ``text_id`` its counts by measure.
        differences: Every miss, extra and differing cell, by text, table and reading order.
    """

    texts: Mapping[str, Mapping[str, Count]]
    differences: tuple[Difference, ...]

    def total(self, measure: str) -> Count:
        """Give the counts of a measure over all texts.

        Raises:
            KeyError: If there is no such measure.
        """
        return sum((counts[measure] for counts in self.texts.values()), Count())

    def interval(self, measure: str) -> tuple[float, float] | None:
        """Give the 95 % bootstrap interval of a measure's F1 over the texts, if there are two."""
        counts = [counts[measure] for counts in self.texts.values()]
        rows = np.array([(2 * count.right, count.gold + count.found) for count in counts])
        rows = rows.reshape(-1, 2)  # two columns even where there is no text
        if not rows[:, 1].any():
            return None
        with np.errstate(invalid="ignore"):
            return find_interval(rows, lambda sums: sums[:, 0] / sums[:, 1])

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a measure: ``gold``, ``found``, ``right``, ``precision``, ``recall``, ``f1``,
        and ``low`` and ``high`` of its interval; missing where there is nothing to divide by.
        """
        rows = []
        for measure in MEANINGS:
            count = self.total(measure)
            low, high = self.interval(measure) or (None, None)
            shares = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
            rows.append({"measure": measure, **asdict(count), **shares, "low": low, "high": high})
        shares = ["precision", "recall", "f1", "low", "high"]
        return pd.DataFrame(rows).astype(dict.fromkeys(shares, "Float64"))


def score_tables(gold: str | Path, found: str | Path) -> Score:
    """Score a folder of tables against a folder of gold tables.

    Only the texts of the gold are scored. Two passes of annotation can be compared in the same way;
    F1 is then their agreement.

    Raises:
        SourceError: If either folder cannot be read, or lacks a text of the gold.

    >>> gold = "data/gold/istanbul-talks-offer"
    >>> score_tables(gold, gold).total("demands.act").f1
    1.0
    """
    wanted, given = load_annotations(gold), load_annotations(found)
    missing = sorted(wanted.keys() - given.keys())
    if missing:
        fault = f"holds nothing of the text {missing[0]!r}, which the gold has"
        raise SourceError(found, fault, "read that text with parley read --out")
    return score_annotations(wanted, given)


def score_annotations(gold: Mapping[str, Annotations], found: Mapping[str, Annotations]) -> Score:
    """Score annotations by ``text_id``; a text that was not found counts as read in vain.

    >>> row = {"sentence": "1", "start": "0", "end": "4", "quote": "Kyiv", "actor_id": "UKR"}
    >>> gold = {"t": Annotations(mentions=[row])}
    >>> score = score_annotations(gold, {"t": Annotations(mentions=[row | {"actor_id": "ua"}])})
    >>> score.total("mentions.span").f1, score.total("mentions.actor").f1
    (1.0, 0.0)
    >>> [(d.kind, d.column, d.gold, d.found) for d in score.differences]
    [('differs', 'actor_id', 'UKR', 'ua')]
    """
    texts, differences = {}, []
    for text_id, wanted in gold.items():
        given = found.get(text_id, Annotations())
        pairs = align_annotations(wanted, given)
        texts[text_id] = count_text(wanted, given, pairs)
        differences += list_differences(text_id, wanted, given, pairs)
    return Score(texts, tuple(differences))
