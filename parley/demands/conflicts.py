"""Conflicts: acts that cannot both have their way."""

from __future__ import annotations

from collections.abc import Iterator

from parley.demands.answers import ANSWERS, ASKING
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.records import Demand, Link


def find_conflicts(scene: Scene, demand: Demand) -> Iterator[Link]:
    """Link a record to those that it contradicts.

    One puts first what another puts last, says no to what another says yes to, or says that
    something must come first where another wants it without preconditions.

    >>> from parley import read
    >>> text = "Peru wants talks before a truce. Chile wants a truce before any talks."
    >>> [link.rule for link in read(text, published="2024-03-01").links]
    ['sequence.reversed']
    """
    found = [*scene.ordered, *(e for e in scene.latest(demand, 1) if e.act in ANSWERS)]
    for other in found:
        if rule := _contradicts(scene, demand, other):
            yield Link(demand.demand_id, other.demand_id, "conflicts", rule)


def _contradicts(scene: Scene, demand: Demand, other: Demand) -> str:
    """Name the rule by which a record contradicts an earlier one; empty where it does not."""
    if demand.sequence and other.sequence == ">".join(reversed(demand.sequence.split(">"))):
        return "sequence.reversed"
    if _reverses(scene, demand, other):
        return "sequence.words"
    if _answers_otherwise(demand, other):
        return "answer.reversed"
    if _sets_condition(demand, other) or _sets_condition(other, demand):
        return "sequence.unconditional"
    return ""


def _reverses(scene: Scene, demand: Demand, other: Demand) -> bool:
    """Say whether another puts first, in so many words, what a record puts last."""
    if not {demand.act, other.act} <= ASKING:
        return False
    mine, theirs = scene.order_of(demand), scene.order_of(other)
    if mine is None or theirs is None or meet(other.issuers, demand.issuers):
        return False
    return mine.contradicts(theirs)


def _sets_condition(first: Demand, free: Demand) -> bool:
    """Say whether one puts something before what another wants without preconditions."""
    if not first.sequence or free.condition != "none":
        return False
    return free.issue == first.sequence.split(">")[-1] and not meet(first.issuers, free.issuers)


def _answers_otherwise(demand: Demand, other: Demand) -> bool:
    """Say whether one says yes and another says no to the very same words."""
    if {demand.act, other.act} != set(ANSWERS) or demand.content is None or other.content is None:
        return False
    one, two = demand.content, other.content
    overlap = one.start < two.end and two.start < one.end
    return overlap and not meet(demand.issuers, other.issuers)
