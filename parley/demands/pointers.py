"""Pointers: contents that only point back, and the issue that they point to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.demands.anaphors import find_anaphor, find_ownable, says_same, tokens_of
from parley.demands.issues import OTHER, says_something
from parley.demands.lexicon import ActEntry, load_acts
from parley.demands.sides import meet
from parley.records import Demand, Link

NEAR = 2  # sentences over which parties go on about one thing
POINTERS = frozenset({"it", "its", "this", "that", "them", "their", "these", "both", "neither"})
PUT = frozenset({"demand", "request", "offer"})
DONE = PUT | {"accept", "accuse", "threaten"}  # what can be stopped, put off, gone on with
LINKING = frozenset({"accepts", "rejects", "repeats", "counters"})


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
        acts = _find_pointed_acts(tokens_of(doc, demand.content), demand.issue)
        if acts:
            earlier = (d for d in reversed(settled) if d.act in acts and d.issue != OTHER)
            issue = next((each.issue for each in earlier), demand.issue)
            demand = replace(demand, issue=issue) if issue != demand.issue else demand
        settled.append(demand)
    return settled


def _find_pointed_acts(tokens: list[Token], issue: str) -> frozenset[str]:
    """Find the acts to which a content can point back; none where it names its own issue."""
    if not tokens:
        return frozenset()
    pointed = find_anaphor(tokens)
    if pointed and issue in (OTHER, "talks"):
        return pointed[1]
    if issue == OTHER and _acts_on_it(tokens):
        return pointed[1] if pointed else DONE
    if _points_back(tokens):
        return pointed[1] if pointed else PUT
    if issue == OTHER:  # *the senator's call, the precondition set by the rebels*
        return next(
            (acts for noun, acts in find_ownable(tokens) if _is_head(noun, tokens)), frozenset()
        )
    return frozenset()


def continue_issues(doc: Doc, demands: Sequence[Demand], links: Sequence[Link]) -> list[Demand]:
    """Give each content that names no issue the issue of what it goes on about.

    That is the act that it answers or repeats, else the act whose content names the same thing,
    else what its parties spoke of just before. What is of no issue of the list by its own words
    (*an apology*) stays so.

    >>> from parley import read
    >>> text = "France urged Mali to lift the sanctions. It asked Mali to decide by Friday."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [d.issue for d in continue_issues(doc, doc._.demands, doc._.links)]
    ['sanctions', 'sanctions']
    """
    named = _index_things(doc, demands)
    linked = {link.from_demand: link.to_demand for link in links if link.kind in LINKING}
    settled: dict[str, Demand] = {}
    for demand in demands:
        if demand.issue == OTHER and not _is_of_its_own(doc, demand):
            demand = replace(demand, issue=_go_on(doc, demand, named, settled, linked))
        settled[demand.demand_id] = demand
    return list(settled.values())


def _is_of_its_own(doc: Doc, demand: Demand) -> bool:
    """Say whether words of a content say that it is of an issue that has no name."""
    tokens = tokens_of(doc, demand.content)
    return bool(tokens) and says_something(tokens, doc[tokens[0].i : tokens[-1].i + 1].root)


def _go_on(
    doc: Doc,
    demand: Demand,
    named: Mapping[str, tuple[int, str]],
    settled: Mapping[str, Demand],
    linked: Mapping[str, str],
) -> str:
    """Find the issue of what a content without an issue of its own goes on about."""
    answered = settled.get(linked.get(demand.demand_id, ""))
    if answered and answered.issue != OTHER:
        return answered.issue
    alike = [named[thing] for thing in _name_things(doc, demand) if thing in named]
    if alike:
        return min(alike)[1]
    parties = (*demand.issuers, *demand.addressees)
    for other in reversed(settled.values()):
        if demand.evidence.sentence - other.evidence.sentence > NEAR:
            break
        if other.issue != OTHER and meet(parties, (*other.issuers, *other.addressees)):
            return other.issue
    return OTHER


def _index_things(doc: Doc, demands: Sequence[Demand]) -> dict[str, tuple[int, str]]:
    """Give for each thing that contents name the first record of an issue: its place, its issue."""
    first: dict[str, tuple[int, str]] = {}
    for place, demand in enumerate(demands):
        for thing in _name_things(doc, demand) if demand.issue != OTHER else ():
            first.setdefault(thing, (place, demand.issue))
    return first


def _name_things(doc: Doc, demand: Demand) -> set[str]:
    """Give the nouns of a content."""
    return {t.lemma_ for t in tokens_of(doc, demand.content) if t.pos_ == "NOUN"}


def _is_head(noun: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a noun governs the whole content."""
    return noun.head.i < tokens[0].i or noun.head.i > tokens[-1].i or noun.head == noun


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
