"""Discourse: parties that a sentence leaves out, taken from what was said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, takewhile

from spacy.tokens import Doc

from parley.actors.identity import GROUP, join_sides, members_of, party_of
from parley.demands.answers import ASKING
from parley.demands.authors import leads_sentence
from parley.demands.earlier import Earlier
from parley.records import Demand, Mention

# Addressees found only because they are mentioned somewhere in the content.
UNSURE = ("/content", "/content.discourse")
HOSTILE = frozenset({"accuse", "reject", "threaten"})
PROVOKING = ASKING | HOSTILE  # what may be refused, or answered with a threat
PARTNERED = frozenset({"offer", "threaten", "accept"})
EXCHANGE = 2  # sentences over which an offer or an answer goes on within one exchange
NEAR = 2  # sentences over which one who asks goes on to ask the same party
# Issues so wide that two records on them need not be about one thing.
WIDE = frozenset({"hostilities", "other"})
KEPT = 4096  # lists of actors whose parties are remembered


def inherit_parties(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Fill in issuers and addressees that the sentence leaves out, naming the rule.

    A resolution's *Demands that ...* is issued by the last international body named before it. A
    threat or a demand without an addressee goes to the party that the issuer's own last act in the
    sentence addressed, else to the party last asked for the same thing.

    Args:
        doc: The document.
        demands: Its records in text order.

    Returns:
        The records in the same order.

    >>> from parley import read
    >>> text = "France asked Mali for a truce. Mali must accept a truce, France said."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [d.addressees for d in inherit_parties(doc, doc._.demands)]
    [('MLI',), ('MLI',)]
    """
    persons = frozenset(actor.actor_id for actor in doc._.actors if actor.kind == "person")
    earlier = Earlier(lambda ids: _list_parties(ids, persons))
    bodies_of_states = {a.actor_id for a in doc._.actors if a.kind == "international"}
    bodies = _find_bodies(doc) if any(not demand.issuers for demand in demands) else []
    for place, demand in enumerate(demands):
        demand = _name_body(bodies, demand)
        many = any(
            i.split("/")[0] in bodies_of_states or i.startswith(GROUP) for i in demand.issuers
        )
        named = _name_addressee(demand, earlier, persons, many)
        if not named.addressees:
            named = _go_on(named, islice(demands, place + 1, None))
        earlier.add(named)
    return earlier.records


def _go_on(demand: Demand, later: Iterable[Demand]) -> Demand:
    """Address a refusal to whom a participle behind it asks (*vetoed it, insisting X pay*)."""
    if demand.act != "reject" or demand.evidence.rule.endswith("/unnamed"):
        return demand
    for other in takewhile(lambda d: d.evidence.sentence == demand.evidence.sentence, later):
        bound = "/inherited.advcl/" in other.evidence.rule and other.act in ASKING
        if bound and other.issuers == demand.issuers and other.addressees:
            return _addressed(demand, other.addressees, "sentence")
    return demand


def _find_bodies(doc: Doc) -> list[Mention]:
    """Give the mentions of international bodies that lead their sentence, in text order."""
    bodies = {actor.actor_id for actor in doc._.actors if actor.kind == "international"}
    return [m for m in doc._.mentions if m.actor_id in bodies and leads_sentence(doc, m)]


def _name_body(bodies: Sequence[Mention], demand: Demand) -> Demand:
    """Name the body that issues a sentence without a subject."""
    if demand.issuers:
        return demand
    before = [m.actor_id for m in bodies if m.evidence.start < demand.evidence.start]
    return replace(demand, issuers=(before[-1],)) if before else demand


def _name_addressee(
    demand: Demand, earlier: Earlier, persons: frozenset[str], many: bool
) -> Demand:
    """Name the addressee that a demand or a threat leaves out.

    A body or group of states speaks to ``many`` and has no counterpart, nor have its officers.
    """
    if demand.evidence.rule.endswith("/unnamed"):
        return demand
    if demand.addressees or demand.act not in ASKING | {"threaten", "offer", "reject"}:
        return demand
    sides = set(_list_parties(demand.issuers, persons))
    for rule, others in _list_sources(demand, earlier, many):
        for other in others:
            ids = tuple(i for i in other.addressees if _party(i, persons) not in sides)
            ids = tuple(i for i in ids if not sides.issuperset(members_of(i) or (i,)))
            if ids:
                return _addressed(demand, ids, rule)
    nested = demand.act in ASKING | {"offer"}
    counterpart = _find_asked(demand, earlier) if nested else ()
    if not counterpart and many and demand.act == "reject":  # a body refuses what it was asked
        near = earlier.since(demand.evidence.sentence - 1)
        counterpart = _find_adversary("reject", sides, near, persons)
    counterpart = counterpart or (() if many else _find_other(demand, sides, earlier, persons))
    return _addressed(demand, counterpart, "counterpart") if counterpart else demand


def _list_sources(
    demand: Demand, earlier: Earlier, many: bool
) -> Iterator[tuple[str, Iterable[Demand]]]:
    """Give the acts from which a record takes its addressee with the rule, the surest first."""
    asks, sentence = demand.act in ASKING, demand.evidence.sentence
    kin = {"offer"} if demand.act == "offer" else ASKING | {"threaten"}
    near = [d for d in earlier.since(sentence - NEAR) if set(d.issuers) & set(demand.issuers)]
    own = [d for d in near if d.act in kin]
    held = [d for d in near if d.act in kin | {"accuse"}] if asks else own
    yield "sentence", (d for d in held if d.evidence.sentence == sentence)
    last = next((d for d in held if d.evidence.sentence == sentence - 1), None)
    told = _is_command(demand) or (last is not None and last.act == "accuse" and not many)
    yield "discourse", [last] if asks and told and last is not None else []
    yield "discourse", _find_related(demand, own, earlier)


def _find_other(
    demand: Demand, sides: set[str], earlier: Earlier, persons: frozenset[str]
) -> tuple[str, ...]:
    """Find the other side of an exchange, by what the act is."""
    if demand.act == "offer":
        told = demand.status == "reported"
        return () if told else _find_counterpart(demand, sides, earlier, persons)
    near = earlier.since(demand.evidence.sentence - 1)
    if demand.act == "threaten" and demand.condition_span is not None:
        asked = _find_blamed(demand, sides, (d for d in near if d.act in ASKING), persons)
        if asked:  # *Mali must leave. Were it to stay, ...*: for the case that it does not
            return asked
    if demand.act in ASKING:
        here = demand.evidence.sentence
        for other in (d for d in near if d.evidence.sentence == here and d.act in ASKING):
            ids = tuple(i for i in other.addressees if _party(i, persons) not in sides)
            if ids and not any(sides & set(members_of(i)) for i in ids):
                return ids  # *urged X to do it, which Y wants too*
    if demand.act in ASKING:
        return _find_adversary(demand.act, sides, near, persons)
    found = _find_adversary(demand.act, sides, earlier.with_any(sides), persons)
    return found or _find_blamed(demand, sides, near, persons)


def _find_blamed(
    demand: Demand, sides: set[str], before: Iterable[Demand], persons: frozenset[str]
) -> tuple[str, ...]:
    """Find whom the issuer has just asked or blamed, and now threatens or refuses."""
    for other in before:
        if set(other.issuers) & set(demand.issuers) and other.act in ASKING | {"accuse"}:
            ids = tuple(i for i in other.addressees if _party(i, persons) not in sides)
            if ids:
                return ids
    return ()


def _find_related(demand: Demand, own: Sequence[Demand], earlier: Earlier) -> Iterator[Demand]:
    """Find the acts whose addressee a record shares, the last first.

    They are on its issue, and offers its issuer's own; where nothing was asked on the issue of a
    command, its issuer's last.
    """
    if demand.act == "reject":
        return
    alike = earlier.on_issue(demand.issue)
    if demand.act == "offer":
        mine = set(demand.issuers)
        yield from (d for d in alike if d.act == "offer" and mine & set(d.issuers))
        return
    related = (d for d in alike if d.act in ASKING and _is_sure(d))
    first = next(related, None)
    if first is not None:
        yield first
        yield from related
    elif demand.act in ASKING and _is_command(demand):
        yield from own


def _is_sure(demand: Demand) -> bool:
    """Say whether a record's addressee is more than mentioned, and its issue says something."""
    return demand.issue not in WIDE and not demand.evidence.rule.endswith(UNSURE)


def _is_command(demand: Demand) -> bool:
    """Say whether a demand is told to whom it goes (*it must stop*) and not of him."""
    return demand.evidence.rule.startswith(("imperative", "modal"))


def _addressed(demand: Demand, ids: tuple[str, ...], rule: str) -> Demand:
    """Address a record, the rule named behind its own."""
    evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.{rule}")
    return replace(demand, addressees=ids, evidence=evidence)


def _find_counterpart(
    demand: Demand, sides: set[str], earlier: Earlier, persons: frozenset[str]
) -> tuple[str, ...]:
    """Find with whom the issuer of an offer last dealt on its issue: the other party of an act.

    An offer of talks or of a truce is made to the other side, and a text that has named it once
    leaves it out the second time.
    """
    for other in earlier.on_issue(demand.issue):
        if not _is_sure(other):
            continue
        parties = [_list_parties(ids, persons) for ids in (other.issuers, other.addressees)]
        own = [side for side in parties if sides & set(side)]
        if not own:
            continue
        others = [side for side in parties if side not in own]
        # Who are blamed together are allies; who are asked together stand against each other.
        joint = other.act not in HOSTILE or sides & set(_list_parties(other.issuers, persons))
        rest = [p for side in (*(own if joint else ()), *others) for p in side if p not in sides]
        among = [party for side in own for party in side if party not in sides and joint]
        if among:
            return _group_rest(other, among)
        if rest:
            return tuple(dict.fromkeys(rest))
    return ()


def _group_rest(other: Demand, among: Sequence[str]) -> tuple[str, ...]:
    """Give the rest of a group that acts or is asked as one, a group again where it is several."""
    rest = tuple(dict.fromkeys(among))
    groups = (set(members_of(i)) for i in (*other.issuers, *other.addressees))
    whole = len(rest) > 1 and any(group.issuperset(rest) for group in groups)
    return (join_sides(rest),) if whole else rest


def _find_asked(demand: Demand, earlier: Earlier) -> tuple[str, ...]:
    """Find who is asked to accept an offer that stands inside what is asked of him."""
    place = demand.evidence.start
    for other in earlier.since(demand.evidence.sentence):
        inside = other.content and other.content.start <= place < other.content.end
        if inside and other.act in ASKING and not set(other.addressees) & set(demand.issuers):
            return other.addressees
    return ()


def _find_adversary(
    act: str, sides: set[str], before: Iterable[Demand], persons: frozenset[str]
) -> tuple[str, ...]:
    """Find to whom a refusal or a threat goes: who last asked or blamed the issuer.

    A threat also goes to whom he last blamed, threatened or refused. The acts ``before`` come
    the last first.
    """
    for other in before:
        if other.act not in PROVOKING:
            continue
        issuers = _list_parties(other.issuers, persons)
        addressees = _list_parties(other.addressees, persons)
        own = not sides.isdisjoint(issuers)
        if not own and other.act != "reject" and not sides.isdisjoint(addressees):
            return tuple(dict.fromkeys(issuers))
        if own and act == "threaten" and other.act in HOSTILE:
            rest = [party for party in addressees if party not in sides]
            if rest:
                return tuple(dict.fromkeys(rest))
    return ()


def address_partners(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Address offers, threats and refusals that still name nobody to the partner of an exchange.

    A body of states speaks to many and has no such partner, and a request may go to anybody.

    >>> from parley import read
    >>> text = "Kenya asked Uganda for a truce. Uganda offered to reopen the road."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [(d.act, d.addressees) for d in doc._.demands]
    [('request', ('UGA',)), ('offer', ('KEN',))]
    """
    persons = frozenset(actor.actor_id for actor in doc._.actors if actor.kind == "person")
    bodies = {actor.actor_id for actor in doc._.actors if actor.kind == "international"}
    settled: list[Demand] = []
    for demand in demands:
        silent = not demand.addressees and not demand.evidence.rule.endswith("/unnamed")
        if silent and demand.act in PARTNERED and not bodies & set(demand.issuers):
            partner = _find_partner(demand, settled, persons)
            demand = _addressed(demand, partner, "exchange") if partner else demand
        settled.append(demand)
    return settled


def _find_partner(
    demand: Demand, earlier: Sequence[Demand], persons: frozenset[str]
) -> tuple[str, ...]:
    """Find with whom the issuer is in exchange: who last addressed it, or whom it last addressed.

    Only acts of the last few sentences count, and a body of a state or an organisation is one
    side with it here: whom *the Commission* asked, *the EU* answers.
    """
    own = {party_of(i) for i in _list_parties(demand.issuers, persons)}
    nearby = demand.evidence.sentence - EXCHANGE
    for other in reversed(earlier):
        if other.evidence.sentence < nearby:
            break
        sides = (other.issuers, other.addressees)
        for here, there in (sides, sides[::-1]):
            parties = {party_of(i) for i in _list_parties(here, persons)}
            foreign = {party_of(i) for i in _list_parties(there, persons)}
            if parties & own and foreign and not foreign & own:
                return _list_opposite(demand, there, persons)
    return ()


def _list_opposite(
    demand: Demand, partner: tuple[str, ...], persons: frozenset[str]
) -> tuple[str, ...]:
    """Give whom a partner speaks for, where a state or body answers what a person has told."""
    if persons & set(demand.issuers):
        return partner
    return tuple(dict.fromkeys(_party(i, persons) for i in partner))


@lru_cache(maxsize=KEPT)
def _list_parties(ids: tuple[str, ...], persons: frozenset[str]) -> tuple[str, ...]:
    """Give the parties of some actors: a leader's state, a group's members."""
    return tuple(_party(member, persons) for i in ids for member in members_of(i) or (i,))


def _party(actor_id: str, persons: frozenset[str]) -> str:
    """Give the state of a person; a body of a state may stand against it (*SDN/...*)."""
    return party_of(actor_id) if actor_id in persons else actor_id
