"""Inland: who fights within a state (*the parties in Mali*), whoever else is at odds before."""

from __future__ import annotations

from collections import Counter

from parley.actors.discourse import Discourse
from parley.actors.identity import join_sides, party_of
from parley.actors.phrases import Phrase
from parley.actors.sides import is_of_sort, name_sides
from parley.actors.units import is_of_army


def find_land_of(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state in which the parties are (*the parties in Mali*), or nothing."""
    inside = phrase.complement == "in" and len(phrase.origins) == 1
    named = inside and phrase.origins[0].how in ("name", "alias")
    land = phrase.origins[0].actor_id if named else ""
    return land if land and discourse.kind(land) == "state" else ""


def find_within(discourse: Discourse, land: str) -> str:
    """Join the two who fight within a state: its armed bodies that the text names, or it and one.

    Two that the text has set against each other elsewhere are not the parties there.
    """
    names = {name.start: name.actor_id for name in discourse.covered.values()}
    named = Counter(names.values())
    own = [i for i in named if is_of(discourse, i, land) and is_of_sort(discourse, i, "armed")]
    best = sorted(own, key=lambda side: (-named[side], side))[:2]
    if len(best) == 1 and not is_of_army(best[0]):
        best.append(land)
    if len(best) < 2:
        return ""
    return discourse.know(join_sides(best), name_sides(discourse, best), "group")


def is_of(discourse: Discourse, side: str, land: str) -> bool:
    """Say whether a side is a state, or a body or band of it."""
    return party_of(side) == land or discourse.actor(side).country == land
