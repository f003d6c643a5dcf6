"""Sides: which parties the text sets against each other, and how much weight each of them has.

Who calls on the two, who mediates, and the bodies of a state that is itself a side are none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, join_sides, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.page import SUBJECTS, Sighting
from parley.actors.units import is_of_army

NEAR = 2
OUTSIDE = 0.4  # who calls for calm is seldom a side
LONG = 30  # sentences back in which it counts how often a side was named
AHEAD = 2  # sentences behind, for a pair that is named before its members
JOINED = 2.0  # *A and B*, *between A and B*
BODY_KINDS = frozenset(("state", "organisation", "armed-group"))


def side_for(discourse: Discourse, actor_id: str, sort: str) -> str:
    """Give the side for which an actor counts in a pair."""
    if sort in ("person", "leader"):
        return actor_id
    return party_of(actor_id) if sort in ("state", "land") else discourse.side_of(actor_id)


def is_of_sort(discourse: Discourse, side: str, sort: str) -> bool:
    """Say whether a side can be one of the two that a noun calls so."""
    kind = discourse.kind(side)
    if sort == "leader":
        return kind == "person" and not _serves_another(discourse, side)
    if sort == "person":
        return kind == "person"
    if sort == "land":
        return kind == "state"
    if sort == "state":
        return kind == "state" or side.islower()
    if sort == "armed":
        listed = discourse.gazetteer.actor(side) is not None
        return kind == "armed-group" or (kind == "organisation" and (listed or is_of_army(side)))
    return kind in BODY_KINDS


def _serves_another(discourse: Discourse, person: str) -> bool:
    """Say whether somebody speaks or is sent for another (*his adviser*), and leads nobody."""
    told = {code for (code, _), holder in discourse.holders.items() if holder == person}
    offices = told or {discourse.actor(person).office}
    nouns = discourse.gazetteer.office_nouns.values()
    roles = {noun.role for noun in nouns if offices & {noun.code, noun.noun}}
    return bool(roles) and "holder" not in roles


def weigh_sides(
    discourse: Discourse, sightings: Iterable[Sighting], start: int, sort: str, doer: str
) -> dict[str, float]:
    """Weigh the sides that are named: nearness, and who are joined to each other."""
    weights: dict[str, float] = defaultdict(float)
    for sighting in sightings:
        side = side_for(discourse, sighting.actor_id, sort)
        fits = is_of_sort(discourse, side, sort) and side not in (doer or None, party_of(doer))
        if fits and _may_be_side(discourse, sighting, doer):
            weights[side] += _weigh(discourse, sighting, start, sort)
    counts = Counter(
        side_for(discourse, sighting.actor_id, sort)
        for sighting in discourse.back(start, within=LONG)
    )
    salient: dict[str, float] = defaultdict(float)
    for side, weight in weights.items():
        salient[side] = weight * (1 + min(counts[side], 6) / 3)
    return _drop_states_of_bodies(discourse, salient)


def _may_be_side(discourse: Discourse, sighting: Sighting, doer: str) -> bool:
    """Say whether an actor can be one of the two: no group, no mediator, not with who calls."""
    if sighting.actor_id in ("", discourse.issuer) or sighting.actor_id.startswith(GROUP):
        return False
    above = discourse.by_head.get(discourse.page.climb(sighting.head))
    beside_doer = doer and above is not None and above.party == doer
    return not beside_doer and not _mediates(discourse, sighting)


def _weigh(discourse: Discourse, sighting: Sighting, start: int, sort: str) -> float:
    """Weigh one mention of a side: nearness, joined to another by *and*, no outsider."""
    page = discourse.page
    weight = 1.0 / (2 + abs(page.sentence_at(start) - page.sentence_at(sighting.start)))
    if sort == "state" and discourse.kind(side_for(discourse, sighting.actor_id, sort)) != "state":
        weight /= 4  # *countries* are states first
    if _appeals(discourse, sighting):
        weight *= OUTSIDE
    return weight * (JOINED if _is_joined(discourse, sighting, sort) else 1.0)


def are_long_sides(discourse: Discourse, weights: dict[str, float], start: int, sort: str) -> bool:
    """Say whether none but the two heaviest sides is named more often than one of them."""
    best = sorted(weights, key=lambda side: (-weights[side], side))[:2]
    counts: Counter[str] = Counter()
    for sighting in discourse.back(start, within=LONG):
        side = side_for(discourse, sighting.actor_id, sort)
        if is_of_sort(discourse, side, sort):
            counts[side] += 1
    most = max((n for side, n in counts.items() if side not in best), default=0)
    return most <= max(1, min(counts[side] for side in best))


def _drop_states_of_bodies(discourse: Discourse, weights: dict[str, float]) -> dict[str, float]:
    """Let two bodies of one state stand against each other, and not the state against its own."""
    for side in [s for s in weights if _is_plain_organ(discourse, s)]:
        if party_of(side) in weights or len({party_of(s) for s in weights}) > 1:
            weights[party_of(side)] += weights.pop(side)
    for side in [s for s in weights if "/" not in s and discourse.kind(s) == "state"]:
        own = [s for s in weights if s.startswith(f"{side}/")]
        if len(own) > 1:
            del weights[side]
    for side in [s for s in weights if "/" in s and discourse.kind(s) == "organisation"]:
        if party_of(side) in weights and discourse.kind(party_of(side)) == "state":
            weights[party_of(side)] += weights.pop(side)
    return weights


def _is_plain_organ(discourse: Discourse, side: str) -> bool:
    """Say whether a side is a ministry or the like, which stands for its state in a pair."""
    own = side.partition("/")[2]
    organs = load_lexicon().modifiers["state-organ"]
    return bool(own) and any(own == organ or own.endswith(f"-{organ}") for organ in organs)


def _mediates(discourse: Discourse, sighting: Sighting) -> bool:
    """Say whether somebody only hosts, leads a mediation or welcomes."""
    if discourse.offices.get(sighting.actor_id) in ("mediator", "special-envoy"):
        return True
    page, i = discourse.page, discourse.page.climb(sighting.head)
    if page.text[max(0, sighting.start - 1) : sighting.start] == "(":
        return True
    mediating = load_lexicon().modifiers["mediating"]
    if page.deps[i] == "pobj" and page.lowers[page.heads[i]] == "by":
        return page.lemmas[page.heads[page.heads[i]]] in mediating
    return page.deps[i] in SUBJECTS and page.lemmas[page.heads[i]] in mediating


def _appeals(discourse: Discourse, sighting: Sighting) -> bool:
    """Say whether somebody is the subject of a verb by which outsiders speak (*called for*)."""
    page, i = discourse.page, discourse.page.climb(sighting.head)
    verb = page.lemmas[page.heads[i]]
    return page.deps[i] in SUBJECTS and load_lexicon().marks(verb, "appealing")


def _is_joined(discourse: Discourse, sighting: Sighting, sort: str) -> bool:
    """Say whether an actor stands joined to another by *and*."""
    page, i = discourse.page, sighting.head
    up = discourse.by_head.get(page.heads[i]) if page.deps[i] == "conj" else None
    down = [discourse.by_head.get(c.i) for c in page.children(i) if c.dep_ == "conj"]
    partners = [up, *down]
    root = page.climb(i)
    if (
        sum(
            page.climb(j) == root
            for j in range(root, min(root + 20, len(page.words)))
            if j in discourse.by_head or j == root
        )
        != 2
    ):  # a longer list
        return False  # fmt: skip
    return any(p and is_of_sort(discourse, side_for(discourse, p.actor_id, sort), sort)
               for p in partners)  # fmt: skip


def find_ahead(discourse: Discourse, start: int) -> Iterator[Sighting]:
    """Give the known names of states and bodies in the next sentences, as they would be sighted."""
    page = discourse.page
    here = page.sentence_at(start)
    seen: set[int] = set()
    for name in sorted(discourse.covered.values(), key=lambda n: n.start):
        back = page.sentence_at(name.start) - here
        if name.start > start and 0 <= back <= AHEAD and name.start not in seen:
            seen.add(name.start)
            if name.kind in BODY_KINDS and name.how != "capital" and not name.inner:
                yield Sighting(name.start, name.end, name.head, name.actor_id, name.how, "ahead")


def are_two_ahead(weights: dict[str, float], last: bool) -> bool:
    """Say whether two sides weigh more than all others, or at least two are there at last."""
    ranked = [*sorted(weights.values(), reverse=True), 0.0, 0.0, 0.0]
    return ranked[1] > (0.0 if last else 1.25 * ranked[2])


def join_heaviest(discourse: Discourse, weights: dict[str, float]) -> str:
    """Join the two heaviest sides into a group."""
    ranked = sorted(weights, key=lambda side: (-weights[side], side))
    # Two of one party do not stand against each other where there is somebody else.
    others = [s for s in ranked[1:] if "/" in s and party_of(s) != party_of(ranked[0])]
    same = len(ranked) > 1 and discourse.kind(ranked[1]) == "person"
    mates = same and party_of(ranked[0]) == party_of(ranked[1]) != ranked[0]
    best = [ranked[0], others[0]] if mates and others else ranked[:2]
    return discourse.know(join_sides(best), name_sides(discourse, best), "group")


def name_sides(discourse: Discourse, sides: Iterable[str]) -> str:
    """Give the names of some sides as the name of their group."""

    return ", ".join(discourse.actor(side).name for side in sorted(set(sides)))
