"""Blames: whom a blame without a name means, by what its issuer asks or others have blamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from parley.demands.anaphors import find_anaphor
from parley.demands.answers import ASKING
from parley.demands.lexicon import load_words
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.records import Demand

NEAR = 2  # sentences back to a blame of the same deed
ANSWERED = frozenset({"accuse", "reject"})
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
PLACE = 3  # words of a content within which its noun must stand
SAYINGS = frozenset(
    {"statement", "decision", "announcement", "remark", "comment", "speech", "declaration", "vote"}
)
UNDOING = 4  # words of a request within which its verb must stand


def name_blamed(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Address a blame that names nobody to whoever is asked to undo the deed, or was blamed for it.

    Args:
        doc: The document.
        demands: Its records in text order.

    Returns:
        The records in the same order; the rule says ``undone`` or ``blamed``.

    >>> from parley import read
    >>> text = "Mali condemned the operation and called on Chad to stop it."
    >>> read(text, published="2024-03-01").demands[0].addressees
    ('TCD',)
    """
    silent = any(d.act in ANSWERED and not d.addressees for d in demands)
    if not silent:
        return list(demands)
    scene = Scene(doc, demands, doc._.mentions)
    settled: list[Demand] = []
    for demand in demands:
        if demand.act in ANSWERED and not demand.addressees and demand.content is not None:
            demand = _name(scene, demand, settled)
        settled.append(demand)
    return settled


def _name(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> Demand:
    """Name whom a blame means, if the text tells."""
    found, rule = (), "undone"
    if demand.act == "accuse":
        found = _find_undoer(scene, demand)
    if not found:
        found, rule = _find_blamed(scene, demand, earlier), "blamed"
    ids = tuple(i for i in found if not meet((i,), demand.issuers))
    if not ids:
        return demand
    evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.{rule}")
    return replace(demand, addressees=ids, evidence=evidence)


def _find_undoer(scene: Scene, demand: Demand) -> tuple[str, ...]:
    """Find whom the issuer asks in the same breath to stop or undo what he blames."""
    named = scene.named_in(demand.content.start, demand.content.end)
    undoing = load_words("undoing_verbs.csv", "verb")
    here = demand.evidence
    for other in scene.beside(demand):
        if other.act not in ASKING or other.issuers != demand.issuers or not other.addressees:
            continue
        between = scene.doc.text[here.start : other.evidence.start]
        behind = other.evidence.start > here.start and ";" not in between
        asked = scene.tokens_of(other.content)[:UNDOING]
        if behind and any(token.lemma_ in undoing for token in asked):
            return () if meet(other.addressees, named) else other.addressees
    return ()


def _find_author(demand: Demand, earlier: Sequence[Demand]) -> tuple[str, ...]:
    """Find who has just said or decided what is blamed or dismissed (*dismissed the statement*)."""
    for other in reversed(earlier):
        if demand.evidence.sentence - other.evidence.sentence > 1:
            return ()
        if not meet(other.issuers, demand.issuers):
            return other.issuers
    return ()


def _find_blamed(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> tuple[str, ...]:
    """Find who was just blamed for the deed to which a blame points (*this attack*)."""
    content = demand.content
    words = content.quote.lower().split()
    if words[0] not in POINTING or scene.named_in(content.start, content.end):
        return ()
    tokens = scene.tokens_of(content)
    if any(t.lemma_.lower() in SAYINGS for t in tokens[:PLACE]):
        return _find_author(demand, earlier)
    if demand.act != "accuse":
        return ()
    pointed = find_anaphor(tokens)
    for other in reversed(earlier):
        if demand.evidence.sentence - other.evidence.sentence > NEAR:
            return ()
        if pointed is not None:  # *condemned the threat*: who made it is blamed
            if other.act in pointed[1] and not meet(other.issuers, demand.issuers):
                return other.issuers
            continue
        if other.act == "accuse" and not meet(other.addressees, demand.issuers):
            return other.addressees
    return ()
