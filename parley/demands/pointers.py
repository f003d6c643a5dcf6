"""Pointers: contents that only point back, and the issue that they point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.demands.anaphors import find_anaphor, says_same
from parley.demands.issues import OTHER
from parley.demands.lexicon import ActEntry, load_acts
from parley.demands.sides import meet
from parley.records import Demand

NEAR = 2  # sentences over which parties go on about one thing
POINTERS = frozenset({"it", "its", "this", "that", "them", "their", "these", "both"})


def inherit_issues(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Give a content that only points back (*this measure, these terms*) the issue it points to.

    >>> from parley import read
    >>> text = "France offered a truce. Mali rejected this proposal."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [d.issue for d in inherit_issues(doc, doc._.demands)]
    ['ceasefire', 'ceasefire']
    """
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


def continue_issues(demands: Sequence[Demand]) -> list[Demand]:
    """Give each content that names no issue that of what its parties spoke of just before.

    >>> from parley import read
    >>> text = "France urged Mali to lift the sanctions. It asked Mali to decide by Friday."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [d.issue for d in continue_issues(doc._.demands)]
    ['sanctions', 'sanctions']
    """
    settled: list[Demand] = []
    for demand in demands:
        settled.append(_go_on(demand, settled))
    return settled


def _go_on(demand: Demand, settled: Sequence[Demand]) -> Demand:
    """Give a content without an issue of its own that of what its parties spoke of just before."""
    if demand.issue != OTHER:
        return demand
    parties = (*demand.issuers, *demand.addressees)
    for other in reversed(settled):
        if demand.evidence.sentence - other.evidence.sentence > NEAR:
            break
        if other.issue != OTHER and meet(parties, (*other.issuers, *other.addressees)):
            return replace(demand, issue=other.issue)
    return demand


def _points_back(tokens: Sequence[Token]) -> bool:
    """Say whether words are a pointer (*this*), or what is weighed by one (*its necessity*)."""
    if says_same(tokens):
        return True
    weighed = any(entry.object == "weighed" for t in tokens[1:2] for entry in _noun_rows(t))
    return tokens[0].lower_ in POINTERS and (len(tokens) == 1 or weighed)


def _acts_on_it(tokens: Sequence[Token]) -> bool:
    """Say whether a deed is done to what was spoken of (*lengthen it, honour them*)."""
    return any(t.lower_ in POINTERS and t.dep_ == "dobj" for t in tokens)


def _noun_rows(noun: Token) -> Sequence[ActEntry]:
    """Give the rows of a noun of speech."""
    return load_acts().get(("noun", noun.lemma_.lower()), ())
