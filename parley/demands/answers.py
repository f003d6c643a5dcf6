"""Answers: what a yes or a no answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.demands.anaphors import (
    find_anaphor,
    find_ordinal,
    find_ownable,
    is_plural,
    is_pronoun,
)
from parley.demands.likeness import SAME, share_words
from parley.demands.scene import ASKING, Scene
from parley.demands.sides import meet
from parley.records import Demand, Link

ANSWERABLE = ASKING | {"offer"}
REFUSABLE = ANSWERABLE | {"threaten"}
ANSWERS = {"accept": "accepts", "reject": "rejects"}
CLOSE = 3  # sentences back in which what *it* or *that* takes up must stand
FARTHER = 0.3  # what a sentence of distance counts against an act that could be meant
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
        return _listed(find_latest(scene, _acts_of(demand), demand)), "bare"
    if inside := _find_inside(scene, demand):
        return [inside], "inside"
    if outer := _find_outer(scene, demand):
        return [outer], "outer"
    if listed := _find_listed(scene, demand):
        return [listed], "ordinal"
    if owned := _find_owned(scene, demand):
        return owned, "owner"
    if pointed := _find_pointed(scene, demand):
        return pointed, "anaphor"
    if put := _find_put(scene, demand):
        return [put], "person"
    return _listed(_find_alike(scene, demand)), "issue"


def _acts_of(demand: Demand) -> frozenset[str]:
    """Give the acts that can be answered: one says no to a threat too."""
    return REFUSABLE if demand.act == "reject" else ANSWERABLE


def _listed(demand: Demand | None) -> list[Demand]:
    """Give a record as a list."""
    return [demand] if demand is not None else []


def find_latest(
    scene: Scene, acts: frozenset[str], demand: Demand, reach: int | None = None
) -> Demand | None:
    """Give the act, of another if there is one, that a record most likely speaks of.

    What was put to its issuer comes first, then what is of its issue; the nearest of equals, and
    each sentence of distance counts against an act. One of its own side counts only if there is no
    other (*Both offers were turned down* can hide who did it).

    Args:
        scene: The scene.
        acts: The acts that can be meant.
        demand: The record.
        reach: The sentences over which it can speak of one.
    """
    known = scene.latest(demand, reach) if reach is not None else scene.latest(demand)
    best, most = None, (False, 0.0)
    for other in known:
        if other.act not in acts or not _can_be_answered(other):
            continue
        fit = 2 * meet(other.addressees, demand.issuers) + (other.issue == demand.issue)
        value = fit - FARTHER * (demand.evidence.sentence - other.evidence.sentence)
        rank = is_foreign(other, demand), value
        if best is None or rank > most:
            best, most = other, rank
    return best


def _can_be_answered(other: Demand) -> bool:
    """Say whether an act can be answered: of refusals one that says what must come first."""
    return other.act != "reject" or bool(other.sequence or other.condition)


def is_foreign(other: Demand, demand: Demand) -> bool:
    """Say whether a record is of another side than a second one, which may name it.

    A state and those who rose against it are two where the one addresses the other.
    """
    if not meet(other.issuers, demand.issuers):
        return True
    own = set(other.issuers) & set(demand.issuers)
    return not own and bool(set(other.issuers) & set(demand.addressees))


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


def _find_listed(scene: Scene, demand: Demand) -> Demand | None:
    """Find the one of several things put together that is meant (*the first, the latter*)."""
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


def _find_owned(scene: Scene, demand: Demand) -> list[Demand]:
    """Find the act that a content names with its owner (*Peru's offer, the precondition of Y*).

    It may be told behind its answer, in the same sentence (*the precondition of Y, who insists*).
    """
    for noun, acts in find_ownable(scene.tokens_of(demand.content)):
        subtree = list(noun.subtree)
        owners = scene.named_in(subtree[0].idx, subtree[-1].idx + len(subtree[-1]))
        if owners and not set(owners) & set(demand.issuers):
            known = (*scene.latest(demand), *scene.behind(demand))
            fitting = [e for e in known if e.act in acts and meet(e.issuers, owners)]
            return _gather(fitting, is_plural(noun))
    return []


def _find_pointed(scene: Scene, demand: Demand) -> list[Demand]:
    """Find to what the content of an answer points back (*this proposal*, *both offers*, *it*)."""
    tokens = scene.tokens_of(demand.content)
    pointed, reach = find_anaphor(tokens), None
    if tokens and is_pronoun(tokens):
        pointed, reach = (tokens[0], _acts_of(demand) | {"reject"}), CLOSE
    if pointed is None:
        return []
    if reach is not None and (answered := _find_answered_before(scene, demand)):
        return answered
    acts = pointed[1] & (REFUSABLE | {"reject"}) or pointed[1]
    latest = find_latest(scene, acts, demand, reach)
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


def _find_put(scene: Scene, demand: Demand) -> Demand | None:
    """Find what somebody put who alone is the content of its answer (*turned him down*)."""
    span = demand.content
    named = scene.named_in(span.start, span.end) if span else ()
    tokens = scene.tokens_of(span)
    if len(named) != 1 or any(t.pos_ not in ("PROPN", "PRON", "DET", "PART") for t in tokens):
        return None
    put = (e for e in scene.latest(demand, CLOSE) if e.act in ANSWERABLE)
    return next((each for each in put if meet(each.issuers, named)), None)


def _find_alike(scene: Scene, demand: Demand) -> Demand | None:
    """Find the latest demand or offer of another on the issue of an answer, or in its words.

    What its issuer has answered already is not answered anew: whoever says so again repeats it.
    """
    known: Iterable[Demand] = (*scene.latest(demand), *scene.behind(demand))
    answered = _list_answered(scene, demand)
    for other in known:
        if other.act not in ANSWERABLE or not is_foreign(other, demand):
            continue
        if other.demand_id in answered or not _is_between(demand, other):
            continue
        if _is_alike(scene, demand, other):
            return other
    return None


def _list_answered(scene: Scene, demand: Demand) -> set[str]:
    """List what the issuer of an answer has already answered in the same way."""
    kind = ANSWERS[demand.act]
    own = (e for e in scene.latest(demand) if e.act == demand.act)
    return {
        link.to_demand
        for each in own
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


def _is_between(answer: Demand, asked: Demand) -> bool:
    """Say whether what was asked and its answer pass between the same two, as far as known."""
    to_asker = meet(answer.addressees, asked.issuers)
    to_answerer = meet(asked.addressees, answer.issuers)
    unknown = not answer.addressees or not asked.addressees
    if not answer.addressees and answer.evidence.sentence - asked.evidence.sentence in (0, 1):
        return True  # somebody else says yes or no to what was just asked
    return to_asker or (to_answerer and unknown) or not (answer.addressees or asked.addressees)
