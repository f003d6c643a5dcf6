"""The headline: who wants what of whom, in one sentence, said from the tables of any text."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from parley.actors.identity import GROUP, party_of
from parley.figures.words import join_words, name_thing, split_list
from parley.prose import ASKING, Tables, begin_sentence, find_busiest, name_actor

MOST = 3  # parties that a headline names as asking


def state_headline(tables: Tables) -> str:
    """State who asks most of whom, for what, and what is offered most, in one sentence.

    >>> from parley import make_tables, read
    >>> state_headline(make_tables(read("Mali urged France to leave.", published="2024-03-01")))
    'Mali wants withdrawal from France.'
    """
    asked, offered = _say_asked(tables), _say_offered(tables)
    clauses = [clause for clause in (asked, offered) if clause]
    if not clauses:
        return "Nobody in this text asks or offers anything that Parley can read."
    order = ", and each puts first what the other puts last" if len(tables["deadlocks"]) else ""
    return begin_sentence(f"{'; '.join(clauses)}{order}.")


def _say_asked(tables: Tables) -> str:
    """Say what is asked of whom most is asked, and by whom."""
    demands = tables["demands"]
    party, rows = find_busiest(demands[demands["act"].isin(ASKING)], "addressees")
    askers = [each for each in _rank_parties(rows) if each != party][:MOST]
    if not party or not askers:
        return ""
    who = join_words([name_actor(tables, each) for each in askers])
    verb = "wants" if len(askers) == 1 and not _is_many(askers[0]) else "want"
    return f"{who} {verb} {_name_first_thing(rows)} from {name_actor(tables, party)}"


def _say_offered(tables: Tables) -> str:
    """Say what is offered by who offers most."""
    demands = tables["demands"]
    party, rows = find_busiest(demands[demands["act"] == "offer"], "issuers")
    verb = "offer" if _is_many(party) else "offers"
    return f"{name_actor(tables, party)} {verb} {_name_first_thing(rows)}" if party else ""


def _is_many(party: str) -> bool:
    """Say whether a party is several, as its verb has it."""
    return party.startswith(GROUP)


def _rank_parties(rows: pd.DataFrame) -> list[str]:
    """Rank the parties that issue some acts by the number of these."""
    counted = Counter(party_of(actor) for cell in rows["issuers"] for actor in split_list(cell))
    return [party for party, _ in counted.most_common()]


def _name_first_thing(rows: pd.DataFrame) -> str:
    """Name what is wanted or offered on the issue that most of some acts are on."""
    [(issue, _)] = Counter(rows["issue"]).most_common(1)
    return name_thing(issue)
