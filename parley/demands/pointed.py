"""Pointed: the acts to which the words of an answer point (*this proposal, the latter, it*)."""

from __future__ import annotations

from collections.abc import Sequence

from parley.demands.anaphors import (
    find_anaphor,
    find_ordinal,
    find_ownable,
    is_plural,
    is_pronoun,
)
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.demands.targets import (
    ANSWERABLE,
    ANSWERS,
    REFUSABLE,
    answerable_by,
    find_latest,
    is_foreign,
)
from parley.records import Demand

CLOSE = 3  # sentences back in which what *it* or *that* takes up must stand


def find_listed(scene: Scene, demand: Demand) -> Demand | None:
    """Find the one of several things put together that is meant (*the first, the latter*).

    >>> from parley import read
    >>> text = "Oman proposed a truce. Peru proposed a swap. Mali accepted the latter."
    >>> [(k.to_demand, k.rule) for k in read(text, published="2024-03-01").links]
    [('d-02', 'answers.ordinal')]
    """
    place = find_ordinal(scene.tokens_of(demand.content))
    if place is None:
        return None
    latest = find_latest(scene, ANSWERABLE, demand)
    if latest is None:
        return None
    group = [each for each in scene.latest(demand) if _is_put_with(each, latest)][::-1]
    if len(group) == 1:
        return latest
    return group[place] if place < len(group) else None


def _is_put_with(one: Demand, latest: Demand) -> bool:
    """Say whether a record is put by the same to the same as another, in its sentence or beside."""
    near = abs(latest.evidence.sentence - one.evidence.sentence) <= 1
    same = (one.issuers, one.addressees) == (latest.issuers, latest.addressees)
    return near and same and one.act in ANSWERABLE


def find_owned(scene: Scene, demand: Demand) -> list[Demand]:
    """Find the act that a content names with its owner (*Peru's offer, the precondition of Y*).

    It may be told behind its answer, in the same sentence (*the precondition of Y, who insists*).

    >>> from parley import read
    >>> text = "Oman offered a truce. Peru offered talks. Mali rejected Oman's offer."
    >>> [(k.to_demand, k.rule) for k in read(text, published="2024-03-01").links]
    [('d-01', 'answers.owner')]
    """
    for noun, acts in find_ownable(scene.tokens_of(demand.content)):
        subtree = list(noun.subtree)
        owners = scene.named_in(subtree[0].idx, subtree[-1].idx + len(subtree[-1]))
        if owners and not set(owners) & set(demand.issuers):
            known = (*scene.latest(demand), *scene.behind(demand))
            fitting = [e for e in known if e.act in acts and meet(e.issuers, owners)]
            return _gather(fitting, is_plural(noun))
    return []


def find_pointed(scene: Scene, demand: Demand) -> list[Demand]:
    """Find to what the content of an answer points back (*this proposal*, *both offers*, *it*).

    >>> from parley import read
    >>> text = "Oman offered a truce. Mali accepted the offer. Chad rejected it."
    >>> [(k.to_demand, k.rule) for k in read(text, published="2024-03-01").links]
    [('d-01', 'answers.anaphor'), ('d-01', 'answers.anaphor')]
    """
    tokens = scene.tokens_of(demand.content)
    pointed, reach = find_anaphor(tokens), None
    if tokens and is_pronoun(tokens):
        pointed, reach = (tokens[0], answerable_by(demand) | {"reject"}), CLOSE
    if pointed is None:
        return []
    if reach is not None and (answered := _find_answered_before(scene, demand)):
        return answered
    acts = pointed[1] & (REFUSABLE | {"reject"}) or pointed[1]
    latest = find_latest(scene, acts, demand, reach, pointed[0].lemma_)
    if latest is None:
        return []
    latest = _find_full(scene, latest)
    fitting = [latest, *(e for e in scene.latest(demand) if e.act in acts and e is not latest)]
    return _gather(fitting, is_plural(pointed[0]))


def _find_answered_before(scene: Scene, demand: Demand) -> list[Demand]:
    """Find what another answered just before, where *it* goes on (*X backed it. Y opposed it*)."""
    last = next(iter(scene.latest(demand, 1)), None)
    if last is None or last.act not in ANSWERS or meet(last.issuers, demand.issuers):
        return []
    answered = {x.to_demand for x in scene.links_of(last) if x.kind == ANSWERS[last.act]}
    found = [each for each in scene.latest(demand) if each.demand_id in answered]
    return [each for each in found if is_foreign(each, demand)]


def _find_full(scene: Scene, demand: Demand) -> Demand:
    """Find what a record repeats that only points back itself; else give the record."""
    pointing = {"same.echo", "same.pointer"}
    repeated = {x.to_demand for x in scene.links_of(demand) if x.rule in pointing}
    return next((each for each in scene.earlier if each.demand_id in repeated), demand)


def _gather(fitting: Sequence[Demand], several: bool) -> list[Demand]:
    """Give the first of some records; of several also its like in the same sentence."""
    if not several:
        return list(fitting[:1])
    first = fitting[0] if fitting else None
    return [
        each
        for each in fitting
        if first is not None
        and each.evidence.sentence == first.evidence.sentence
        and meet(each.issuers, first.issuers)
    ]


def find_put(scene: Scene, demand: Demand) -> Demand | None:
    """Find what somebody put who alone is the content of its answer (*turned him down*).

    >>> from parley import read
    >>> text = "Mali offered Chad talks. Chad rejected talks."
    >>> reading = read(text, published="2024-03-01")
    >>> find_put(Scene(reading.doc, reading.demands), reading.demands[1]) is None
    True
    """
    span = demand.content
    named = scene.named_in(span.start, span.end) if span else ()
    tokens = scene.tokens_of(span)
    if len(named) != 1 or any(t.pos_ not in ("PROPN", "PRON", "DET", "PART") for t in tokens):
        return None
    put = (e for e in scene.latest(demand, CLOSE) if e.act in ANSWERABLE)
    return next((each for each in put if meet(each.issuers, named)), None)
