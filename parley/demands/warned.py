"""Warned: who threatens, where what is threatened hangs on a failure of who would seem to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from parley.demands.anaphors import tokens_of
from parley.demands.answers import ASKING
from parley.demands.harms import FAILING
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.records import Demand

NEAR = 2  # sentences back to what was asked
DENYING = frozenset({"not", "n't", "n’t", "unless"})


def turn_threats(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Let who asked something threaten for the case that it is not done.

    In *Should Mali refuse, it will close the border* nobody threatens himself: *it* is whoever
    asked Mali just before.

    >>> from parley import read
    >>> text = "Chad told Mali to pay. Should Mali refuse, it will close the border."
    >>> threat = read(text, published="2024-03-01").demands[-1]
    >>> threat.act, threat.issuers, threat.addressees
    ('threaten', ('TCD',), ('MLI',))
    """
    turned = list(demands)
    scene: Scene | None = None
    for place, demand in enumerate(demands):
        if demand.act != "threaten" or demand.condition_span is None:
            continue
        scene = scene or Scene(doc, demands, doc._.mentions)
        if _fails_himself(scene, demand):
            asked = _find_asked(demand, demands[:place])
            if asked is not None:
                turned[place] = _turn(demand, asked)
    return turned


def _fails_himself(scene: Scene, demand: Demand) -> bool:
    """Say whether the condition of a threat is a failure of who would carry it out."""
    span = demand.condition_span
    tokens = tokens_of(scene.doc, span)
    fails = any(t.lemma_ in FAILING or t.lower_ in DENYING for t in tokens)
    if not fails or any(t.dep_ == "nsubjpass" for t in tokens):
        return False
    return meet(scene.named_in(span.start, span.end)[:1], demand.issuers)


def _find_asked(demand: Demand, earlier: Sequence[Demand]) -> Demand | None:
    """Find what was just asked of who would carry a threat out."""
    for other in reversed(earlier):
        if demand.evidence.sentence - other.evidence.sentence > NEAR:
            return None
        foreign = not meet(other.issuers, demand.issuers)
        if other.act in ASKING and foreign and meet(other.addressees, demand.issuers):
            return other
    return None


def _turn(demand: Demand, asked: Demand) -> Demand:
    """Let the issuer of what was asked threaten whom he asked."""
    pos, issuers, _ = demand.evidence.rule.split("/")
    evidence = replace(demand.evidence, rule=f"{pos}/{issuers}.turned/condition.subject")
    return replace(demand, issuers=asked.issuers, addressees=asked.addressees, evidence=evidence)
