"""Over time: when a stance was first seen and when it changed, and the prose that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from parley.actors.identity import party_of
from parley.figures.words import count_words, join_words, name_issue, split_list
from parley.prose import name_actor, say_day

Tables = Mapping[str, pd.DataFrame]


def list_moves(tables: Tables) -> pd.DataFrame:
    """List each time that a party is seen to take a stance on an issue which it had not before.

    Returns:
        A row for each, by party and issue in the order in which they are first seen: ``party``,
        ``issue``, ``published``, ``stance``, ``move`` (``first`` or ``changed``), ``text_id`` and
        the ``demand_id`` that shows it. Texts without a day are left out.

    >>> from parley import make_tables, read
    >>> texts = [read("Mali urged France to leave.", published="2024-03-01", text_id="a"),
    ...          read("Mali rejected talks with France.", published="2024-03-09", text_id="b")]
    >>> list_moves(make_tables(texts))[["party", "issue", "stance", "move"]].values.tolist()
    [['MLI', 'withdrawal', 'asks', 'first'], ['MLI', 'talks', 'refuses', 'first']]
    """
    days = dict(zip(tables["texts"]["text_id"], tables["texts"]["published"], strict=True))
    rows = [row for row in tables["positions"].to_dict("records") if days[row["text_id"]]]
    rows.sort(key=lambda row: days[row["text_id"]])
    seen: dict[tuple[str, str], set[str]] = {}
    moves: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows:
        key = (party_of(row["actor_id"]), row["issue"])
        stances = {stance.rstrip("?") for stance in split_list(row["stance"])}
        known = seen.setdefault(key, set())
        if new := sorted(stances - known):
            moves.setdefault(key, []).append(_make_move(key, row, days, new, bool(known)))
        known |= stances
    listed = [move for found in moves.values() for move in found]
    names = ("party", "issue", "published", "stance", "move", "text_id", "demand_id")
    return pd.DataFrame(listed, columns=list(names))


def _make_move(
    key: tuple[str, str],
    row: Mapping[str, str],
    days: Mapping[str, str],
    new: Sequence[str],
    known: bool,
) -> dict[str, str]:
    """Make the row of a move."""
    return {
        "party": key[0],
        "issue": key[1],
        "published": days[row["text_id"]],
        "stance": "|".join(new),
        "move": "changed" if known else "first",
        "text_id": row["text_id"],
        "demand_id": split_list(row["demands"])[0],
    }


def state_span(tables: Tables) -> str:
    """State how many texts there are, from when to when, and how many have no day.

    >>> from parley import make_tables, read
    >>> state_span(make_tables(read("Kyiv agreed.", published="2025-05-11")))
    '1 text of 11 May 2025'
    """
    texts = tables["texts"]
    days = sorted(day for day in texts["published"] if day)
    said = count_words(len(texts), "text")
    if not days:
        return f"{said} without a day of publication"
    said += f" of {say_day(days[0])}"
    if days[0] != days[-1]:
        said = said.replace(" of ", " from ", 1) + f" to {say_day(days[-1])}"
    undated = len(texts) - len(days)
    return said + (f", {undated} without a day" if undated else "")


def state_threads(tables: Tables) -> str:
    """State what became of the demands that are followed, or that there are none to follow.

    >>> from parley import make_tables, read
    >>> state_threads(make_tables(read("Mali urged France to leave.", published="2024-03-01")))
    'Parley follows 1 demand, offer, threat or accusation. None of them is seen again.'
    """
    threads = tables["threads"]
    number = threads["thread_id"].nunique()
    if not number:
        return "No text holds a demand, offer, threat or accusation that could be followed."
    one, more = "demand, offer, threat or accusation", "demands, offers, threats and accusations"
    noun = one if number == 1 else more
    said = f"Parley follows {number} {noun}."
    words = {
        "repeated": "seen again",
        "changed": "seen with another deadline, length or condition",
        "answered": "answered by who was addressed",
        "dropped": "said to be given up",
    }
    counted = [
        f"{len(rows)} {'is' if len(rows) == 1 else 'are'} {words[event]}"
        for event in words
        if len(rows := threads.loc[threads["event"] == event, "thread_id"].unique())
    ]
    return f"{said} {join_words(counted) or 'None of them is seen again'}."


def state_longest(tables: Tables) -> str:
    """State which thread is followed over most days, from which to which, or that none is."""
    threads = tables["threads"][tables["threads"]["published"] != ""]
    spans = threads.groupby("thread_id")["published"].agg(["min", "max"])
    spans = spans[spans["min"] < spans["max"]]
    if spans.empty:
        return "No demand is seen on more than one day."
    length = pd.to_datetime(spans["max"]) - pd.to_datetime(spans["min"])
    longest = length.idxmax()
    first = threads[threads["thread_id"] == longest].iloc[0]
    who = join_words([name_actor(tables, each) for each in split_list(first["actors"])])
    days = spans.loc[longest]
    return (
        f"The longest, on {name_issue(first['issue'])}, is that of {who or 'somebody'}: from "
        f"{say_day(days['min'])} to {say_day(days['max'])}."
    )
