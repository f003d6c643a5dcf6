"""Identity: the id of an actor, and the party that an actor belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

GROUP = "group:"
NOT_IN_ID = re.compile(r"[^a-z0-9]+")
LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
LONGEST_ID = 80
KEPT = 4096  # ids of which the party and the members are remembered
ARMIES = frozenset(("army", "military", "armed", "defence", "defense"))


def make_slug(name: str) -> str:
    """Write a name as ids have it: lower case, hyphens, no diacritics.

    >>> make_slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    lowered = "".join(LETTERS.get(letter, letter) for letter in name.lower())
    plain = unicodedata.normalize("NFKD", lowered.replace("’", "").replace("'", ""))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return NOT_IN_ID.sub("-", kept)[:LONGEST_ID].strip("-")


def make_person_id(name: str, affiliation: str = "") -> str:
    """Give the id of a person whom no list knows, below the affiliation that the text gives.

    >>> make_person_id("Ama Mensah", "GHA"), make_person_id("Ama Mensah")
    ('GHA/ama-mensah', 'ama-mensah')
    """
    slug = make_slug(name) or "unnamed"
    party = party_of(affiliation)
    return f"{party}/{slug}" if party and not party.startswith(GROUP) else slug


def make_group_id(members: Iterable[str]) -> str:
    """Give the id of a group whose members are known: their parties, in alphabetical order.

    >>> make_group_id(["POL", "DEU", "FRA/emmanuel-macron"])
    'group:DEU+FRA+POL'
    """
    parties: set[str] = set()
    for member in members:
        parties.update(members_of(member) or (party_of(member),))
    return GROUP + "+".join(sorted(parties))


def join_sides(sides: Iterable[str]) -> str:
    """Give the id of a group of sides as they are: bodies and persons keep their own ids.

    >>> join_sides(["SDN/sudanese-armed-forces", "SDN/rapid-support-forces"])
    'group:SDN/rapid-support-forces+SDN/sudanese-armed-forces'
    """
    return GROUP + "+".join(sorted(set(sides)))


@lru_cache(maxsize=KEPT)
def members_of(actor_id: str) -> tuple[str, ...]:
    """Give the members that a group's id names; nothing for a vague group or for no group.

    >>> members_of("group:DEU+FRA"), members_of("group:european-leaders"), members_of("FRA")
    (('DEU', 'FRA'), (), ())
    """
    names = actor_id.removeprefix(GROUP)
    if not actor_id.startswith(GROUP) or "+" not in names:
        return ()
    return tuple(names.split("+"))


@lru_cache(maxsize=KEPT)
def party_of(actor_id: str) -> str:
    """Give the party of an actor: the state or organisation part of its id.

    >>> [party_of(i) for i in ("RUS/vladimir-putin", "UN/unsmil", "hamas", "group:DEU+FRA")]
    ['RUS', 'UN', 'hamas', 'group:DEU+FRA']
    """
    return actor_id if actor_id.startswith(GROUP) else actor_id.split("/", 1)[0]


def principal_of(actor_id: str) -> str:
    """Give whom a spokesman or office-holder speaks for; empty for who stands for himself.

    >>> principal_of("RUS/dmitry-peskov"), principal_of("RUS")
    ('RUS', '')
    """
    party = party_of(actor_id)
    return party if party != actor_id else ""


def is_army(actor_id: str) -> bool:
    """Say whether a body of a state is its army by the words of its id, and no band or ministry.

    >>> [is_army(i) for i in ("SDN/sudanese-armed-forces", "SDN/rapid-support-forces")]
    [True, False]
    """
    words = set(actor_id.partition("/")[2].split("-"))
    return bool(words & ARMIES) and "ministry" not in words and "minister" not in words
