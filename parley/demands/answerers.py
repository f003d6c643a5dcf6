"""Answerers: who said yes or no, where a passive leaves it out (*both offers were turned down*)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.actors.identity import GROUP
from parley.demands.anaphors import ORDINALS
from parley.demands.clauses import children_of, is_passive, own_subject
from parley.demands.lexicon import load_words
from parley.records import Demand

RULE = "answerer"
POINTING = frozenset({"both", "these", "this", "that", "those", "either", "neither", "all", "the"})
PUT = frozenset({"offer", "demand", "request"})
FARTHEST = 3  # sentences back in which what was answered stands


def leaves_answerer(verb: Token) -> bool:
    """Say whether a passive tells that what was put before was answered, and not by whom.

    >>> from parley import read
    >>> doc = read("The second was refused. The plan of Mali was refused.", published="2024-03-01")
    >>> leaves_answerer(doc.doc[3]), leaves_answerer(doc.doc[10])
    (True, False)
    """
    subject = own_subject(verb) if is_passive(verb) and not children_of(verb, "agent") else None
    if subject is None or subject.dep_ != "nsubjpass":
        return False
    pointed = any(c.lower_ in POINTING for c in children_of(subject, "det", "predet"))
    if subject.lower_ in ORDINALS or subject.lower_ in ("both", "neither"):
        return pointed or subject.pos_ == "PRON" or not children_of(subject, "prep")
    bare = not children_of(subject, "prep", "poss", "relcl")
    return pointed and bare and subject.lemma_ in load_words("anaphors.csv", "noun")


def name_answerers(demands: Sequence[Demand]) -> list[Demand]:
    """Let whoever was asked or offered something last be who answered it, as far as that is known.

    >>> from parley import read
    >>> text = "Kenya asked Chad to free the crew. The request was turned down."
    >>> [d.issuers for d in name_answerers(read(text, published="2024-03-01").demands)][-1:]
    [('TCD',)]
    """
    named: list[Demand] = []
    for demand in demands:
        named.append(_name(demand, named) if f"/{RULE}/" in demand.evidence.rule else demand)
    return named


def drop_unanswered(demands: Sequence[Demand]) -> list[Demand]:
    """Drop the answers of which nothing says whose they are."""
    return [d for d in demands if d.issuers or f"/{RULE}/" not in d.evidence.rule]


def _name(demand: Demand, earlier: Sequence[Demand]) -> Demand:
    """Name who answered, and whom, from the last act of the sentences before that was put."""
    here = demand.evidence.sentence
    near = (d for d in reversed(earlier) if 0 < here - d.evidence.sentence <= FARTHEST)
    put = next((d for d in near if d.act in PUT and d.addressees and d.issuers), None)
    if put is None:
        return demand
    pos, _, how = demand.evidence.rule.split("/")
    evidence = replace(demand.evidence, rule=f"{pos}/{RULE}.put/{how}")
    bodies = [i for i in put.addressees if not i.startswith(GROUP)]
    issuers = (*bodies, *put.addressees)[:1]
    other = bool(demand.issuers) and demand.issuers != issuers  # a statement's author tells of it
    status = "reported" if other and demand.status == "made" else demand.status
    return replace(
        demand, evidence=evidence, issuers=issuers, addressees=put.issuers[-1:], status=status
    )
