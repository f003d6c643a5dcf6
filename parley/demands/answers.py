"""Answers: what a yes, a no or a counter-offer answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.demands.anaphors import PRONOUNS, find_anaphor, find_ownable, is_plural
from parley.demands.likeness import SAME, share_words
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.records import Demand, Link

ASKING = frozenset({"demand", "request"})
ANSWERABLE = ASKING | {"offer"}
ANSWERS = {"accept": "accepts", "reject": "rejects"}
COUNTERED = ANSWERABLE | {"reject"}
NEAR = 5  # sentences over which an offer on terms of its own answers what was asked
COUNTER = ("counter",)  # how the nouns of a counter-offer begin


def find_answers(
    scene: Scene, demand: Demand, earlier: Sequence[Demand], everything: Sequence[Demand]
) -> Iterator[Link]:
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
    found, rule = _find_answered(scene, demand, earlier, everything)
    for other in found:
        yield Link(demand.demand_id, other.demand_id, kind, f"answers.{rule}")


def _find_answered(
    scene: Scene, demand: Demand, earlier: Sequence[Demand], everything: Sequence[Demand]
) -> tuple[list[Demand], str]:
    """Find what a yes or a no answers, and by which rule."""
    if demand.content is None:
        return _listed(find_latest(ANSWERABLE, demand, earlier)), "bare"
    if inside := _find_inside(demand, everything):
        return [inside], "inside"
    outer = next((d for d in earlier if _holds(d, demand) and d.act in ANSWERABLE), None)
    if outer is not None:
        return [outer], "outer"
    if owned := _find_owned(scene, demand, earlier, everything):
        return owned, "owner"
    if pointed := _find_pointed(scene, demand, earlier):
        return pointed, "anaphor"
    return _listed(_find_alike(scene, demand, earlier)), "issue"


def _listed(demand: Demand | None) -> list[Demand]:
    """Give a record as a list."""
    return [demand] if demand is not None else []


def find_latest(acts: frozenset[str], demand: Demand, earlier: Sequence[Demand]) -> Demand | None:
    """Give the latest earlier record whose act is among ``acts``, of another's if there is one."""
    fitting = [e for e in reversed(earlier) if e.act in acts]
    foreign = [e for e in fitting if not meet(e.issuers, demand.issuers)]
    own = [e for e in foreign if meet(e.addressees, demand.issuers)]
    same = [e for e in foreign or fitting if e.issue == demand.issue]
    return next(iter(own or same or foreign or fitting), None)


def _find_inside(demand: Demand, everything: Sequence[Demand]) -> Demand | None:
    """Find the demand or offer that stands inside the content of its answer."""
    content = demand.content
    for other in everything:
        if other is demand or not other.content or other.act not in ANSWERABLE:
            continue
        if content and content.start <= other.evidence.start and other.evidence.end <= content.end:
            return other
    return None


def _holds(outer: Demand, inner: Demand) -> bool:
    """Say whether a record tells within its content who answered it (*a plan that X refused*)."""
    if outer.content is None or inner.content is None or set(outer.issuers) & set(inner.issuers):
        return False
    overlaps = outer.content.start < inner.content.end and inner.content.start < outer.content.end
    return overlaps and outer.evidence.start <= inner.content.start


def _find_owned(
    scene: Scene, demand: Demand, earlier: Sequence[Demand], everything: Sequence[Demand]
) -> list[Demand]:
    """Find the act that a content names with its owner (*Peru's offer, the precondition of Y*).

    It may be told behind its answer, in the same sentence (*the precondition of Y, who insists*).
    """
    later = everything[len(earlier) + 1 :]
    beside = [e for e in later if e.evidence.sentence == demand.evidence.sentence]
    for noun, acts in find_ownable(scene.tokens_of(demand.content)):
        subtree = list(noun.subtree)
        owners = scene.named_in(subtree[0].idx, subtree[-1].idx + len(subtree[-1]))
        if owners:
            known = (e for e in (*reversed(earlier), *beside) if e.act in acts)
            return _gather([e for e in known if meet(e.issuers, owners)], is_plural(noun))
    return []


def _find_pointed(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> list[Demand]:
    """Find to what the content of an answer points back (*this proposal*, *both offers*, *it*)."""
    tokens = scene.tokens_of(demand.content)
    pointed = find_anaphor(tokens)
    if demand.content and demand.content.quote.lower() in PRONOUNS and earlier:
        pointed = tokens[0], ANSWERABLE
    if pointed is None:
        return []
    acts = pointed[1] & ANSWERABLE or pointed[1]
    latest = find_latest(acts, demand, earlier)
    if latest is None:
        return []
    fitting = [latest, *(e for e in earlier if e.act in acts and e is not latest)]
    return _gather(fitting, is_plural(pointed[0]))


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


def _find_alike(scene: Scene, demand: Demand, earlier: Sequence[Demand]) -> Demand | None:
    """Find the latest demand or offer of another on the issue of an answer, or in its words."""
    for other in reversed(earlier):
        if other.act not in ANSWERABLE or meet(other.issuers, demand.issuers):
            continue
        alike = other.issue == demand.issue != "other"
        if not alike:
            alike = share_words(scene.words_of(other), scene.words_of(demand)) >= SAME
        if alike and _is_between(demand, other):
            return other
    return None


def _is_between(answer: Demand, asked: Demand) -> bool:
    """Say whether what was asked and its answer pass between the same two, as far as known."""
    to_asker = meet(answer.addressees, asked.issuers)
    to_answerer = meet(asked.addressees, answer.issuers)
    unknown = not answer.addressees or not asked.addressees
    return to_asker or (to_answerer and unknown) or not (answer.addressees or asked.addressees)


def find_counters(
    demand: Demand, earlier: Sequence[Demand], answers: Sequence[Link]
) -> Iterator[Link]:
    """Link an offer on terms of one's own to what another asked for or offered.

    Whoever refuses and then offers something counters with it; so does whoever is asked for a thing
    and offers it on a condition, and what is called a counter-offer.

    >>> from parley import read
    >>> text = "Mali demanded a truce. France rejected this demand but offered Mali talks."
    >>> [(link.kind, link.to_demand) for link in read(text, published="2024-03-01").links][-1]
    ('counters', 'd-01')
    """
    if demand.act != "offer":
        return
    if refused := _find_refused(demand, earlier, answers):
        yield Link(demand.demand_id, refused, "counters", "counters.refusal")
        return
    own = {e.demand_id for e in earlier if e.act == "accept" and meet(e.issuers, demand.issuers)}
    for other in reversed(earlier):
        near = demand.evidence.sentence - other.evidence.sentence <= NEAR
        named = demand.trigger.startswith(COUNTER)
        if not (near or named) or other.act not in COUNTERED or meet(other.issuers, demand.issuers):
            continue
        if any(link.to_demand == other.demand_id and link.from_demand in own for link in answers):
            continue
        bound = demand.condition not in ("", "none") and other.issue == demand.issue
        back = not demand.addressees or meet(demand.addressees, other.issuers)
        if named or (bound and back and meet(other.addressees, demand.issuers)):
            yield Link(demand.demand_id, other.demand_id, "counters", "counters.condition")
            return


def _find_refused(demand: Demand, earlier: Sequence[Demand], answers: Sequence[Link]) -> str:
    """Find what the same issuer refused last in the sentence of an offer."""
    refusals = {
        other.demand_id
        for other in earlier
        if other.act == "reject"
        and other.evidence.sentence == demand.evidence.sentence
        and set(other.issuers) & set(demand.issuers)
    }
    linked = [link.to_demand for link in answers if link.from_demand in refusals]
    return linked[-1] if linked else ""
