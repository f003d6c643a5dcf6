"""Rivals: the other of the only two parties of a text, for acts that still name nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from parley.actors.identity import GROUP, members_of, party_of
from parley.demands.answers import ASKING
from parley.records import Actor, Demand

RIVAL_ACTS = ASKING | {"offer", "threaten"}
PAIRED = 2
NEAR = 2  # sentences back in which both are mentioned, where they have not dealt in any record
NOBODY = frozenset({"media", "international"})


def address_rivals(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Address what names nobody to the other party, where a text has only two that deal.

    Bodies of states and the media are no parties. Peoples and bands without a name are parties
    where they act themselves.

    >>> from parley import read
    >>> text = "Peru blamed Chile for the raid. Lima wants an apology."
    >>> [d.addressees for d in read(text, published="2024-03-01").demands]
    [('CHL',), ('CHL',)]
    """
    silent = [d for d in demands if not d.addressees and d.act in RIVAL_ACTS]
    if not silent:
        return list(demands)
    active = {i for d in demands for i in (*d.issuers, *d.addressees)}
    parties = {p for actor in doc._.actors for p in _list_parties(actor, active)}
    parties -= {a.actor_id for a in doc._.actors if a.kind in NOBODY}
    if len(parties) != PAIRED:
        return list(demands)
    deal = any(_list_sides(d) == parties for d in demands)
    return [
        _address(d, parties) if d in silent and (deal or _list_near(doc, d) >= parties) else d
        for d in demands
    ]


def _list_near(doc: Doc, demand: Demand) -> set[str]:
    """List the parties that are mentioned in the last sentences before a record."""
    here = demand.evidence.sentence
    near = (m.actor_id for m in doc._.mentions if here - NEAR <= m.evidence.sentence < here)
    return {party_of(member) for i in near for member in members_of(i) or (i,)}


def _list_parties(actor: Actor, active: set[str]) -> tuple[str, ...]:
    """List the parties for which an actor stands."""
    if actor.kind in NOBODY:
        return ()
    if actor.actor_id.startswith(GROUP):
        members = tuple(party_of(m) for m in members_of(actor.actor_id))
        return members or ((actor.actor_id,) if actor.actor_id in active else ())
    if actor.kind == "person" and "/" not in actor.actor_id:
        return ()
    return (party_of(actor.actor_id),)


def _list_sides(demand: Demand) -> set[str]:
    """List the parties that a record names as issuers and addressees."""
    return {
        party_of(m)
        for i in (*demand.issuers, *demand.addressees)
        for m in members_of(i) or (i,)
        if demand.addressees
    }


def _address(demand: Demand, parties: set[str]) -> Demand:
    """Address a record to the one of two parties that is not its issuer's."""
    own = {party_of(m) for i in demand.issuers for m in members_of(i) or (i,)}
    other = sorted(parties - own)
    told = demand.evidence.rule.endswith("/unnamed") or demand.status == "reported"
    if told or not own <= parties or len(other) != 1:
        return demand
    evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.rival")
    return replace(demand, addressees=(other[0],), evidence=evidence)
