"""Scores: how finds compare with gold, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from parley.evaluate.measures import Count
from parley.evaluate.outcomes import count_differences, count_outcomes
from parley.evaluate.reliability import BETTER, BROKEN, CHANCE, EMPTY, KEPT
from parley.evaluate.report import format_share
from parley.evaluate.score import Score
from parley.figures.markup import Table

# How a measure is called where it stands alone; parley.evaluate.measures says what it counts.
LABELS = {
    "actors.named": "Actors named, each once",
    "mentions.span": "Mentions: found",
    "mentions.actor": "Mentions: and the right actor",
    "dates.span": "Dates: found",
    "dates.exact": "Dates: and exactly their words",
    "dates.type": "Dates: found, right type",
    "dates.value": "Dates: found, right value",
    "demands.span": "Acts: found",
    "demands.act": "Acts: and the right act",
    "demands.issuer": "Acts: and the right issuers",
    "demands.addressee": "Acts: and the right addressees",
    "demands.issue": "Acts: and the right issue",
    "demands.status": "Acts: right act and status",
    "demands.content": "Contents, word by word",
    "terms.when": "Terms: the day",
    "terms.duration": "Terms: the duration",
    "terms.condition": "Terms: the condition",
    "terms.none": "Terms: no condition, as said",
    "terms.consequence": "Terms: the consequence",
    "terms.order": "Terms: what must come first",
    "links": "Links between acts",
}
MAIN = (
    *("actors.named", "mentions.actor", "dates.value"),
    *("demands.act", "demands.issuer", "demands.addressee"),
)
HEADINGS = {
    "actors.named": "Actors named, each once",
    "mentions.actor": "Mentions with the right actor",
    "dates.value": "Dates with the right value",
    "demands.act": "Acts: the right act",
    "demands.issuer": "Acts: act and issuers",
    "demands.addressee": "Acts: act, issuers and addressees",
}
COUNTED = ("Gold", "Found", "Right", "Precision", "Recall", "F1", "95 % interval")
FATES = {
    "right": "Act, issuers and addressees right",
    "parties": "Act right, a party not",
    "act": "Taken for another act",
    "missed": "Missed",
}
KINDS = {"missed": "missed", "extra": "too much", "differs": "{} differs"}
TABLES = {"mentions": "mention", "dates": "date", "demands": "act", "links": "link"}
# How a column is called where its own name would not be understood.
COLUMNS = {"actor_id": "actor", "act": "kind", "sequence": "order"}
VERDICTS = {
    KEPT: "kept",
    CHANCE: "below, perhaps by chance",
    BROKEN: "broken",
    BETTER: "better than promised",
    EMPTY: "no finds",
}
PROMISED = {
    "high": "90\u00a0% or more",
    "medium": "70 to 90\u00a0%",
    "low": "less than 70\u00a0%",
}


def tabulate_scores(
    score: Score, name: str, label: str, measures: Sequence[str] = tuple(LABELS)
) -> Table:
    """Show the measures of a score: counts, precision, recall, F1 and its interval."""
    rows = []
    for row in score.table.astype(object).to_dict("records"):
        if row["measure"] in measures:
            counts = (int(row[each]) for each in ("gold", "found", "right"))
            shares = (say_share(row[each]) for each in ("precision", "recall", "f1"))
            interval = format_interval(row["low"], row["high"])
            rows.append((LABELS[row["measure"]], *counts, *shares, interval))
    return Table(name, label, ("Measure", *COUNTED), rows)


def say_share(share: object) -> str:
    """Write a share as a percentage whose sign stays on its line.

    >>> say_share(0.875), say_share(None)
    ('87.5\\xa0%', '–')
    """
    return format_share(share).replace(" ", "\u00a0")


def format_interval(low: object, high: object) -> str:
    """Write an interval, or a dash where there is none.

    >>> format_interval(0.017, 0.165), format_interval(None, None)
    ('1.7 to 16.5\\xa0%', '–')
    """
    if not (isinstance(low, float) and isinstance(high, float)):
        return "–"
    return f"{100 * low:.1f} to {100 * high:.1f}\u00a0%"


def tabulate_agreement(
    score: Score, name: str = "agreement", texts: str = "the seed text"
) -> Table:
    """Show how far two passes of annotation over some texts agree on the main measures."""
    rows = [
        (LABELS[m], count.gold, count.found, count.right, say_share(count.f1))
        for m in (*MAIN, "demands.issue", "links")
        for count in [score.total(m)]
    ]
    columns = ("What", "First pass", "Second pass", "Alike", "Agreement (F1)")
    return Table(name, f"Agreement of the two passes over {texts}", columns, rows)


def tabulate_outcomes(scores: Mapping[str, Score], name: str = "outcomes") -> Table:
    """Show what becomes of the acts of the gold, a column for each corpus."""
    fates = [count_outcomes(score) for score in scores.values()]
    rows = [(words, *(each[fate] for each in fates)) for fate, words in FATES.items()]
    rows.append(("All acts of the gold", *(sum(each.values()) for each in fates)))
    label = "What becomes of the acts that a careful reader finds"
    return Table(name, label, ("Act of the gold", *scores), rows)


def tabulate_hows(corpora: Mapping[str, Mapping[str, Count]], name: str = "hows") -> Table:
    """Show how many mentions have the right actor, a row for each way of standing for it.

    Args:
        corpora: Counts by ``how``, as :func:`~parley.evaluate.hows.count_hows` gives them, by what
            each corpus is called.
        name: Name of the table on its page.
    """
    hows = list(next(iter(corpora.values())))
    rows = [(how, *(_say_hits(counts[how]) for counts in corpora.values())) for how in hows]
    wholes = (_say_hits(sum(counts.values(), Count())) for counts in corpora.values())
    rows.append(("all", *wholes))
    label = "Mentions of the gold with the right actor, by how they stand for it"
    return Table(name, label, ("How", *corpora), rows)


def _say_hits(count: Count) -> str:
    """Write how many of how many are right, and the share."""
    if not count.gold:
        return "–"
    return f"{count.right} of {count.gold} ({say_share(count.recall)})"


def tabulate_counts(score: Score, name: str = "counts") -> Table:
    """Show how many rows depart from gold, by table and kind, without their words."""
    rows = [
        (TABLES[row.table], KINDS[row.kind].format(COLUMNS.get(row.column, row.column)), row.number)
        for row in count_differences(score).itertuples()
    ]
    columns = ("Table", "What differs", "Number")
    return Table(name, "Departures from the gold, counted", columns, rows, empty="Nothing differs.")


def tabulate_reliability(levels: pd.DataFrame, name: str = "reliability") -> Table:
    """Show for each table and level of confidence how many finds there are and how many are right.

    Args:
        levels: As :func:`~parley.evaluate.reliability.measure_reliability` gives them.
        name: The table's name, unique on its page.
    """
    rows = [
        (
            f"{TABLES[row['table']]}s, {row['level']}",
            PROMISED[row["level"]],
            int(row["finds"]),
            int(row["right"]),
            say_share(row["share"]),
            format_interval(row["low"], row["high"]),
            VERDICTS[row["verdict"]],
        )
        for row in levels.astype(object).to_dict("records")
    ]
    columns = ("Finds", "Promised", "Number", "Right", "Share", "95 % interval", "The promise is")
    return Table(name, "Confidence and what it is worth", columns, rows)
