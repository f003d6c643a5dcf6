"""Links: how one act answers, repeats, contradicts or hangs on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from parley.demands.answers import ANSWERS, find_answers, find_counters
from parley.demands.dependences import find_dependences
from parley.demands.repeats import find_repeats
from parley.demands.scene import Scene
from parley.demands.sides import meet
from parley.records import Demand, Link


def find_links(doc: Doc, demands: Sequence[Demand]) -> tuple[Link, ...]:
    """Link each record to those that it answers, repeats or hangs on.

    Args:
        doc: The document.
        demands: Its records in text order.

    Returns:
        The links in the order of their records, each pair and kind once.

    >>> from parley import read
    >>> text = "France offered a truce. Mali rejected this proposal."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [(link.kind, link.rule) for link in find_links(doc, doc._.demands)]
    [('rejects', 'answers.anaphor')]
    """
    found: dict[tuple[str, str, str], Link] = {}
    scene = Scene(doc, demands, doc._.mentions)
    for place, demand in enumerate(demands):
        for link in _links_of(scene, demand, demands[:place], list(found.values())):
            found.setdefault((link.from_demand, link.to_demand, link.kind), link)
    return tuple(found.values())


def _links_of(
    scene: Scene, demand: Demand, earlier: Sequence[Demand], known: Sequence[Link]
) -> Iterator[Link]:
    """Give the links of one record."""
    yield from find_answers(scene, demand, earlier, scene.demands)
    yield from find_counters(demand, earlier, known)
    yield from find_dependences(scene, demand, earlier, scene.demands)
    yield from find_repeats(scene, demand, earlier)
    yield from _find_conflicts(demand, earlier)


def _find_conflicts(demand: Demand, earlier: Sequence[Demand]) -> Iterator[Link]:
    """Link a record to those that it contradicts.

    One puts first what another puts last, says no to what another says yes to, or says that
    something must come first where another wants it without preconditions.
    """
    if not (demand.sequence or demand.condition == "none" or demand.act in ANSWERS):
        return
    reverse = ">".join(reversed(demand.sequence.split(">")))
    for other in earlier:
        if demand.sequence and other.sequence == reverse:
            yield Link(demand.demand_id, other.demand_id, "conflicts", "sequence.reversed")
        elif _answers_otherwise(demand, other):
            yield Link(demand.demand_id, other.demand_id, "conflicts", "answer.reversed")
        elif _sets_condition(demand, other) or _sets_condition(other, demand):
            yield Link(demand.demand_id, other.demand_id, "conflicts", "sequence.unconditional")


def _sets_condition(first: Demand, free: Demand) -> bool:
    """Say whether one puts something before what another wants without preconditions."""
    last = first.sequence.split(">")[-1]
    unconditional = free.condition == "none" and free.issue == last
    return unconditional and bool(first.sequence) and not meet(first.issuers, free.issuers)


def _answers_otherwise(demand: Demand, other: Demand) -> bool:
    """Say whether one says yes and another says no to the very same words."""
    if {demand.act, other.act} != set(ANSWERS) or demand.content is None or other.content is None:
        return False
    one, two = demand.content, other.content
    overlap = one.start < two.end and two.start < one.end
    return overlap and not meet(demand.issuers, other.issuers)
