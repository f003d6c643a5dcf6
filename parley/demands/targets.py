"""Targets: which earlier act a record most likely speaks of."""

from __future__ import annotations

from parley.demands.scene import ASKING, Scene
from parley.demands.sides import meet
from parley.records import Demand

ANSWERABLE = ASKING | {"offer"}
REFUSABLE = ANSWERABLE | {"threaten"}
ANSWERS = {"accept": "accepts", "reject": "rejects"}
FARTHER = 0.3  # what a sentence of distance counts against an act that could be meant


def answerable_by(demand: Demand) -> frozenset[str]:
    """Give the acts that can be answered: one says no to a threat too.

    >>> from parley import read
    >>> demands = read("Mali rejected talks. Chad accepted talks.", published="2024-03-01").demands
    >>> ["threaten" in answerable_by(demand) for demand in demands]
    [True, False]
    """
    return REFUSABLE if demand.act == "reject" else ANSWERABLE


def find_latest(
    scene: Scene,
    acts: frozenset[str],
    demand: Demand,
    reach: int | None = None,
    noun: str = "",
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
        noun: The noun that points back; what was called so itself is meant before all others.

    >>> from parley import read
    >>> text = "Mali asked Chad for a truce. Peru asked Chile for talks. Chad refused."
    >>> reading = read(text, published="2024-03-01")
    >>> scene = Scene(reading.doc, reading.demands, earlier=list(reading.demands[:2]))
    >>> find_latest(scene, ANSWERABLE, reading.demands[2]).demand_id
    'd-01'
    """
    known = scene.latest(demand, reach) if reach is not None else scene.latest(demand)
    best, most = None, (False, 0.0)
    for other in known:
        if other.act not in acts or not _can_be_answered(other):
            continue
        fit = 2 * meet(other.addressees, demand.issuers) + (other.issue == demand.issue)
        value = fit - FARTHER * (demand.evidence.sentence - other.evidence.sentence)
        called = 1.0 if noun and noun in other.trigger.split() else 0.0
        rank = is_foreign(other, demand), value + called
        if best is None or rank > most:
            best, most = other, rank
    return best


def _can_be_answered(other: Demand) -> bool:
    """Say whether an act can be answered: of refusals one that says what must come first."""
    return other.act != "reject" or bool(other.sequence or other.condition)


def is_foreign(other: Demand, demand: Demand) -> bool:
    """Say whether a record is of another side than a second one, which may name it.

    A state and those who rose against it are two where the one addresses the other.

    >>> from parley import read
    >>> text = "Mali asked Chad for a truce. Chad refused. Mali offered Chad talks."
    >>> asked, refused, offered = read(text, published="2024-03-01").demands
    >>> is_foreign(asked, refused), is_foreign(asked, offered)
    (True, False)
    """
    if not meet(other.issuers, demand.issuers):
        return True
    own = set(other.issuers) & set(demand.issuers)
    return not own and bool(set(other.issuers) & set(demand.addressees))
