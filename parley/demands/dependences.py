"""Dependence: which act hangs on another, by its condition or as the threat that backs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.demands.anaphors import PRONOUNS, SHOWING, find_anaphor
from parley.demands.answers import ASKING, find_latest
from parley.demands.issues import find_issues
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.records import Demand, Link

NEAR = 2  # sentences between a demand and the threat that backs it
BACKED = ASKING | {"offer", "accept"}


def find_dependences(
    scene: Scene, demand: Demand, earlier: Sequence[Demand], everything: Sequence[Demand]
) -> Iterator[Link]:
    """Link a record to those that its condition speaks of, or that it backs as a threat.

    >>> from parley import read
    >>> text = "Mali said it would reopen the border only if Algeria released the convoy."
    >>> [link.rule for link in read(text, published="2024-03-01").links]
    ['condition.demand']
    """
    found, rule = _find_bases(scene, demand, earlier, everything)
    for other in found:
        yield Link(demand.demand_id, other.demand_id, "depends", rule)


def _find_bases(
    scene: Scene, demand: Demand, earlier: Sequence[Demand], everything: Sequence[Demand]
) -> tuple[list[Demand], str]:
    """Find what a record hangs on, and by which rule."""
    if demand.condition_span is not None and demand.condition != "none":
        if held := _find_held(demand, everything):
            return held, "condition.demand"
        if pointed := _find_pointed(scene, demand, earlier):
            return pointed, "condition.anaphor"
        if shown := _find_shown(scene, demand, earlier):
            return shown, "condition.issue"
        if meant := _find_meant(scene, demand, earlier):
            return meant, "condition.pronoun"
    return _find_backed(scene, demand, everything), "threat.backs"


def _find_held(demand: Demand, everything: Sequence[Demand]) -> list[Demand]:
    """Find what the same issuer asks in the very words of the condition."""
    span = demand.condition_span
    return [
        other
        for other in everything
        if other is not demand
        and other.act in ASKING
        and span is not None
        and other.content is not None
        and span.start <= other.content.start
        and other.content.end <= span.end
        and meet(other.issuers, demand.issuers)
    ]


def _find_pointed(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> list[Demand]:
    """Find the act that a condition names (*if the demand is ignored*), the issuer's own first."""
    pointed = find_anaphor(scene.tokens_of(demand.condition_span))
    if pointed is None:
        return []
    own = [e for e in earlier if meet(e.issuers, demand.issuers) and e.act in pointed[1]]
    latest = [e for e in own if e.evidence.sentence == own[-1].evidence.sentence]
    target = _nearest(demand, latest) if latest else find_latest(pointed[1], demand, earlier)
    return [target] if target is not None else []


def _nearest(demand: Demand, own: Sequence[Demand]) -> Demand:
    """Choose among acts of one sentence the first to the same addressee, else the first."""
    return next((e for e in own if meet(e.addressees, demand.addressees)), own[0])


def _find_shown(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> list[Demand]:
    """Find the latest act on an issue that a condition points to (*once that truce holds*)."""
    tokens = scene.tokens_of(demand.condition_span)
    for match in find_issues(tokens):
        root = scene.doc[match.start : match.end].root
        if any(child.lower_ in SHOWING and child.dep_ == "det" for child in root.children):
            issue = match.row["issue"]
            fitting = [e for e in reversed(earlier) if e.act in BACKED and e.issue == issue]
            words = {root.lemma_.lower()}
            naming = [e for e in earlier if e.act in BACKED and words & _lemmas(scene, e)]
            return (naming[-1:] or fitting[:1])[:1]
    return []


def _lemmas(scene: Scene, demand: Demand) -> set[str]:
    """Give the lemmas of a content."""
    return {token.lemma_.lower() for token in scene.tokens_of(demand.content)}


def _find_meant(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> list[Demand]:
    """Find all that the issuer asked last, which a bare *that* in the condition takes up."""
    tokens = scene.tokens_of(demand.condition_span)
    pronoun = any(
        t.lower_ in PRONOUNS and t.pos_ == "PRON" and t.dep_ in ("dobj", "pobj") for t in tokens
    )
    own = [e for e in earlier if e.act in ASKING and meet(e.issuers, demand.issuers)]
    near = (
        own and _gap(demand, own[-1]) <= 1 and (demand.act not in ASKING or _gap(demand, own[-1]))
    )
    if not pronoun or not near:
        return []
    return [e for e in own if e.evidence.sentence == own[-1].evidence.sentence]


def _find_backed(scene: Scene, demand: Demand, everything: Sequence[Demand]) -> list[Demand]:
    """Find the demand that a threat backs: its issuer's last one to the same, close before it."""
    if demand.act != "threaten":
        return []
    far = NEAR if demand.condition and _is_of_addressee(scene, demand) else 0
    backed = [e for e in everything if _is_backed(demand, e) and 0 <= _gap(demand, e) <= far]
    backed.sort(key=lambda other: (abs(_gap(demand, other)), other.demand_id))
    return backed[:1]


def _gap(demand: Demand, other: Demand) -> int:
    """Count the sentences from one record to another."""
    return demand.evidence.sentence - other.evidence.sentence


def _is_of_addressee(scene: Scene, threat: Demand) -> bool:
    """Say whether a threat's condition is what its addressee does (*if they stay away*)."""
    span = threat.condition_span
    named = scene.named_in(span.start, span.end) if span else ()
    subjects = (t for t in scene.tokens_of(span) if t.dep_ in ("nsubj", "nsubjpass"))
    return any(t.pos_ == "PRON" for t in subjects) or meet(named, threat.addressees)


def _is_backed(threat: Demand, asked: Demand) -> bool:
    """Say whether a threat can back a demand: of the same issuer, to the same addressee."""
    if asked.act not in ASKING or not meet(asked.issuers, threat.issuers):
        return False
    unnamed = not asked.addressees or not threat.addressees
    return unnamed or meet(asked.addressees, threat.addressees)
