"""Repetition: the same demand, offer, refusal or threat, said again or by another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.demands.answers import ASKING
from parley.demands.likeness import SAME, share_words
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.records import Demand, Link

NEAR = 3  # sentences over which who refuses again on one issue refuses the same
KINDS = {**dict.fromkeys(ASKING, "ask"), "offer": "offer", "threaten": "threaten", "reject": "no"}


def find_repeats(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> Iterator[Link]:
    """Link a record to the earlier one that says the same to the same.

    What points back (*this measure*) repeats the latest on its issue; what is said in full repeats
    the first that names the same thing. Two things in a list of one sentence are no repetition.

    >>> from parley import read
    >>> text = "Egypt urged Israel to accept a truce. Qatar told Israel to accept the truce."
    >>> [link.rule for link in read(text, published="2024-03-01").links]
    ['same.words']
    """
    if demand.act not in KINDS:
        return
    same = [other for other in earlier if _is_alike(demand, other)]
    if scene.points_back(demand):
        full = [e for e in same if not scene.points_back(e)]
        found, rule = (full or same)[-1:], "same.pointer"
    else:
        before = (e for e in same if e.evidence.sentence != demand.evidence.sentence)
        found, rule = [e for e in before if _names_same(scene, demand, e)][:1], "same.words"
    for other in found:
        yield Link(demand.demand_id, other.demand_id, "repeats", rule)


def _is_alike(demand: Demand, other: Demand) -> bool:
    """Say whether two records are the same kind of act on one issue, and to the same."""
    if KINDS[demand.act] != KINDS.get(other.act) or demand.issue != other.issue:
        return False
    if demand.sequence != other.sequence:
        return False
    own = meet(demand.issuers, other.issuers)
    if demand.addressees and other.addressees:
        shared = meet(demand.addressees, other.addressees)
        return shared and (own or KINDS[demand.act] == "ask" or demand.act == "threaten")
    return own


def _names_same(scene: Scene, demand: Demand, other: Demand) -> bool:
    """Say whether two contents name the same thing.

    What is asked does so by its words or by the word of its issue, what is offered or threatened by
    its words alone, and a refusal by its issue where the other is near.
    """
    if share_words(scene.words_of(demand), scene.words_of(other)) >= SAME:
        return True
    if KINDS[demand.act] == "no":
        return demand.evidence.sentence - other.evidence.sentence <= NEAR
    asks = KINDS[demand.act] == "ask"
    return asks and bool(scene.issue_words_of(demand) & scene.issue_words_of(other))
