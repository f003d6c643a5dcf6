"""Exchanges: what two linked acts tell of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.actors.identity import party_of
from parley.demands.answers import ASKING
from parley.demands.discourse import UNSURE
from parley.demands.issues import OTHER
from parley.demands.lexicon import load_words
from parley.demands.own_side import list_others
from parley.records import Demand, Link, Span

# Links by which an answer has no content but what it answers.
POINTING = frozenset({f"answers.{rule}" for rule in ("anaphor", "owner", "ordinal", "person")})


def name_answered(demands: Sequence[Demand], links: Sequence[Link]) -> list[Demand]:
    """Name the parties of an answer and of what it answers from each other.

    A yes or a no that names nobody goes to the issuer of what it answers; a demand that names
    nobody went to whoever answers it in the same breath (*Seoul rejected Pyongyang's demand*).

    >>> from parley import read
    >>> text = "France offered a truce. Mali rejected this proposal."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [d.addressees for d in name_answered(doc._.demands, doc._.links)]
    [('MLI',), ('FRA',)]
    """
    by_id = {demand.demand_id: demand for demand in demands}
    partners: dict[str, str] = {}
    for link in links:
        if link.kind in ("accepts", "rejects"):
            partners.setdefault(link.from_demand, link.to_demand)
            if link.rule == "answers.inside" or _answers_at_once(by_id, link):
                partners.setdefault(link.to_demand, link.from_demand)
    guessed = {link.from_demand for link in links if link.rule == "answers.issue"}
    named = [
        _address_partner(d, by_id.get(partners.get(d.demand_id, "")), d.demand_id not in guessed)
        for d in demands
    ]
    pointing = {link.from_demand for link in links if link.rule in POINTING}
    return [
        _share_issue(d, by_id.get(partners.get(d.demand_id, "")), d.demand_id in pointing)
        for d in named
    ]


def _answers_at_once(by_id: dict[str, Demand], link: Link) -> bool:
    """Say whether an answer points to what the same sentence tells before it."""
    answer, asked = by_id[link.from_demand], by_id[link.to_demand]
    return link.rule in POINTING and answer.evidence.sentence == asked.evidence.sentence


def _share_issue(demand: Demand, partner: Demand | None, pointing: bool) -> Demand:
    """Give an answer to an offer or a demand that it only names (*X's offer*) the issue of that."""
    if partner is None or partner.issue == OTHER:
        return demand
    if pointing:
        return replace(demand, issue=partner.issue)
    words = demand.content.quote.lower().split() if demand.content else []
    nouns = load_words("anaphors.csv", "noun")
    answers = demand.act in ("accept", "reject")
    bare = answers and (demand.content is None or (bool(words) and words[-1] in nouns))
    vague = demand.issue in (OTHER, "talks")
    return replace(demand, issue=partner.issue) if bare and vague else demand


def _address_partner(demand: Demand, partner: Demand | None, sure: bool) -> Demand:
    """Address a record to the issuer of its partner, unless it names somebody surely itself."""
    if partner is None:
        return demand
    guessed = demand.evidence.rule.endswith((*UNSURE, "/none.counterpart"))
    if demand.addressees and not (sure and guessed):
        return demand
    others = list_others(partner.issuers, set(demand.issuers))
    ids = tuple(i for i in others if i not in demand.issuers)
    served = [i for i in ids if "/" in i and party_of(i) in ids]  # a spokesman beside his state
    ids = tuple(i for i in ids if i not in served)
    if not ids:
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
        replace(demand, consequence_span=harms[demand.demand_id])
        if demand.act in ASKING and demand.demand_id in harms and not demand.consequence_span
        else demand
        for demand in demands
    ]
