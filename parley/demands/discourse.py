"""Discourse: parties that a sentence leaves out, taken from what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from parley.demands.issues import OTHER
from parley.demands.links import find_anaphor
from parley.records import Demand, Link, Mention

LEADING = ("nsubj", "nsubjpass", "ROOT", "npadvmod", "dep", "appos", "attr", "nmod")
POINTERS = frozenset({"it", "its", "this", "that", "them", "their", "these", "both"})
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
    bodies = _find_bodies(doc) if any(not demand.issuers for demand in demands) else []
    for demand in demands:
        demand = _name_body(bodies, demand)
        settled.append(_name_addressee(demand, settled))
    return settled


def _find_bodies(doc: Doc) -> list[Mention]:
    """Give the mentions of international bodies that lead their sentence, in text order."""
    bodies = {actor.actor_id for actor in doc._.actors if actor.kind == "international"}
    return [m for m in doc._.mentions if m.actor_id in bodies and _leads(doc, m)]


def _name_body(bodies: Sequence[Mention], demand: Demand) -> Demand:
    """Name the body that issues a sentence without a subject."""
    if demand.issuers:
        return demand
    before = [m.actor_id for m in bodies if m.evidence.start < demand.evidence.start]
    return replace(demand, issuers=(before[-1],)) if before else demand


def _leads(doc: Doc, mention: Mention) -> bool:
    """Say whether a mention is the subject of its sentence, or a sentence's main word."""
    found = mention.evidence
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in LEADING


def _name_addressee(demand: Demand, earlier: Sequence[Demand]) -> Demand:
    """Name the addressee that a demand or a threat leaves out."""
    if demand.addressees or demand.act not in ASKING | {"threaten", "offer"}:
        return demand
    sides = {i.split("/")[0] for i in demand.issuers}
    kin = {"offer"} if demand.act == "offer" else ASKING | {"threaten"}
    own = [d for d in earlier if set(d.issuers) & set(demand.issuers) and d.act in kin]
    here = [d for d in own if d.evidence.sentence == demand.evidence.sentence]
    related = [d for d in earlier if d.act in ASKING and d.issue == demand.issue]
    if demand.act == "offer":
        related = [d for d in own if d.issue == demand.issue]
    for rule, candidates in (("sentence", here), ("discourse", related)):
        for other in reversed(candidates):
            ids = tuple(i for i in other.addressees if i.split("/")[0] not in sides)
            if ids:
                evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.{rule}")
                return replace(demand, addressees=ids, evidence=evidence)
    return demand


def name_answered(demands: Sequence[Demand], links: Sequence[Link]) -> list[Demand]:
    """Address a yes or a no that names nobody to the issuer of what it answers."""
    by_id = {demand.demand_id: demand for demand in demands}
    answered = {k.from_demand: k.to_demand for k in links if k.kind in ("accepts", "rejects")}
    named: list[Demand] = []
    for demand in demands:
        target = by_id.get(answered.get(demand.demand_id, ""))
        if target is not None and not demand.addressees:
            evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.answered")
            ids = tuple(i for i in target.issuers if i not in demand.issuers)
            demand = replace(demand, addressees=ids, evidence=evidence)
        named.append(demand)
    return named


def inherit_issues(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Give a content that only points back (*this measure, these terms*) the issue it points to."""
    settled: list[Demand] = []
    for demand in demands:
        span = demand.content
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
        pointed = find_anaphor(list(tokens)) if tokens is not None else None
        named = pointed is not None and demand.issue in (OTHER, "talks")
        acts = pointed[1] if pointed else frozenset({"demand", "request", "offer"})
        if named or (span and span.quote.lower() in POINTERS):
            earlier = [d for d in reversed(settled) if d.act in acts and d.issue != OTHER]
            if earlier:
                demand = replace(demand, issue=earlier[0].issue)
        settled.append(demand)
    return settled
