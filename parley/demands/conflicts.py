"""Conflicts: acts that cannot both have their way."""

from __future__ import annotations

from collections.abc import Iterator

from parley.demands.scene import ASKING, Scene
from parley.demands.sides import meet
from parley.demands.targets import ANSWERS
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
    for other, rule in _find_contradicted(scene, demand):
        yield Link(demand.demand_id, other.demand_id, "conflicts", rule)


def _find_contradicted(scene: Scene, demand: Demand) -> Iterator[tuple[Demand, str]]:
    """Find the earlier records that a record contradicts, each with its rule."""
    if demand.sequence:
        first, last = demand.sequence.split(">")
        for other in scene.ordered.get(("sequence", f"{last}>{first}"), ()):
            yield other, "sequence.reversed"
        for other in scene.ordered.get(("freely", last), ()):
            if not meet(other.issuers, demand.issuers):
                yield other, "sequence.unconditional"
    if demand.condition == "none":
        for other in scene.ordered.get(("last", demand.issue), ()):
            if not meet(other.issuers, demand.issuers):
                yield other, "sequence.unconditional"
    if demand.act in ASKING and scene.order_of(demand):
        for other in scene.ordered.get(("words", ""), ()):
            if _reverses(scene, demand, other):
                yield other, "sequence.words"
    if demand.act in ANSWERS:
        for other in scene.latest(demand, 1):
            if _answers_otherwise(demand, other):
                yield other, "answer.reversed"


def _reverses(scene: Scene, demand: Demand, other: Demand) -> bool:
    """Say whether another puts first, in so many words, what a record puts last."""
    mine, theirs = scene.order_of(demand), scene.order_of(other)
    if mine is None or theirs is None or not mine.contradicts(theirs):
        return False
    return not meet(other.issuers, demand.issuers)


def _answers_otherwise(demand: Demand, other: Demand) -> bool:
    """Say whether one says yes and another says no to the very same words."""
    if {demand.act, other.act} != set(ANSWERS) or demand.content is None or other.content is None:
        return False
    one, two = demand.content, other.content
    overlap = one.start < two.end and two.start < one.end
    return overlap and not meet(demand.issuers, other.issuers)
