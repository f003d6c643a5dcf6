"""Repetition: the same demand, offer, answer or threat, said again or by another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.demands.likeness import SAME, share_words
from parley.demands.scene import ASKING, Scene
from parley.demands.sides import meet
from parley.records import Demand, Link

NEAR = 3  # sentences over which who refuses again on one issue refuses the same
KINDS = {
    **dict.fromkeys(ASKING, "ask"),
    "offer": "offer",
    "threaten": "threaten",
    "reject": "no",
    "accept": "yes",
}


def find_repeats(scene: Scene, demand: Demand) -> Iterator[Link]:
    """Link a record to the earlier one that says the same to the same.

    What points back (*this measure*) repeats the latest on its issue, *the same* the latest of its
    kind; what is said in full repeats the first that names the same thing. Two things in a list of
    one sentence are no repetition.

    >>> from parley import read
    >>> text = "Egypt urged Israel to accept a truce. Qatar told Israel to accept the truce."
    >>> [link.rule for link in read(text, published="2024-03-01").links]
    ['same.words']
    """
    if demand.act not in KINDS:
        return
    if scene.says_same(demand):
        found, rule = _find_echoed(scene, demand), "same.echo"
    elif scene.points_back(demand):
        same = [other for other in _list_kin(scene, demand) if _is_alike(demand, other)]
        full = [e for e in same if not scene.points_back(e)]
        found, rule = (full or same)[-1:], "same.pointer"
    else:
        found, rule = _find_named(scene, demand), "same.words"
    for other in found:
        yield Link(demand.demand_id, other.demand_id, "repeats", rule)


def key_of(demand: Demand) -> tuple[str, str, str]:
    """Give by what a record is compared: the kind of its act, its issue and its order claim.

    >>> from parley import read
    >>> key_of(read("France asked for a truce.", published="2024-03-01").demands[0])
    ('ask', 'ceasefire', '')
    """
    return KINDS.get(demand.act, ""), demand.issue, demand.sequence


def _list_kin(scene: Scene, demand: Demand) -> Sequence[Demand]:
    """List the earlier records of the same kind on the same issue."""
    return scene.kin.get(key_of(demand), ())


def _find_echoed(scene: Scene, demand: Demand) -> list[Demand]:
    """Find what *the same* is: the latest of its kind that is said in full."""
    kind = KINDS[demand.act]
    near = (e for e in scene.latest(demand, NEAR) if KINDS.get(e.act) == kind)
    return [each for each in near if not scene.says_same(each)][:1]


def _find_named(scene: Scene, demand: Demand) -> list[Demand]:
    """Find the first record of an earlier sentence that names the same thing to the same."""
    for other in _list_kin(scene, demand):
        if other.evidence.sentence == demand.evidence.sentence:
            continue
        if _is_alike(demand, other) and _names_same(scene, demand, other):
            return [other]
        if _says_same(scene, demand, other):
            return [other]
    return []


def _is_alike(demand: Demand, other: Demand) -> bool:
    """Say whether two records of one kind on one issue are to the same."""
    own = meet(demand.issuers, other.issuers)
    if demand.addressees and other.addressees:
        shared = meet(demand.addressees, other.addressees)
        return shared and (own or KINDS[demand.act] == "ask" or demand.act == "threaten")
    return own


def _says_same(scene: Scene, demand: Demand, other: Demand) -> bool:
    """Say whether two ask the same in the same words, just after each other, of nobody named."""
    if demand.evidence.sentence - other.evidence.sentence > 1 or KINDS[demand.act] != "ask":
        return False
    words, silent = scene.words_of(demand), not (demand.addressees and other.addressees)
    return silent and len(words) > 1 and words == scene.words_of(other)


def _is_own(demand: Demand, other: Demand) -> bool:
    """Say whether two records are of one side to one side, as far as both are named."""
    same = meet(demand.issuers, other.issuers) and meet(demand.addressees, other.addressees)
    return same and KINDS[demand.act] == "ask"


def _names_same(scene: Scene, demand: Demand, other: Demand) -> bool:
    """Say whether two contents name the same thing.

    What is asked does so by its words (two are enough between the same two) or by the word of its
    issue, what is offered or threatened by its words alone, and a refusal by its issue where the
    other is near.
    """
    words, others = scene.words_of(demand), scene.words_of(other)
    if share_words(words, others) >= SAME or (_is_own(demand, other) and len(words & others) > 1):
        return True
    if KINDS[demand.act] == "no" and words and others:
        return demand.evidence.sentence - other.evidence.sentence <= NEAR
    if KINDS[demand.act] != "ask":
        return False
    return bool(scene.issue_words_of(demand) & scene.issue_words_of(other))
