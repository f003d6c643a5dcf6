"""Own texts: a reading scored where its text has gold, and said so where it has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from parley.evaluate.annotations import load_annotations, take_annotations
from parley.evaluate.score import Score, score_annotations
from parley.figures.words import count_words, join_words

GOLD = "gold"
NOUNS = {"mentions": "mention", "dates": "date", "demands": "act", "links": "link"}


def score_text(path: str | Path, tables: Mapping[str, pd.DataFrame]) -> Score:
    """Score the tables of one text against the gold that lies beside it.

    Args:
        path: The text. Its gold is in the folder ``gold`` beside it, in the form of
            ``data/gold/README.md``, which may hold that of other texts too.
        tables: The tables of that text.

    Returns:
        The score; one without texts where there is no gold for it.

    Raises:
        SourceError: If there is gold and it cannot be used.

    >>> from parley import load, make_tables, read
    >>> path = "seeds/istanbul-talks-offer.txt"
    >>> state_misses(score_text(path, make_tables(read(load(path)))))[:24]
    'This text has no gold: n'
    """
    folder = Path(path).parent / GOLD
    gold = load_annotations(folder) if folder.is_dir() else {}
    found = take_annotations(tables)
    own = {text_id: rows for text_id, rows in gold.items() if text_id in found}
    return score_annotations(own, found)


def state_misses(score: Score) -> str:
    """State how many rows were missed, were too many, or differ, or that there is no gold."""
    if not score.texts:
        return (
            "This text has no gold: nobody has written down what a careful reader finds in it, "
            "so what is wrong with the reading above nobody has counted."
        )
    differing = {(d.table, d.start, d.quote) for d in score.differences if d.kind == "differs"}
    return (
        f"Missed: {_count_rows(score, 'missed')}. Too much: {_count_rows(score, 'extra')}. "
        f"Found, but with some cell that differs: {count_words(len(differing), 'row')}."
    )


def state_acts(score: Score) -> str:
    """State how many acts of the gold were read as the right act, and with the right parties.

    A text without gold gives the empty string.

    >>> from parley.evaluate.score import score_tables
    >>> gold = "data/gold/istanbul-talks-offer"
    >>> state_acts(score_tables(gold, gold))[:45]
    'Of the 23 acts of the gold, 23 are read as th'
    """
    act, whole = score.total("demands.act"), score.total("demands.addressee")
    if not score.texts:
        return ""
    if not act.gold:
        return f"The gold has no act, and Parley gives {count_words(act.found, 'record')}."
    return (
        f"Of the {count_words(act.gold, 'act')} of the gold, {act.right} are read as the acts that "
        f"they are, {whole.right} with exactly the issuers and addressees that the gold names; "
        f"Parley gives {count_words(act.found, 'record')} in all."
    )


def _count_rows(score: Score, kind: str) -> str:
    """Count the differences of a kind by table."""
    counted = Counter(each.table for each in score.differences if each.kind == kind)
    said = [count_words(counted[table], noun) for table, noun in NOUNS.items() if counted[table]]
    return join_words(said) or "nothing"
