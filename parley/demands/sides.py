"""Sides: whether actors named by their ids are on one side, as far as the ids tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from parley.actors.identity import members_of, party_of


def expand(actor_ids: Iterable[str]) -> frozenset[str]:
    """Give actors with the members of their groups.

    >>> sorted(expand(["group:DEU+FRA", "hamas"]))
    ['DEU', 'FRA', 'group:DEU+FRA', 'hamas']
    """
    listed = list(actor_ids)
    return frozenset(listed) | {member for each in listed for member in members_of(each)}


@lru_cache(maxsize=4096)
def meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Say whether two lists of actors share one, or one has a body or person of the other's.

    Two bodies of one state are not one side: an army may stand against those who rose from it.

    >>> meet(("RUS/vladimir-putin",), ("RUS",)), meet(("SDN/army",), ("SDN/rapid-support-forces",))
    (True, False)
    """
    left, right = expand(some), expand(others)
    bare = {party_of(each) for each in left} & right | {party_of(each) for each in right} & left
    return bool(left & right or bare)
