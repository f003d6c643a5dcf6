"""Answers: what a yes or a no answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.demands.likeness import SAME, share_words
from parley.demands.pointed import (
    find_listed,
    find_owned,
    find_pointed,
    find_put,
)
from parley.demands.scene import ASKING as ASKING
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.demands.targets import (
    ANSWERABLE,
    ANSWERS,
    answerable_by,
    find_latest,
    is_foreign,
)
from parley.records import Demand, Link

WIDE = frozenset({"talks", "hostilities", "economy"})  # issues on which much is said at once


def find_answers(scene: Scene, demand: Demand) -> Iterator[Link]:
    """Link a yes or a no to what it answers, from the surest rule to the least sure.

    >>> from parley import read
    >>> text = "France offered a truce. Chad offered talks. Mali rejected France's offer."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [(link.to_demand, link.rule) for link in doc._.links]
    [('d-01', 'answers.owner')]
    """
    kind = ANSWERS.get(demand.act)
    if kind is None:
        return
    found, rule = _find_answered(scene, demand)
    for other in found:
        yield Link(demand.demand_id, other.demand_id, kind, f"answers.{rule}")


def _find_answered(scene: Scene, demand: Demand) -> tuple[list[Demand], str]:
    """Find what a yes or a no answers, and by which rule."""
    if demand.content is None:
        return _listed(find_latest(scene, answerable_by(demand), demand)), "bare"
    if inside := _find_inside(scene, demand):
        return [inside], "inside"
    if outer := _find_outer(scene, demand):
        return [outer], "outer"
    if listed := find_listed(scene, demand):
        return [listed], "ordinal"
    if owned := find_owned(scene, demand):
        return owned, "owner"
    if pointed := find_pointed(scene, demand):
        return pointed, "anaphor"
    if put := find_put(scene, demand):
        return [put], "person"
    return _listed(_find_alike(scene, demand)), "issue"


def _listed(demand: Demand | None) -> list[Demand]:
    """Give a record as a list."""
    return [demand] if demand is not None else []


def _find_inside(scene: Scene, demand: Demand) -> Demand | None:
    """Find the demand or offer that is told within its answer."""
    content = demand.content
    for other in scene.beside(demand):
        if not other.content or other.act not in ANSWERABLE or content is None:
            continue
        start, end = other.evidence.start, other.evidence.end
        within = content.start <= start and end <= content.end
        told = demand.evidence.start < start and end <= demand.evidence.end
        named = told and other.content == content and not set(other.issuers) & set(demand.issuers)
        if within or named:
            return other
    return None


def _find_outer(scene: Scene, demand: Demand) -> Demand | None:
    """Find the record that tells within its content who answered it (*a plan that X refused*)."""
    for other in scene.latest(demand, 1):
        if other.act in ANSWERABLE and _holds(other, demand):
            return other
    return None


def _holds(outer: Demand, inner: Demand) -> bool:
    """Say whether the content of a record holds that of another's."""
    if outer.content is None or inner.content is None or set(outer.issuers) & set(inner.issuers):
        return False
    overlaps = outer.content.start < inner.content.end and inner.content.start < outer.content.end
    return overlaps and outer.evidence.start <= inner.content.start


def _find_alike(scene: Scene, demand: Demand) -> Demand | None:
    """Find the latest demand or offer of another on the issue of an answer, or in its words.

    What its issuer has answered already is not answered anew: whoever says so again repeats it.
    """
    known: Iterable[Demand] = (*scene.latest(demand), *scene.behind(demand))
    answered = _list_answered(scene, demand)
    for other in known:
        if other.act not in ANSWERABLE or not is_foreign(other, demand):
            continue
        if other.demand_id in answered:
            continue
        between = _is_between(demand, other) or _is_put_in_words(scene, demand, other)
        if between and _is_alike(scene, demand, other):
            return other
    return None


def _list_answered(scene: Scene, demand: Demand) -> set[str]:
    """List what the issuer of an answer has already answered in the same way."""
    kind = ANSWERS[demand.act]
    return {
        link.to_demand
        for each in scene.latest(demand, act=demand.act)
        if meet(each.issuers, demand.issuers)
        for link in scene.links_of(each)
        if link.kind == kind
    }


def _is_alike(scene: Scene, answer: Demand, asked: Demand) -> bool:
    """Say whether an answer is on the matter that was asked or offered, by issue or by words."""
    words, others = scene.words_of(answer), scene.words_of(asked)
    if share_words(words, others | scene.condition_words_of(asked)) >= SAME:
        return True
    behind = asked.evidence.start > answer.evidence.start
    if behind or answer.issue != asked.issue or answer.issue == "other":
        return False
    near = answer.evidence.sentence - asked.evidence.sentence <= 1
    return near or answer.issue not in WIDE or bool(words & others)


def _is_put_in_words(scene: Scene, answer: Demand, asked: Demand) -> bool:
    """Say whether something was put to who answers it in words of his, whomever he addresses."""
    shared = scene.words_of(answer) & scene.words_of(asked)
    return len(shared) > 1 and meet(asked.addressees, answer.issuers)


def _is_between(answer: Demand, asked: Demand) -> bool:
    """Say whether what was asked and its answer pass between the same two, as far as known."""
    to_asker = meet(answer.addressees, asked.issuers)
    to_answerer = meet(asked.addressees, answer.issuers)
    unknown = not answer.addressees or not asked.addressees
    if not answer.addressees and answer.evidence.sentence - asked.evidence.sentence in (0, 1):
        return True  # somebody else says yes or no to what was just asked
    return to_asker or (to_answerer and unknown) or not (answer.addressees or asked.addressees)
