"""Dependence: which act hangs on another, by its condition or as the threat that backs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.demands.anaphors import PRONOUNS, SHOWING, find_anaphor
from parley.demands.issues import OTHER, find_issues
from parley.demands.lexicon import load_table, load_words
from parley.demands.likeness import SAME, share_words
from parley.demands.scene import ASKING, Scene
from parley.demands.sides import meet
from parley.demands.targets import find_latest
from parley.records import Demand, Link

NEAR = 2  # sentences between a demand and the threat that backs it
FAR = 6  # sentences between a demand and the threat to whoever does not heed it
SUBJECTS = frozenset({"it", "they"})
BACKED = ASKING | {"offer", "accept"}


def find_dependences(scene: Scene, demand: Demand) -> Iterator[Link]:
    """Link a record to those that its condition speaks of, or that it backs as a threat.

    >>> from parley import read
    >>> text = "Mali said it would reopen the border only if Algeria released the convoy."
    >>> [link.rule for link in read(text, published="2024-03-01").links]
    ['condition.demand']
    """
    found, rule = _find_bases(scene, demand)
    for other in found:
        yield Link(demand.demand_id, other.demand_id, "depends", rule)


def _find_bases(scene: Scene, demand: Demand) -> tuple[list[Demand], str]:
    """Find what a record hangs on, and by which rule."""
    if refused := _find_refused(scene, demand):
        return refused, "condition.refusal"
    if demand.condition_span is not None and demand.condition != "none":
        if demand.act in ASKING and _is_defied(scene, demand):
            return [], ""  # what follows if it goes unheeded is no condition of a demand
        if held := _find_held(scene, demand):
            return held, "condition.demand"
        if pointed := _find_pointed(scene, demand):
            return pointed, "condition.anaphor"
        if shown := _find_shown(scene, demand):
            return shown, "condition.issue"
        if meant := _find_meant(scene, demand):
            return meant, "condition.pronoun"
        if same := _find_same(scene, demand):
            return same, "condition.words"
    return _find_backed(scene, demand), "threat.backs"


def _find_refused(scene: Scene, demand: Demand) -> list[Demand]:
    """Find what somebody who refuses a thing says must come before it, in the same breath.

    *Refused talks, saying it would talk only once the town was free*; *will not talk: the ship must
    leave before any meeting*.
    """
    if demand.act != "reject" or demand.issue == OTHER:
        return []
    return [
        other
        for other in scene.beside(demand)
        if other.act in ASKING
        and other.sequence.endswith(f">{demand.issue}")
        and set(other.issuers) & set(demand.issuers)
    ][:1]


def _find_held(scene: Scene, demand: Demand) -> list[Demand]:
    """Find what the same issuer asks in the very words of the condition."""
    span = demand.condition_span
    return [
        other
        for other in scene.beside(demand)
        if other.act in ASKING
        and span is not None
        and other.content is not None
        and span.start <= other.content.start
        and other.content.end <= span.end
        and meet(other.issuers, demand.issuers)
    ]


def _find_pointed(scene: Scene, demand: Demand) -> list[Demand]:
    """Find the act that a condition names (*if the demand is ignored*), the issuer's own first."""
    pointed = find_anaphor(scene.tokens_of(demand.condition_span))
    if pointed is None:
        return []
    known = scene.latest(demand)
    own = [e for e in known if e.act in pointed[1] and meet(e.issuers, demand.issuers)]
    latest = [e for e in own if e.evidence.sentence == own[0].evidence.sentence][::-1]
    target = _nearest(demand, latest) if latest else find_latest(scene, pointed[1], demand)
    return [target] if target is not None else []


def _nearest(demand: Demand, own: Sequence[Demand]) -> Demand:
    """Choose among acts of one sentence the first to the same addressee, else the first."""
    return next((e for e in own if meet(e.addressees, demand.addressees)), own[0])


def _find_shown(scene: Scene, demand: Demand) -> list[Demand]:
    """Find the latest act on an issue that a condition points to (*once that truce holds*)."""
    tokens = scene.tokens_of(demand.condition_span)
    for match in find_issues(tokens):
        root = scene.doc[match.start : match.end].root
        if any(child.lower_ in SHOWING and child.dep_ == "det" for child in root.children):
            issue, word = match.row["issue"], root.lemma_.lower()
            known = [e for e in scene.latest(demand) if e.act in BACKED]
            naming = [e for e in known if word in scene.lemmas_of(e)]
            return (naming or [e for e in known if e.issue == issue])[:1]
    return []


def _find_meant(scene: Scene, demand: Demand) -> list[Demand]:
    """Find all that the issuer asked last, which a bare *that* in the condition takes up.

    So does *they* or *it* as the subject of the condition of an offer or a threat (*once they are
    gone, we can talk*), where it was asked just before.
    """
    tokens = scene.tokens_of(demand.condition_span)
    bare = [t for t in tokens if t.lower_ in PRONOUNS | SUBJECTS and t.pos_ == "PRON"]
    object_ = any(t.dep_ in ("dobj", "pobj") and t.lower_ in PRONOUNS for t in bare)
    subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in bare) and demand.act not in ASKING
    if not object_ and not subject:
        return []
    asked = [e for e in scene.latest(demand, 1) if e.act in ASKING]
    own = [e for e in asked if meet(e.issuers, demand.issuers)]
    if not own or (demand.act in ASKING and not _gap(demand, own[0])):
        return []
    return [e for e in own if e.evidence.sentence == own[0].evidence.sentence][::-1]


def _find_same(scene: Scene, demand: Demand) -> list[Demand]:
    """Find what is asked in the words of a condition (*if the gates are opened*), his own first.

    Of what he asked himself, the name of a place is enough (*once Lachin is open*).
    """
    words, places = scene.condition_words_of(demand), scene.places_of(demand)
    known = [e for e in scene.latest(demand, FAR) if e.act in ASKING]
    asked = [e for e in known if share_words(words, scene.words_of(e)) >= SAME]
    own = [e for e in asked if meet(e.issuers, demand.issuers)]
    placed = [e for e in known if places & scene.words_of(e) and meet(e.issuers, demand.issuers)]
    return (own or asked or placed)[:1]


def _find_backed(scene: Scene, demand: Demand) -> list[Demand]:
    """Find the demand that a threat backs: its issuer's last one to the same, close before it."""
    if demand.act != "threaten":
        return []
    for other in _sort_by_gap(demand, scene.beside(demand, _reach(scene, demand))):
        if _is_backed(demand, other) or _is_joined(scene, demand, other):
            return [other]
    return []


def _sort_by_gap(demand: Demand, others: Sequence[Demand]) -> list[Demand]:
    """Sort records by their distance from one, in text order where it is the same."""
    return sorted(others, key=lambda other: _gap(demand, other))


def _reach(scene: Scene, demand: Demand) -> int:
    """Give the sentences over which a threat backs a demand, by what its condition says."""
    if not demand.condition or not _is_of_addressee(scene, demand):
        return 0
    return FAR if _is_defied(scene, demand) else NEAR


def _is_defied(scene: Scene, demand: Demand) -> bool:
    """Say whether a condition is that somebody does not heed what was asked."""
    lemmas = {token.lemma_.lower() for token in scene.tokens_of(demand.condition_span)}
    return bool(lemmas & load_words("defiance_verbs.csv", "lemma"))


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


def _is_joined(scene: Scene, threat: Demand, asked: Demand) -> bool:
    """Say whether *or face*, *failing which* stand between a demand and a threat of its issuer."""
    if asked.act not in ASKING or asked.content is None or threat.content is None:
        return False
    here = not _gap(threat, asked) and meet(asked.issuers, threat.issuers)
    if not here or asked.content.end > threat.content.start:
        return False
    first, last = asked.content.start, threat.content.start
    between = scene.doc.char_span(first, last, alignment_mode="expand")
    return bool(between) and bool(load_table("consequences.csv").find(list(between)))
