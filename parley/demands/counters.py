"""Counters: what an offer on terms of one's own answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.actors.identity import party_of
from parley.demands.answers import ANSWERABLE
from parley.demands.lexicon import load_words
from parley.demands.scene import Scene
from parley.demands.sides import meet
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
    return "counters.instead" if _is_instead(scene, demand) else "counters.condition"


def _find_refused(scene: Scene, demand: Demand) -> str:
    """Find what the same issuer refused last in the sentence of an offer, or before *instead*."""
    back = 1 if _is_instead(scene, demand) else 0
    for other in scene.latest(demand, back):
        if other.act == "reject" and set(other.issuers) & set(demand.issuers):
            linked = [x.to_demand for x in scene.links_of(other) if x.kind == "rejects"]
            if linked:
                return linked[-1]
    return ""


def _is_instead(scene: Scene, demand: Demand) -> bool:
    """Say whether an offer is said to stand for something else (*offered instead to talk*)."""
    return any(
        token.lower_ in load_words("instead_words.csv", "word")
        for token in scene.words_around(demand)
    )


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
        if named or (put and (_is_bound(demand, other) or (instead and near))):
            return other
    return None


def _share_party(some: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether two lists of actors are of one party: whom a governor asked, the army hears."""
    return bool({party_of(each) for each in some} & {party_of(each) for each in others})


def _is_bound(demand: Demand, other: Demand) -> bool:
    """Say whether an offer sets a condition on the matter of what was asked."""
    return demand.condition not in ("", "none") and other.issue == demand.issue


def _list_accepted(scene: Scene, demand: Demand) -> set[str]:
    """List what the issuer of an offer has said yes to."""
    return {
        link.to_demand
        for each in scene.latest(demand)
        if each.act == "accept" and meet(each.issuers, demand.issuers)
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
