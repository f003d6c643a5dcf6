"""Dyads: who stands against whom in a text, for acts that name nobody.

A text between two sides often says once to whom an offer or a threat goes and then leaves it out;
and whoever offers the two a place or a date for talks offers it to both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from parley.actors.identity import GROUP, members_of, party_of
from parley.demands.answers import ASKING
from parley.demands.discourse import UNSURE
from parley.records import Demand, Mention

OPPOSED = frozenset({"offer", "threaten"})
HOSTILE = frozenset({"demand", "request", "reject", "threaten", "accuse"})
GUESSED = (".counterpart", ".exchange")  # rules that take one of two for the partner of a third
NEAR = 3  # sentences back to where the two were last named together
LEAST = 2  # acts between two sides before what names nobody is read as one more
PAIRED = 2
# Words that open what two do with each other, and not each with a third.
AGREEING = frozenset(
    {"agree", "reach", "strike", "settle", "conclude", "come", "commit", "seal", "shake", "sign"}
)
# What a third party offers two, and words one of which must say so.
MEDIATED = frozenset({"talks", "ceasefire", "prisoners"})
MEDIATING = frozenset({
    "talks", "truce", "ceasefire", "cease-fire", "mediate", "mediation", "mediator", "host",
    "offices", "peace", "plan", "swap", "exchange", "negotiations", "summit", "meeting",
    "conference", "venue", "broker", "arbitrate", "arbitration", "conciliation", "reconcile",
    "roadmap", "dialogue"
})  # fmt: skip
SHOWING = ("this ", "these ", "such ", "those ")  # before a deed of whoever was spoken of


def address_sides(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Address what still names nobody to the other side of the text, or to both of its sides.

    Args:
        doc: The document.
        demands: Its records in text order.

    Returns:
        The records in the same order; the rule says ``pair`` or ``dyad``.

    >>> from parley import read
    >>> text = "Kenya urged Uganda to talk. Kenya accused Uganda of delay. Kenya offered a truce."
    >>> doc = read(text, published="2024-03-01").doc
    >>> doc._.demands[-1].addressees
    ('UGA',)
    """
    kinds = _list_kinds(doc)
    pairs = [m for m in doc._.mentions if len(members_of(m.actor_id)) == PAIRED]
    dealings = _index_dealings(demands)
    opponents: dict[frozenset[str], str] = {}
    settled = []
    for demand in demands:
        rule, found = "", ()
        if not demand.addressees and not demand.evidence.rule.endswith("/unnamed"):
            rule, found = _find_side(demand, demands, pairs, kinds, dealings, opponents)
        elif _offers_talks(demand) and _is_one_guessed(demand):
            both = _find_pair(demand, {_side(i, kinds) for i in demand.issuers}, pairs)
            rule, found = ("pair", (both,)) if both else ("", ())
        settled.append(_with_side(demand, rule, found) if found else demand)
    return settled


def _list_kinds(doc: Doc) -> dict[str, str]:
    """Give the kinds of actors, and those of bodies of which only a force or office is named."""
    kinds = {actor.actor_id: actor.kind for actor in doc._.actors}
    for actor in doc._.actors:
        body = "/" in actor.actor_id and actor.kind != "person"
        if body and not actor.country:  # a force of NATO's, and of no state
            kinds.setdefault(party_of(actor.actor_id), "international")
    return kinds


def _find_side(
    demand: Demand,
    demands: Sequence[Demand],
    pairs: Sequence[Mention],
    kinds: dict[str, str],
    dealings: Mapping[str, Sequence[int]],
    opponents: dict[frozenset[str], str],
) -> tuple[str, tuple[str, ...]]:
    """Find both sides for who stands between them, else the other side, with the rule.

    The ``dealings`` say at which places of ``demands`` a party's hostile acts stand; the
    ``opponents`` found are kept by the sides against which they stand.
    """
    own = {_side(i, kinds) for i in demand.issuers}
    if demand.act == "accept":
        return ("mutual", demand.issuers) if _agree_together(demand) else ("", ())
    if _offers_talks(demand):
        both = _find_pair(demand, own, pairs)
        if both:
            return "pair", (both,)
    if demand.act == "offer" and demand.issue in MEDIATED and _mediates(demand):
        sides = _find_quarrel(demand, own, demands, kinds)
        if sides:
            return "quarrel", sides
    many = any(kinds.get(side) == "international" or i.startswith(GROUP)
               for i in demand.issuers for side in (party_of(i),))  # fmt: skip
    shown = [demand.evidence.quote, *([demand.content.quote] if demand.content else [])]
    deed = any(quote.lower().startswith(SHOWING) for quote in shown)
    deed = deed and demand.act in ASKING | {"accuse"}
    if not (demand.act in OPPOSED or deed) or many or not own:
        return "", ()
    key = frozenset(own)
    if key not in opponents:
        states = {party_of(side) for side in own}
        dealt = sorted({place for state in states for place in dealings.get(state, ())})
        opponents[key] = _find_opponent(own, [demands[place] for place in dealt], kinds)
    other = opponents[key]
    return ("dyad", (other,)) if other else ("", ())


def _agree_together(demand: Demand) -> bool:
    """Say whether two who agree do so with each other (*the two sides agreed to meet*)."""
    sides = [m for i in demand.issuers for m in members_of(i) or (i,)]
    two = len(sides) == PAIRED and len(set(map(party_of, sides))) == PAIRED
    return two and demand.trigger.split()[0] in AGREEING


def _is_one_guessed(demand: Demand) -> bool:
    """Say whether the addressee is one side that was only taken for the issuer's partner."""
    return len(demand.addressees) == 1 and demand.evidence.rule.endswith(GUESSED)


def _offers_talks(demand: Demand) -> bool:
    """Say whether an act offers talks, their day or their place."""
    return demand.act == "offer" and demand.issue == "talks"


def _mediates(demand: Demand) -> bool:
    """Say whether an offer is one that brings two together, and not just something on an issue."""
    words = f"{demand.evidence.quote} {demand.trigger}".lower().replace(",", " ").split()
    return bool(MEDIATING & set(words))


def _find_pair(demand: Demand, own: set[str], pairs: Sequence[Mention]) -> str:
    """Find the two who were last named together near an offer, and of whom its issuer is none."""
    here = demand.evidence.sentence
    near = [m for m in pairs if here - NEAR <= m.evidence.sentence <= here]
    for mention in reversed(near):
        members = members_of(mention.actor_id)
        if not own & {*members, *(party_of(i) for i in members)}:
            return mention.actor_id
    return ""


def _find_quarrel(
    demand: Demand, own: set[str], demands: Sequence[Demand], kinds: dict[str, str]
) -> tuple[str, ...]:
    """Find the two who last dealt with each other before somebody else offers to bring peace."""
    here = demand.evidence
    near = (d for d in demands if here.sentence - NEAR <= d.evidence.sentence <= here.sentence)
    before = [d for d in near if d.evidence.start < here.start and d.act in HOSTILE | {"offer"}]
    parties = {party_of(side) for side in own}
    for other in reversed(before):
        sides = [
            {_side(i, kinds, parties) for i in ids} for ids in (other.issuers, other.addressees)
        ]
        if any(len(side) != 1 for side in sides):
            continue
        both = [side.pop() for side in sides]
        if own & set(both) or parties & {party_of(side) for side in both}:
            return ()  # who is in the quarrel himself
        if any(kinds.get(s) == "international" or s.startswith(GROUP) for s in both):
            continue
        return tuple(sorted(both)) if both[0] != both[1] else ()
    return ()


def _index_dealings(demands: Sequence[Demand]) -> dict[str, list[int]]:
    """Give for each state and body the places of the hostile acts that it is in."""
    index: dict[str, list[int]] = {}
    for place, demand in enumerate(demands):
        if demand.act in HOSTILE and not demand.evidence.rule.endswith(UNSURE):
            for party in {party_of(i) for i in (*demand.issuers, *demand.addressees)}:
                index.setdefault(party, []).append(place)
    return index


def _find_opponent(own: set[str], acts: Sequence[Demand], kinds: dict[str, str]) -> str:
    """Find the one side with which an issuer has most to settle in some hostile acts."""
    states = {party_of(side) for side in own}
    counts: Counter[str] = Counter()
    side_of = cache(lambda actor_id: _side(actor_id, kinds, states))  # few act again and again
    for other in acts:
        left = {side_of(i) for i in other.issuers}
        right = {side_of(i) for i in other.addressees}
        for here, there in ((left, right), (right, left)):
            foreign = [s for s in there - own if not s.startswith(GROUP)]
            if here & own and len(foreign) == 1 and kinds.get(foreign[0]) != "international":
                counts[foreign[0]] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < LEAST:
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else ""


def _side(actor_id: str, kinds: dict[str, str], states: set[str] | frozenset = frozenset()) -> str:
    """Give the side of an actor: a person's or a foreign body's state, a ministry's state."""
    foreign = bool(states) and party_of(actor_id) not in states
    plain = foreign or kinds.get(actor_id) == "person" or actor_id.endswith("-ministry")
    return party_of(actor_id) if plain else actor_id


def _with_side(demand: Demand, rule: str, ids: tuple[str, ...]) -> Demand:
    """Address a record, the rule named behind its own."""
    evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.{rule}")
    return replace(demand, addressees=ids, evidence=evidence)
