"""Verdicts: what scores mean for a reader, said in sentences that follow from the figures."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd

from parley.evaluate.outcomes import count_outcomes
from parley.evaluate.reliability import BETTER, BROKEN, CHANCE, KEPT, PROMISES
from parley.evaluate.score import Score
from parley.figures.scores import say_share
from parley.figures.words import count_words, join_words

TENTHS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "all")
MOST, HALF = 0.8, 0.5
FEW = 5  # finds
WHOLE_RECORD = "demands.addressee"
# The measure by which systems are compared on each set, by the set's name without its half.
STANDINGS = {
    "plover": "acts.full.diplomatic",
    "meantime": "dates.value",
    "wikiwars": "dates.value",
}
FINDS = {"mentions": "mentions", "dates": "dates", "demands": "records of acts"}


def say_in_ten(share: float | None) -> str:
    """Say a share as so many in ten, never rounded to none or to all.

    >>> [say_in_ten(share) for share in (0.0, 0.03, 0.58, 0.97, 1.0, None)]
    ['none', 'fewer than one in ten', 'about six in ten', 'nearly all', 'all', 'none']
    """
    if not share:
        return "none"
    if share == 1:
        return "all"
    if share < 0.075:
        return "fewer than one in ten"
    tenth = max(1, round(10 * share))
    return "nearly all" if tenth == 10 else f"about {TENTHS[tenth]} in ten"


def state_records(score: Score) -> str:
    """State how many acts of the gold are read right, in part, or not at all.

    >>> from parley.evaluate.score import score_tables
    >>> gold = "data/gold/istanbul-talks-offer"
    >>> state_records(score_tables(gold, gold))[:50]
    'Of the 23 acts that a careful reader finds in them'
    """
    whole, fates = score.total(WHOLE_RECORD), count_outcomes(score)
    if not whole.gold:
        return "A careful reader finds no acts in them."
    found = (
        f"Of the {whole.gold} acts that a careful reader finds in them, Parley names what is done, "
        f"who does it and towards whom just as that reader would in {fates['right']} "
        f"({say_in_ten(whole.recall)})."
    )
    others = (
        f"In {fates['parties']} more the act is right and a party is not, {fates['act']} it takes "
        f"for another act, and {fates['missed']} it misses."
    )
    printed = (
        f"Of the {count_words(whole.found, 'record')} that it gives, {whole.right} "
        f"({say_in_ten(whole.precision)}) can be taken just as they stand."
    )
    return f"{found} {others} {printed}"


def state_trust(score: Score) -> str:
    """State what a reader may do with the ledger of a new text.

    >>> from parley.evaluate.score import score_tables
    >>> gold = "data/gold/istanbul-talks-offer"
    >>> state_trust(score_tables(gold, gold))
    'A row can mostly be taken as it stands, and few acts are left out.'
    """
    precision = score.total(WHOLE_RECORD).precision or 0.0
    recall = score.total("demands.act").recall or 0.0
    if precision >= MOST:
        row = "A row can mostly be taken as it stands"
    elif precision >= HALF:
        row = "Look at its words before you rely on a row"
    else:
        row = "Take a row for a pointer to a sentence, and not for a statement of who asks whom"
    if recall >= MOST:
        return f"{row}, and few acts are left out."
    if recall >= HALF:
        return f"{row}, and do not take a missing row for silence."
    return f"{row}; a missing row says nothing at all, since most acts are left out."


def state_names(score: Score) -> str:
    """State how many actors and dates of the gold are read right."""
    dates, mentions = score.total("dates.value"), score.total("mentions.actor")
    named = score.total("actors.named")
    return (
        f"Of the expressions of time, {say_in_ten(dates.recall)} get the right value "
        f"({dates.right} of {dates.gold}); of the words that stand for an actor, "
        f"{say_in_ten(mentions.recall)} are tied to the right one "
        f"({mentions.right} of {mentions.gold}); of the actors that are named, each counted once, "
        f"{say_in_ten(named.recall)} are found ({named.right} of {named.gold})."
    )


def state_gap(scores: Mapping[str, Score]) -> str:
    """State one measure on several corpora: F1 of act, issuers and addressees together.

    Args:
        scores: By what is said of the corpus (*on the seed text*).
    """
    said = [f"{say_share(score.total(WHOLE_RECORD).f1)} {where}" for where, score in scores.items()]
    return f"F1 of act, issuers and addressees together is {join_words(said)}."


def state_width(score: Score) -> str:
    """State how wide the interval of that measure is."""
    interval = score.interval(WHOLE_RECORD)
    if interval is None:
        return "One text has no interval."
    low, high = (say_share(end) for end in interval)
    return (
        f"{len(score.texts)} texts are few: the interval of this figure runs from {low} to {high}, "
        "and with other texts of the kind it could have come out anywhere in it."
    )


def state_reliability(levels: pd.DataFrame) -> str:
    """State which levels of confidence keep their promise and which do not.

    A low level promises nothing that could be broken, so it is named only where it is too modest.

    Args:
        levels: As :func:`~parley.evaluate.reliability.measure_reliability` gives them.

    >>> from parley.evaluate.annotations import Annotations
    >>> from parley.evaluate.reliability import measure_reliability
    >>> row = {"start": "0", "end": "4", "actor_id": "UKR", "confidence": "high"}
    >>> wrong = {"t": Annotations(mentions=[row | {"actor_id": "RUS"}] * 30)}
    >>> state_reliability(measure_reliability({"t": Annotations()}, wrong))
    'The promise is broken by “high” for mentions (0 of 30 right).'
    """
    graded = levels[(levels["level"] != "low") | (levels["verdict"] == BETTER)]
    said = {
        BROKEN: "The promise is broken by",
        CHANCE: "Below it, though by no more than chance allows, is",
        BETTER: "Better than it says is",
        KEPT: "It is kept by",
    }
    statements = [
        f"{words} {_name_levels(graded[graded['verdict'] == verdict])}."
        for verdict, words in said.items()
        if (graded["verdict"] == verdict).any()
    ]
    return " ".join(statements) or "There is no find to judge it by."


def _name_levels(rows: pd.DataFrame) -> str:
    """Name levels with their counts."""
    return join_words(
        [
            f"“{r.level}” for {FINDS[r.table]} ({r.right} of {r.finds} right)"
            for r in rows.itertuples()
        ]
    )


def state_order(levels: pd.DataFrame) -> str:
    """State for which tables a higher level is right more often than the next lower one.

    Levels with fewer than five finds are left aside.
    """
    said = {True: [], False: []}
    for table in FINDS:
        rows = levels[(levels["table"] == table) & (levels["finds"] >= FEW)]
        shares = [rows.loc[rows["level"] == each, "share"].tolist() for each in PROMISES]
        ranked = [share for [share] in filter(None, shares)]
        if len(ranked) > 1:
            falls = all(higher > lower for higher, lower in pairwise(ranked))
            said[falls].append(FINDS[table])
    statements = []
    if said[True]:
        statements.append(f"The higher the level, the more is right for {join_words(said[True])}.")
    if said[False]:
        statements.append(
            f"The levels do not sort the {join_words(said[False])}: "
            "a lower one is right as often as a higher one, or more often."
        )
    return " ".join(statements) or "There are too few finds to compare the levels."


def state_standing(peers: pd.DataFrame, name: str, measure: str) -> str:
    """State who has the highest figure on a set, and who cannot be told from it.

    Parley is told from another where the interval of its lead leaves nought out (a paired
    bootstrap); two others where their intervals do not touch, which is a stricter test.

    Args:
        peers: As :func:`~parley.evaluate.peers.load_peers` gives them.
        name: The set.
        measure: The measure.

    Raises:
        ValueError: If no system was measured so.
    """
    rows = peers[(peers["set"] == name) & (peers["measure"] == measure)]
    if rows.empty:
        raise ValueError(f"no figures of {measure} on {name}")
    rows = rows.sort_values("value", ascending=False, kind="stable")
    best = rows.iloc[0]
    leads = best["system"] == "Parley" and rows["lead_low"].notna().any()
    reached = rows["lead_low"] <= 0 if leads else rows["high"] >= best["low"]
    near = [name for name in rows[reached]["system"] if name != best["system"]]
    told = _say_lead(rows) if leads else "no other’s interval reaches its own"
    if near:
        told = f"the set does not tell it from {join_words(near)}"
    share = say_share(float(best["value"]))
    return f"the highest figure is that of {best['system']} ({share}), and {told}"


def _say_lead(rows: pd.DataFrame) -> str:
    """Say how far Parley leads the next system."""
    following = rows[rows["system"] != "Parley"].iloc[0]
    lead, low, high = (100 * following[name] for name in ("lead", "lead_low", "lead_high"))
    return (
        f"it leads {following['system']}, the next, by {lead:.1f} points "
        f"(95 % interval {low:.1f} to {high:.1f})"
    )


def state_known_ground(peers: pd.DataFrame, held: Score) -> str:
    """State what Parley does on sentences that it was developed on, beside dispatches held back."""
    rows = peers.set_index(["set", "system", "measure"])["value"]
    known = float(rows["plover-dev", "Parley", "acts.type.diplomatic"])
    return (
        f"On PLOVER’s sentences of the four diplomatic kinds, on which it was developed, Parley "
        f"gives {say_share(known)} their kind; of the acts in the dispatches held back it finds "
        f"{say_share(held.total('demands.act').recall)} as the act that they are."
    )


def state_currency(current: bool) -> str:
    """State whether the figures beside other systems were taken with the rules as they stand.

    >>> state_currency(True)
    'Parley’s figures here were taken with the rules as they stand.'
    """
    if current:
        return "Parley’s figures here were taken with the rules as they stand."
    return (
        "Parley’s figures here were taken with other rules than those that stand now, "
        "and wait to be taken anew."
    )
