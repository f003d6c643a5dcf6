"""Discourse: parties that a sentence leaves out, taken from what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.actors.identity import members_of, party_of
from parley.datafiles import read_rows
from parley.demands.authors import leads_sentence
from parley.demands.issues import OTHER
from parley.demands.lexicon import ActEntry, load_acts
from parley.demands.links import find_anaphor
from parley.records import Demand, Link, Mention, Span

POINTERS = frozenset({"it", "its", "this", "that", "them", "their", "these", "both"})
# Addressees found only because they are mentioned somewhere in the content.
UNSURE = ("/content", "/content.discourse")
# Issues so wide that two records on them need not be about one thing.
NEAR = 2  # sentences over which one who asks goes on to ask the same party
WIDE = frozenset({"hostilities", "other"})
ASKING = frozenset({"demand", "request"})


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
    """
    settled: list[Demand] = []
    persons = frozenset(actor.actor_id for actor in doc._.actors if actor.kind == "person")
    bodies = _find_bodies(doc) if any(not demand.issuers for demand in demands) else []
    for demand in demands:
        demand = _name_body(bodies, demand)
        settled.append(_name_addressee(demand, settled, persons))
    return settled


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


def _name_addressee(demand: Demand, earlier: Sequence[Demand], persons: frozenset[str]) -> Demand:
    """Name the addressee that a demand or a threat leaves out."""
    if demand.evidence.rule.endswith("/unnamed"):
        return demand
    if demand.addressees or demand.act not in ASKING | {"threaten", "offer", "reject"}:
        return demand
    sides = set(_list_parties(demand.issuers, persons))
    kin = {"offer"} if demand.act == "offer" else ASKING | {"threaten"}
    own = [d for d in earlier if set(d.issuers) & set(demand.issuers) and d.act in kin]
    here = [d for d in own if d.evidence.sentence == demand.evidence.sentence]
    sure = [d for d in earlier if not d.evidence.rule.endswith(UNSURE) and d.issue not in WIDE]
    related = [d for d in sure if d.act in ASKING and d.issue == demand.issue]
    if demand.act == "reject":
        related = []
    commands = demand.evidence.rule.startswith(("imperative", "modal"))
    if demand.act in ASKING and not related and commands:
        nearby = demand.evidence.sentence - NEAR
        related = [d for d in own if d.evidence.sentence >= nearby]
    if demand.act == "offer":
        related = [d for d in own if d.issue == demand.issue]
    for rule, candidates in (("sentence", here), ("discourse", related)):
        for other in reversed(candidates):
            ids = tuple(i for i in other.addressees if _party(i, persons) not in sides)
            if ids:
                return _addressed(demand, ids, rule)
    counterpart = _find_asked(demand, earlier) if demand.act == "offer" else ()
    if demand.act == "offer" and not counterpart and demand.status != "reported":
        counterpart = _find_counterpart(demand, sides, sure, persons)
    elif demand.act in ("threaten", "reject"):
        counterpart = _find_adversary(demand.act, sides, earlier, persons)
    return _addressed(demand, counterpart, "counterpart") if counterpart else demand


def _addressed(demand: Demand, ids: tuple[str, ...], rule: str) -> Demand:
    """Address a record, the rule named behind its own."""
    evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.{rule}")
    return replace(demand, addressees=ids, evidence=evidence)


def _find_counterpart(
    demand: Demand, sides: set[str], earlier: Sequence[Demand], persons: frozenset[str]
) -> tuple[str, ...]:
    """Find with whom the issuer of an offer last dealt on its issue: the other party of an act.

    An offer of talks or of a truce is made to the other side, and a text that has named it once
    leaves it out the second time.
    """
    for other in reversed(earlier):
        parties = [_list_parties(ids, persons) for ids in (other.issuers, other.addressees)]
        own = [side for side in parties if sides & set(side)]
        if other.issue != demand.issue or not own:
            continue
        others = [side for side in parties if side not in own]
        rest = [party for side in [*own, *others] for party in side if party not in sides]
        among = [party for side in own for party in side if party not in sides]
        if rest:
            return tuple(dict.fromkeys(among or rest))
    return ()


def _find_asked(demand: Demand, earlier: Sequence[Demand]) -> tuple[str, ...]:
    """Find who is asked to accept an offer that stands inside what is asked of him."""
    place = demand.evidence.start
    for other in reversed(earlier):
        inside = other.content and other.content.start <= place < other.content.end
        if inside and other.act in ASKING and not set(other.addressees) & set(demand.issuers):
            return other.addressees
    return ()


def _find_adversary(
    act: str, sides: set[str], earlier: Sequence[Demand], persons: frozenset[str]
) -> tuple[str, ...]:
    """Find to whom a refusal or a threat goes: who last asked or blamed the issuer.

    A threat also goes to whom he last blamed, threatened or refused.
    """
    for other in reversed(earlier):
        issuers = _list_parties(other.issuers, persons)
        addressees = _list_parties(other.addressees, persons)
        asked = sides & set(addressees) and other.act in ASKING | {"accuse", "threaten"}
        if asked and not sides & set(issuers):
            return tuple(dict.fromkeys(issuers))
        hostile = other.act in ("accuse", "threaten", "reject")
        if act == "threaten" and hostile and sides & set(issuers):
            rest = [party for party in addressees if party not in sides]
            if rest:
                return tuple(dict.fromkeys(rest))
    return ()


def _list_parties(ids: Sequence[str], persons: frozenset[str]) -> list[str]:
    """Give the parties of some actors: a leader's state, a group's members."""
    return [_party(member, persons) for i in ids for member in members_of(i) or (i,)]


def _party(actor_id: str, persons: frozenset[str]) -> str:
    """Give the state of a person; a body of a state may stand against it (*SDN/...*)."""
    return party_of(actor_id) if actor_id in persons else actor_id


def name_answered(demands: Sequence[Demand], links: Sequence[Link]) -> list[Demand]:
    """Name the parties of an answer and of what it answers from each other.

    A yes or a no that names nobody goes to the issuer of what it answers; a demand that names
    nobody went to whoever answers it in the same breath (*Seoul rejected Pyongyang's demand*).
    """
    by_id = {demand.demand_id: demand for demand in demands}
    partners: dict[str, str] = {}
    for link in links:
        if link.kind in ("accepts", "rejects"):
            partners.setdefault(link.from_demand, link.to_demand)
            if link.rule == "answers.inside":
                partners.setdefault(link.to_demand, link.from_demand)
    guessed = {link.from_demand for link in links if link.rule == "answers.issue"}
    named = [
        _address_partner(d, by_id.get(partners.get(d.demand_id, "")), d.demand_id not in guessed)
        for d in demands
    ]
    return [_share_issue(d, by_id.get(partners.get(d.demand_id, ""))) for d in named]


def _share_issue(demand: Demand, partner: Demand | None) -> Demand:
    """Give an answer to an offer or a demand that it only names (*X's offer*) the issue of that."""
    words = demand.content.quote.lower().split() if demand.content else []
    nouns = {row["noun"] for row in read_rows("lexicon/anaphors.csv")}
    answers = demand.act in ("accept", "reject")
    bare = answers and (demand.content is None or (bool(words) and words[-1] in nouns))
    vague = demand.issue in (OTHER, "talks")
    if partner is None or not (bare and vague) or partner.issue == OTHER:
        return demand
    return replace(demand, issue=partner.issue)


def _address_partner(demand: Demand, partner: Demand | None, sure: bool) -> Demand:
    """Address a record to the issuer of its partner, unless it names somebody surely itself."""
    unsure = not demand.addressees or (sure and demand.evidence.rule.endswith(UNSURE))
    ids = tuple(i for i in partner.issuers if i not in demand.issuers) if partner else ()
    if not ids or not unsure:
        return demand
    evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.answered")
    return replace(demand, addressees=ids, evidence=evidence)


def carry_threats(demands: Sequence[Demand], links: Sequence[Link]) -> list[Demand]:
    """Give a demand the harm that its issuer threatens should it go unheeded, a sentence later.

    The threat's condition points back to the demand (*should it fail to respect this appeal*).
    """
    by_id = {demand.demand_id: demand for demand in demands}
    harms: dict[str, Span] = {}
    for link in links:
        threat, asked = by_id[link.from_demand], by_id[link.to_demand]
        own = set(threat.issuers) & set(asked.issuers)
        if link.kind == "depends" and threat.act == "threaten" and own and threat.content:
            harms.setdefault(asked.demand_id, threat.content)
    return [
        replace(demand, consequence_span=demand.consequence_span or harms.get(demand.demand_id))
        if demand.act in ASKING
        else demand
        for demand in demands
    ]


def _points_back(tokens: Sequence[Token]) -> bool:
    """Say whether words are a pointer (*this*), or what is weighed by one (*its necessity*)."""
    weighed = any(entry.object == "weighed" for t in tokens[1:2] for entry in _noun_rows(t))
    return tokens[0].lower_ in POINTERS and (len(tokens) == 1 or weighed)


def _acts_on_it(tokens: Sequence[Token]) -> bool:
    """Say whether a deed is done to what was spoken of (*lengthen it, honour them*)."""
    return any(t.lower_ in POINTERS and t.dep_ == "dobj" for t in tokens)


def _noun_rows(noun: Token) -> Sequence[ActEntry]:
    """Give the rows of a noun of speech."""
    return load_acts().get(("noun", noun.lemma_.lower()), ())


def inherit_issues(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Give a content that only points back (*this measure, these terms*) the issue it points to."""
    settled: list[Demand] = []
    for demand in demands:
        span = demand.content
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
        pointed = find_anaphor(list(tokens)) if tokens is not None else None
        named = pointed is not None and demand.issue in (OTHER, "talks")
        acts = pointed[1] if pointed else frozenset({"demand", "request", "offer"})
        pointing = tokens is not None and (
            _points_back(list(tokens)) or (demand.issue == OTHER and _acts_on_it(tokens))
        )
        if named or pointing:
            earlier = [d for d in reversed(settled) if d.act in acts and d.issue != OTHER]
            if earlier:
                demand = replace(demand, issue=earlier[0].issue)
        settled.append(demand)
    return settled
