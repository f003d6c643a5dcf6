"""Counters: what an offer on terms of one's own answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.actors.identity import party_of
from parley.demands.lexicon import load_table, load_words
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.demands.targets import ANSWERABLE
from parley.records import Demand, Link

COUNTERED = ANSWERABLE | {"reject"}
NEAR = 5  # sentences over which an offer on terms of its own answers what was asked
CLOSE = 2  # sentences over which an offer says *instead* of what was refused or asked
COUNTER = ("counter",)  # how the nouns of a counter-offer begin


def find_counters(scene: Scene, demand: Demand) -> Iterator[Link]:
    """Link an offer on terms of one's own to what another asked for or offered.

    Whoever refuses and then offers something counters with it; so does whoever is asked for a thing
    and offers it on a condition or *instead* offers another, and what is called a counter-offer.
    Whoever is blamed and asks for the proof of it counters the blame.

    >>> from parley import read
    >>> text = "Mali demanded a truce. France rejected this demand but offered Mali talks."
    >>> [(link.kind, link.to_demand) for link in read(text, published="2024-03-01").links][-1]
    ('counters', 'd-01')
    """
    if demand.act == "offer":
        if refused := _find_refused(scene, demand):
            yield Link(demand.demand_id, refused, "counters", "counters.refusal")
        elif other := _find_countered(scene, demand):
            yield Link(demand.demand_id, other.demand_id, "counters", _rule(scene, demand))
    elif demand.act in ("request", "demand") and (blame := _find_blame(scene, demand)):
        yield Link(demand.demand_id, blame.demand_id, "counters", "counters.blame")


def _rule(scene: Scene, demand: Demand) -> str:
    """Name the rule by which an offer counters."""
    if _is_instead(scene, demand):
        return "counters.instead"
    return "counters.condition" if demand.condition not in ("", "none") else "counters.number"


def _find_refused(scene: Scene, demand: Demand) -> str:
    """Find what the side of an offer refused last in its sentence, or just before it to the same.

    In the sentence it is the issuer himself who refuses; a sentence before, it may be his state.
    """
    for other in scene.latest(demand, 1):
        if other.act != "reject" or not meet(other.issuers, demand.issuers):
            continue
        here = other.evidence.sentence == demand.evidence.sentence
        if here and not set(other.issuers) & set(demand.issuers):
            continue
        linked = [x.to_demand for x in scene.links_of(other) if x.kind == "rejects"]
        if linked and (here or _follows(scene, demand, other, linked[-1])):
            return linked[-1]
    return ""


def _follows(scene: Scene, demand: Demand, refusal: Demand, refused: str) -> bool:
    """Say whether an offer follows a refusal at once, *instead* or to whoever was refused."""
    put = next(each for each in scene.earlier if each.demand_id == refused)
    back = _share_party(demand.addressees, put.issuers)
    return scene.earlier[-1] is refusal and (back or _is_instead(scene, demand))


def _is_instead(scene: Scene, demand: Demand) -> bool:
    """Say whether an offer is said to stand for something else (*offered instead to talk*)."""
    return bool(load_table("instead_words.csv").find(scene.words_around(demand)))


def _find_countered(scene: Scene, demand: Demand) -> Demand | None:
    """Find what an offer on a condition, or one made instead, answers."""
    accepted = _list_accepted(scene, demand)
    named = demand.trigger.startswith(COUNTER)
    instead = _is_instead(scene, demand)
    for other in scene.latest(demand) if named else scene.latest(demand, NEAR):
        if other.act not in COUNTERED or meet(other.issuers, demand.issuers):
            continue
        if other.demand_id in accepted:
            continue
        back = not demand.addressees or _share_party(demand.addressees, other.issuers)
        put = back and meet(other.addressees, demand.issuers)
        near = demand.evidence.sentence - other.evidence.sentence <= CLOSE
        other_terms = _is_bound(demand, other) or (
            near and (instead or _counts(scene, demand, other))
        )
        if named or (put and other_terms):
            return other
    return None


def _share_party(some: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether two lists of actors are of one party: whom a governor asked, the army hears."""
    return bool({party_of(each) for each in some} & {party_of(each) for each in others})


def _is_bound(demand: Demand, other: Demand) -> bool:
    """Say whether an offer sets a condition on the matter of what was asked."""
    return demand.condition not in ("", "none") and other.issue == demand.issue


def _counts(scene: Scene, demand: Demand, other: Demand) -> bool:
    """Say whether an offer names another number than was asked or offered (*40; we offered 37*)."""
    mine, theirs = scene.numbers_of(demand), scene.numbers_of(other)
    return bool(mine and theirs) and mine != theirs and demand.issue == other.issue


def _list_accepted(scene: Scene, demand: Demand) -> set[str]:
    """List what the issuer of an offer has said yes to."""
    return {
        link.to_demand
        for each in scene.latest(demand, act="accept")
        if meet(each.issuers, demand.issuers)
        for link in scene.links_of(each)
    }


def _find_blame(scene: Scene, demand: Demand) -> Demand | None:
    """Find the blame for which whoever is blamed asks the proof."""
    asked = scene.words_of(demand)
    if not asked & load_words("proof_words.csv", "lemma"):
        return None
    for other in scene.latest(demand, CLOSE):
        put = meet(other.addressees, demand.issuers) and meet(demand.addressees, other.issuers)
        if other.act == "accuse" and put:
            return other
    return None
