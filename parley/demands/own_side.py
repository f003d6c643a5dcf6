"""Own side: who is of the issuer's side and so not addressed, and through whom one speaks."""

from __future__ import annotations

from parley.actors.identity import is_army, join_sides, members_of
from parley.demands.cast import Cast
from parley.demands.triggers import Trigger

ARMS = ("navy", "police", "coast-guard", "air-force", "-ministry", "/parliament")
# Through whom one speaks to a state or body, where no name is told.
POSTS = frozenset({"ambassador", "representative", "delegate", "high-commissioner", "envoy"})


def speak_through(actor_id: str, cast: Cast) -> str:
    """Give to whom one speaks through an ambassador or a nameless envoy, else the actor.

    >>> from parley import read
    >>> doc = read("Chad asked the Malian ambassador to wait.", published="2024-03-01").doc
    >>> speak_through("MLI/ambassador", Cast(doc))
    'MLI'
    """
    actor = cast.actors.get(actor_id)
    if actor is None or actor.kind != "person":
        return actor_id
    party, _, name = actor_id.partition("/")
    posted = "ambassador" in actor.office.lower() and not cast.is_body(party)
    return party if posted or name in POSTS else actor_id


def is_arm(actor_id: str) -> bool:
    """Say whether a body of a state is one of its arms, and nobody who stands against it.

    >>> is_arm("SOM/navy"), is_arm("SDN/rapid-support-forces")
    (True, False)
    """
    return is_army(actor_id) or actor_id.endswith(ARMS)


def list_others(ids: tuple[str, ...], own: set[str]) -> tuple[str, ...]:
    """Give whom an offer reaches: of a group that its issuer is one of, the others.

    >>> list_others(("group:KEN+UGA", "TZA"), {"UGA"})
    ('KEN', 'TZA')
    >>> list_others(("group:KEN+TZA+UGA",), {"UGA"})
    ('group:KEN+TZA',)
    """
    return tuple(other for i in ids for other in _leave_out(i, own))


def _leave_out(actor_id: str, own: set[str]) -> list[str]:
    """Give a group without those of it who act, and any other actor as he is."""
    members = members_of(actor_id)
    if own.isdisjoint(members):
        return [actor_id]
    others = [m for m in members if m not in own]
    return [join_sides(others)] if len(others) > 1 else others


def serves(actor_id: str, trigger: Trigger, issuers: tuple[str, ...], cast: Cast) -> bool:
    """Say whether an actor is a person of an issuer's own (*will recall its ambassador*).

    Who offers or threatens in person sends his own, too (*his readiness to send his envoy*).

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("Chad threatened to recall its ambassador.", published="2024-03-01").doc
    >>> serves("TCD/ambassador", find_triggers(doc)[0][0], ("TCD",), Cast(doc))
    True
    """
    actor = cast.actors.get(actor_id)
    if actor is None or actor.kind != "person":
        return False
    party = cast.party_of(actor_id)
    sends = trigger.entry.act in ("offer", "threaten")
    return party in issuers or (sends and party in map(cast.party_of, issuers))
