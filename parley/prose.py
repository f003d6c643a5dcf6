"""Prose: the sentences and numbers that the chapters quote, said from the tables of any text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

import pandas as pd
from babel.dates import format_date

from parley.actors.identity import party_of
from parley.datafiles import read_rows
from parley.figures.words import (
    ACT_PHRASES,
    STATUS_WORDS,
    count_words,
    join_words,
    name_issue,
    split_list,
)
from parley.gazetteer.store import load_gazetteer

Tables = Mapping[str, pd.DataFrame]
ISO_DAY = r"\d{4}-\d{2}-\d{2}"
ASKING = ("demand", "request")
# Where the head of a name ends, and what makes an article needless.
HEAD_END = re.compile(r" (?:of|for|on|in|to|against|and|at) ")
POSSESSOR = re.compile(r"\w['’]s |s['’] ")
# The kinds of actors that make up a group.
MEMBERS = frozenset({"state", "international", "organisation", "armed-group"})


def state_day(tables: Tables) -> str:
    """State the day of publication (*11 May 2025*), or that it is unknown.

    >>> from parley import make_tables, read
    >>> state_day(make_tables(read("Kyiv agreed.", published="2025-05-11")))
    '11 May 2025'
    """
    days = [say_day(day) for day in dict.fromkeys(tables["texts"]["published"]) if day]
    return join_words(days) or "an unknown day"


def say_day(day: str) -> str:
    """Say an ISO day in words, in English whatever the machine's language.

    >>> say_day("2025-05-15")
    '15 May 2025'
    """
    return format_date(date.fromisoformat(day), "d MMMM y", locale="en")


def state_terms(tables: Tables) -> str:
    """State on which day something is asked or offered, the first that lies ahead, and how many.

    >>> from parley import make_tables, read
    >>> state_terms(make_tables(read("Mali urged France to leave.", published="2024-03-01")))
    'No act of the text names a day that lies ahead.'
    """
    demands = tables["demands"].merge(tables["texts"][["text_id", "published"]], on="text_id")
    ahead = demands[
        demands["when"].str.fullmatch(ISO_DAY) & (demands["when"] > demands["published"])
    ]
    if ahead.empty:
        return "No act of the text names a day that lies ahead."
    first = ahead.loc[ahead["when"].idxmin()]
    who = name_actors(tables, split_list(first["issuers"])) or "Somebody"
    what = f"{who} {ACT_PHRASES[first['act']]} {name_issue(first['issue'])}"
    return f"The next day that is named for something: {say_day(first['when'])} ({what})."


def name_actor(tables: Tables, actor_id: str) -> str:
    """Give the usual name of an actor as a sentence has it.

    A state behind a person has a name though the text does not mention it itself.

    >>> from parley import make_tables, read
    >>> tables = make_tables(read("Mali urged France to leave.", published="2024-03-01"))
    >>> name_actor(tables, "MLI")
    'Mali'
    """
    actors = tables["actors"]
    for row in actors[actors["actor_id"] == actor_id].to_dict("records"):
        return add_article(row["name"], row["kind"])
    known = load_gazetteer().actor(actor_id)
    return add_article(known.name, known.kind) if known else actor_id


def add_article(name: str, kind: str) -> str:
    """Put *the* before a name that English gives it, by the head of the name.

    Args:
        name: The usual name; of a group of several actors their names with commas between.
        kind: The kind of actor, as the table of actors has it.

    >>> add_article("Russian Foreign Ministry", "organisation"), add_article("NATO", "organisation")
    ('the Russian Foreign Ministry', 'NATO')
    >>> add_article("France, United Kingdom", "group")
    'France and the United Kingdom'
    """
    if kind == "group" and ", " in name:
        return join_words([_put_article(part, MEMBERS) for part in name.split(", ")])
    return _put_article(name, frozenset((kind,)))


def _put_article(name: str, kinds: frozenset[str]) -> str:
    """Put the article before the name of an actor of one of some kinds."""
    head = HEAD_END.split(name)[0].split(" ")[-1]
    bare = not POSSESSOR.search(name) and not name.lower().startswith("the ")
    wanted = any(
        head in split_list(row["heads"]) and not kinds.isdisjoint(split_list(row["kinds"]))
        for row in read_rows("prose/articles.csv")
    )
    return f"the {name}" if wanted and bare else name


def begin_sentence(words: str) -> str:
    """Give words as a sentence begins with them.

    >>> begin_sentence("the United States asks"), begin_sentence("al-Shabaab refuses")
    ('The United States asks', 'Al-Shabaab refuses')
    """
    return words[:1].upper() + words[1:]


def name_actors(tables: Tables, actor_ids: Iterable[str]) -> str:
    """Name several actors as prose does (*Mali, Niger and Chad*)."""
    return join_words([name_actor(tables, actor_id) for actor_id in actor_ids])


def count_facts(tables: Tables) -> dict[str, int]:
    """Count what a chapter may want to state: rows of each table, and acts by kind.

    >>> from parley import make_tables, read
    >>> reading = read("Mali urged France to leave.", published="2024-03-01")
    >>> facts = count_facts(make_tables(reading))
    >>> facts["n_demands"], facts["n_request"], facts["n_offer"]
    (1, 1, 0)
    """
    acts = Counter(tables["demands"]["act"])
    kinds = ("demand", "request", "offer", "accept", "reject", "threaten", "accuse")
    return {
        **{f"n_{name}": len(frame) for name, frame in tables.items()},
        **{f"n_{kind}": acts[kind] for kind in kinds},
        "n_asks": sum(acts[kind] for kind in ASKING),
    }


def state_size(tables: Tables) -> str:
    """State how much was found: sentences, actors, acts and dates, counted.

    >>> from parley import make_tables, read
    >>> state_size(make_tables(read("Mali urged France to leave.", published="2024-03-01")))
    '1 sentence with 2 actors, 1 act and no date'
    """
    nouns = {"actors": "actor", "demands": "act", "dates": "date"}
    counted = [_count_rows(tables[name], noun) for name, noun in nouns.items()]
    return f"{count_words(len(tables['sentences']), 'sentence')} with {join_words(counted)}"


def _count_rows(table: pd.DataFrame, noun: str) -> str:
    """Count the rows of a table, and say none in a word."""
    return count_words(len(table), noun) if len(table) else f"no {noun}"


def state_most_named(tables: Tables) -> str:
    """State who is mentioned most, the earliest of equals.

    >>> from parley import make_tables, read
    >>> state_most_named(make_tables(read("Mali urged France to leave.", published="2024-03-01")))
    'Mentioned most: Mali, 1 time of 2.'
    """
    actors, mentions = tables["actors"], tables["mentions"]
    if mentions.empty:
        return "Nobody is mentioned whom Parley knows or can make out."
    most = actors.loc[actors["mentions"].idxmax()]
    times = count_words(int(most["mentions"]), "time")
    return f"Mentioned most: {most['name']}, {times} of {len(mentions)}."


def state_answer(tables: Tables) -> str:
    """Answer in a few sentences who wants what of whom, from the tables alone."""
    if tables["demands"].empty:
        return "The text holds no demand, offer, answer, threat or accusation that Parley can read."
    statements = (
        state_asking(tables),
        state_offering(tables),
        state_deadlocks(tables),
        state_common_ground(tables),
    )
    return " ".join(statement for statement in statements if statement)


def state_asking(tables: Tables) -> str:
    """State of whom most is asked, on what, and by whom.

    >>> from parley import make_tables, read
    >>> tables = make_tables(read("Mali urged France to leave.", published="2024-03-01"))
    >>> state_asking(tables)[:34]
    'Most is asked of France: 1 of 1 re'
    """
    demands = tables["demands"]
    asked = demands[demands["act"].isin(ASKING)]
    party, rows = find_busiest(asked, "addressees")
    if not party:
        return ""
    issuers = Counter(
        party_of(i) for cell in rows["issuers"] for i in split_list(cell) if party_of(i) != party
    )
    askers = [actor for actor, _ in issuers.most_common(3)]
    by = f", by {name_actors(tables, askers)}" if askers else ""
    counted = f"{len(rows)} of {count_words(len(asked), 'request')}"
    return f"Most is asked of {name_actor(tables, party)}: {counted}, {_name_issues(rows)}{by}."


def state_offering(tables: Tables) -> str:
    """State who offers most, and on what."""
    demands = tables["demands"]
    offered = demands[demands["act"] == "offer"]
    party, rows = find_busiest(offered, "issuers")
    if not party:
        return ""
    counted = f"{len(rows)} of {count_words(len(offered), 'offer')}"
    return f"Most is offered by {name_actor(tables, party)}: {counted}, {_name_issues(rows)}."


def find_busiest(rows: pd.DataFrame, column: str) -> tuple[str, pd.DataFrame]:
    """Find the party that stands in most rows of a column, the earliest of equals, and its rows."""
    parties = [{party_of(actor): None for actor in split_list(cell)} for cell in rows[column]]
    counted = Counter(party for each in parties for party in each)
    if not counted:
        return "", rows.iloc[:0]
    [(busiest, _)] = counted.most_common(1)
    return busiest, rows[[busiest in each for each in parties]]


def _name_issues(rows: pd.DataFrame) -> str:
    """Name the issues of some rows, the most frequent first."""
    issues = [name_issue(issue) for issue, _ in Counter(rows["issue"]).most_common(3)]
    return f"above all on {issues[0]}" if len(issues) > 2 else f"on {join_words(issues)}"


def state_deadlocks(tables: Tables) -> str:
    """State each deadlock: who wants what before what, and how firmly.

    A text without one gives the empty string.
    """
    statements = [_state_deadlock(tables, lock) for lock in tables["deadlocks"].to_dict("records")]
    return " ".join(statements)


def _state_deadlock(tables: Tables, lock: Mapping[str, str]) -> str:
    """State one deadlock, claim by claim; a claim that is not made outright says so."""
    claims = [_find_claim(tables["orders"], lock, step) for step in pairwise(_ring_of(lock))]
    said = (
        f"{name_actor(tables, claim['actor_id'])} puts {name_issue(claim['before'])} "
        f"before {name_issue(claim['after'])}{STATUS_WORDS[claim['status']]}"
        for claim in claims
    )
    return f"They are deadlocked: {', but '.join(said)}."


def _ring_of(lock: Mapping[str, str]) -> list[str]:
    """Give the issues of a deadlock, the first again at the end."""
    return lock["issues"].split(">")


def _find_claim(
    orders: pd.DataFrame, lock: Mapping[str, str], step: tuple[str, str]
) -> Mapping[str, str]:
    """Find the claim that makes one step of a deadlock."""
    made = orders["demand_id"].isin(split_list(lock["demands"]))
    here = (orders["text_id"] == lock["text_id"]) & made
    fits = here & (orders["before"] == step[0]) & (orders["after"] == step[1])
    return orders[fits].iloc[0].to_dict()


def state_common_ground(tables: Tables) -> str:
    """State on which issues opposing parties have both offered or accepted something.

    A text without any gives the empty string.
    """
    return " ".join(
        f"Common ground: {name_actors(tables, split_list(row['parties']))} have each offered "
        f"or accepted {name_issue(row['issue'])}."
        for row in tables["common_ground"].to_dict("records")
    )
