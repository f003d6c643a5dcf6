"""Positions: who stands where on each issue, who wants what first, and where that locks.

Everything here follows from the demand records alone. A *party* is the state or organisation part
of an actor's id, so that a president and his capital are one party.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import networkx as nx

from parley.actors.identity import party_of
from parley.held import name_held
from parley.records import Demand, Link

STANCES = {
    "demand": "asks",
    "request": "asks",
    "offer": "offers",
    "accept": "accepts",
    "reject": "refuses",
    "threaten": "threatens",
    "accuse": "accuses",
}
STANCE_ORDER = ("asks", "offers", "accepts", "refuses", "threatens", "accuses")
HOSTILE = frozenset({"reject", "threaten", "accuse"})
FORTHCOMING = frozenset({"offer", "accept"})
STATUS_ORDER = ("made", "planned", "reported", "possible")  # strongest first
LONGEST_CYCLE = 6  # issues; a longer ring of preconditions is no deadlock that anyone speaks of


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor does on one issue; ``stance`` as in the tables (``asks|offers?``).

    ``held`` names for each of ``demands`` the demand that it holds, by the first record that says
    it, so that what an actor repeats, or others said before, is one demand with many evidences.
    """

    actor_id: str
    issue: str
    stance: str
    demands: tuple[str, ...]
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One actor's claim that issue ``before`` must or can only come before issue ``after``."""

    actor_id: str
    before: str
    after: str
    demand_id: str
    status: str


@dataclass(frozen=True, slots=True)
class Deadlock:
    """A ring of order claims between parties: each waits for what another puts last.

    ``issues`` is the ring (its first issue not repeated), ``orders`` the smallest set of claims
    that closes it, one for each step, and ``status`` the weakest status among them.
    """

    issues: tuple[str, ...]
    orders: tuple[Order, ...]
    status: str

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties whose claims close the ring, in the order of the claims."""
        return tuple(dict.fromkeys(party_of(order.actor_id) for order in self.orders))


@dataclass(frozen=True, slots=True)
class CommonGround:
    """An issue on which parties that oppose each other have each offered or accepted something."""

    issue: str
    parties: tuple[str, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """All that follows from the demands of a text."""

    stances: tuple[Position, ...]
    orders: tuple[Order, ...]
    opposing: tuple[tuple[str, str], ...]
    deadlocks: tuple[Deadlock, ...]
    common_ground: tuple[CommonGround, ...]


def find_positions(demands: Sequence[Demand], links: Iterable[Link] = ()) -> Positions:
    """Derive stances, order claims, opposing parties, deadlocks and common ground.

    Args:
        demands: The records of a text, in text order.
        links: The links between them, of which those of kind ``repeats`` count.

    >>> find_positions([]).deadlocks
    ()
    """
    orders = find_orders(demands)
    opposing = find_opposing(demands, orders)
    return Positions(
        find_stances(demands, links),
        orders,
        opposing,
        find_deadlocks(orders),
        find_common_ground(demands, opposing),
    )


def find_stances(demands: Sequence[Demand], links: Iterable[Link] = ()) -> tuple[Position, ...]:
    """Gather each actor's acts on each issue, actors and issues in order of appearance."""
    repeats = [(link.from_demand, link.to_demand) for link in links if link.kind == "repeats"]
    held = name_held([demand.demand_id for demand in demands], repeats)
    gathered: dict[tuple[str, str], list[Demand]] = defaultdict(list)
    for demand in demands:
        for issuer in demand.issuers:
            gathered[issuer, demand.issue].append(demand)
    return tuple(
        _gather_position(actor, issue, acts, held) for (actor, issue), acts in gathered.items()
    )


def _gather_position(
    actor: str, issue: str, acts: Sequence[Demand], held: Mapping[str, str]
) -> Position:
    """Gather what an actor does on an issue."""
    records = tuple(act.demand_id for act in acts)
    return Position(
        actor, issue, _name_stance(acts), records, tuple(held[record] for record in records)
    )


def _name_stance(acts: Sequence[Demand]) -> str:
    """Join the stances of some acts; one that hangs on conditions everywhere gets ``?``."""
    conditional: dict[str, bool] = {}
    for act in acts:
        stance = STANCES[act.act]
        conditional[stance] = conditional.get(stance, True) and _is_conditional(act)
    return "|".join(
        f"{stance}?" if conditional[stance] else stance
        for stance in STANCE_ORDER
        if stance in conditional
    )


def _is_conditional(act: Demand) -> bool:
    """Say whether an act hangs on a condition."""
    return act.condition not in ("", "none")


def find_orders(demands: Iterable[Demand]) -> tuple[Order, ...]:
    """List who says which issue must come before which, one row for each issuer."""
    return tuple(
        Order(issuer, before, after, demand.demand_id, demand.status)
        for demand in demands
        if demand.sequence
        for before, after in pairwise(demand.sequence.split(">"))
        for issuer in demand.issuers
    )


def find_opposing(
    demands: Iterable[Demand], orders: Sequence[Order]
) -> tuple[tuple[str, str], ...]:
    """Find the pairs of parties that oppose each other, each pair in alphabetical order.

    Two parties oppose each other where one rejects, threatens or accuses the other, or where their
    order claims run against each other.
    """
    pairs = {
        (party_of(issuer), party_of(addressee))
        for demand in demands
        if demand.act in HOSTILE
        for issuer in demand.issuers
        for addressee in demand.addressees
    }
    pairs |= {
        (party_of(one.actor_id), party_of(two.actor_id))
        for one in orders
        for two in orders
        if (one.before, one.after) == (two.after, two.before)
    }
    return tuple(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))


def find_deadlocks(orders: Sequence[Order]) -> tuple[Deadlock, ...]:
    """Find the rings of order claims in which at least two parties wait for each other.

    The directed graph has the issues as nodes and an edge for each claim. A ring that one party
    closes alone is its own contradiction and no deadlock.
    """
    graph = nx.DiGraph((order.before, order.after) for order in orders)
    rings = nx.simple_cycles(graph, length_bound=LONGEST_CYCLE)
    found = (_close_ring(_turn_ring(ring), orders) for ring in rings)
    return tuple(sorted((lock for lock in found if lock), key=lambda lock: lock.issues))


def _turn_ring(ring: Sequence[str]) -> tuple[str, ...]:
    """Start a ring at its alphabetically first issue."""
    first = ring.index(min(ring))
    return (*ring[first:], *ring[:first])


def _close_ring(ring: tuple[str, ...], orders: Sequence[Order]) -> Deadlock | None:
    """Choose one claim for each step so that two parties take part and the weakest is strongest."""
    steps = [_strongest_claims(step, orders) for step in pairwise((*ring, ring[0]))]
    sets = [claims for claims in product(*steps) if len(_parties_of(claims)) > 1]
    if not sets:
        return None
    claims = min(sets, key=lambda claims: (_weakness(claims), [c.demand_id for c in claims]))
    return Deadlock(ring, claims, STATUS_ORDER[_weakness(claims)])


def _strongest_claims(step: tuple[str, str], orders: Sequence[Order]) -> list[Order]:
    """Give each party's strongest claim of one step, the earliest where several are equal."""
    best: dict[str, Order] = {}
    for order in orders:
        party = party_of(order.actor_id)
        if (order.before, order.after) == step and (
            party not in best or _rank(order) < _rank(best[party])
        ):
            best[party] = order
    return list(best.values())


def _rank(order: Order) -> int:
    """Rank a claim by its status, the strongest first."""
    return STATUS_ORDER.index(order.status)


def _weakness(claims: Sequence[Order]) -> int:
    """Rank a set of claims by the weakest among them."""
    return max(_rank(order) for order in claims)


def _parties_of(claims: Iterable[Order]) -> set[str]:
    """Give the parties of some claims."""
    return {party_of(order.actor_id) for order in claims}


def find_common_ground(
    demands: Sequence[Demand], opposing: Iterable[tuple[str, str]]
) -> tuple[CommonGround, ...]:
    """Find the issues on which opposing parties have both offered or accepted something."""
    willing: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for demand in demands:
        if demand.act in FORTHCOMING:
            for party in dict.fromkeys(map(party_of, demand.issuers)):
                willing[demand.issue][party].append(demand.demand_id)
    found = (_share_issue(issue, by_party, opposing) for issue, by_party in willing.items())
    return tuple(ground for ground in found if ground)


def _share_issue(
    issue: str, by_party: dict[str, list[str]], opposing: Iterable[tuple[str, str]]
) -> CommonGround | None:
    """Say who of the opposing parties meets on one issue."""
    meeting = {
        party for pair in opposing if pair[0] in by_party and pair[1] in by_party for party in pair
    }
    parties = tuple(party for party in by_party if party in meeting)
    demands = sorted(demand for party in parties for demand in by_party[party])
    return CommonGround(issue, parties, tuple(dict.fromkeys(demands))) if parties else None
