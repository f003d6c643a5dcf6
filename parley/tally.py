"""Tallies: counts of one text said in sentences that hold for any text, one without any too."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from parley.figures.parts import find_least_sure
from parley.figures.words import count_words, join_words
from parley.prose import ASKING, state_day, state_most_named

Tables = Mapping[str, pd.DataFrame]
NAMING = ("name", "alias")
# The other acts in the order of the annotation, one of them and more.
COUNTED = {
    "offer": ("offer", "offers"),
    "accept": ("acceptance", "acceptances"),
    "reject": ("refusal", "refusals"),
    "threaten": ("threat", "threats"),
    "accuse": ("accusation", "accusations"),
}


def tally_actors(tables: Tables) -> str:
    """Say how many actors there are, who is mentioned most, and how many mentions name nobody.

    >>> from parley import make_tables, read
    >>> tables = make_tables(read("Mali urged France to leave.", published="2024-03-01"))
    >>> tally_actors(tables)
    '2 actors. Mentioned most: Mali, 1 time of 2. Every mention uses a name.'
    >>> tally_actors(make_tables(read("It rained.", published="2024-03-01")))[:20]
    'Nobody is mentioned '
    """
    actors, mentions = tables["actors"], tables["mentions"]
    said = state_most_named(tables)
    if mentions.empty:
        return said
    indirect = int((~mentions["how"].isin(NAMING)).sum())
    use = "uses" if indirect == 1 else "use"
    ways = "pronouns, offices, capitals that stand for governments, and descriptions"
    named = "Every mention uses a name."
    counted = f"{indirect} of all mentions {use} no name at all; such are {ways}."
    return f"{count_words(len(actors), 'actor')}. {said} {counted if indirect else named}"


def tally_dates(tables: Tables) -> str:
    """Say how many expressions of time there are, how many hang on the day, how many are bounded.

    >>> from parley import make_tables, read
    >>> tally_dates(make_tables(read("Mali agreed on May 15.", published="2024-03-01")))[:36]
    'The text has 1 expression of time. 1'
    >>> tally_dates(make_tables(read("Mali agreed.", published="2024-03-01")))
    'The text names no time. What follows would show it if it did.'
    """
    dates = tables["dates"]
    if dates.empty:
        return "The text names no time. What follows would show it if it did."
    anchored = int((dates["anchor"] != "").sum())
    bounded = int(((dates["earliest"] != "") & (dates["latest"] != "")).sum())
    counted = count_words(len(dates), "expression of time", "expressions of time")
    return (
        f"The text has {counted}. {anchored} of them cannot be placed without the day on which "
        f"they were written. Read from {state_day(tables)}, {bounded} can be placed between two "
        "days."
    )


def tally_acts(tables: Tables) -> str:
    """Say how many acts of each kind there are.

    >>> from parley import make_tables, read
    >>> tally_acts(make_tables(read("Mali urged France to leave.", published="2024-03-01")))
    'In all, the text holds 1 demand or request.'
    >>> tally_acts(make_tables(read("It rained.", published="2024-03-01")))
    'The text holds no act that Parley can read.'
    """
    acts = tables["demands"]["act"]
    asked = int(acts.isin(ASKING).sum())
    counted = [count_words(asked, "demand or request", "demands and requests")] if asked else []
    for act, (one, more) in COUNTED.items():
        if number := int((acts == act).sum()):
            counted.append(count_words(number, one, more))
    if not counted:
        return "The text holds no act that Parley can read."
    return f"In all, the text holds {join_words(counted)}."


def state_least_sure(tables: Tables) -> str:
    """State the mention of which the method is least sure, as whom it is read, and as whom else.

    >>> from parley import make_tables, read
    >>> state_least_sure(make_tables(read("It rained.", published="2024-03-01")))
    'Nobody is mentioned, so no mention is unsure.'
    """
    found = find_least_sure(tables)
    if found.empty:
        return "Nobody is mentioned, so no mention is unsure."
    row = found.iloc[0]
    names = tables["actors"].set_index("actor_id")["name"]
    other = names.get(row["alternative"], "nobody" if row["alternative"] else "")
    return (
        "This is the one mention of which the method is least sure: "
        f"“{row['quote']}” (sentence {int(row['sentence'])}) is read as "
        f"{names.get(row['actor_id'], 'nobody')}; "
        + (f"the other reading is {other}." if other else "there is no other reading.")
    )
