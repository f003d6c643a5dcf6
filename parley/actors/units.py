"""Units: bodies that bear a noun of forces as a name (*the 12th Brigade*, *the Kenya Navy*).

A unit belongs to whom it is said to be of, else to the state or band at hand. *The army* without a
name is the one that the text named, else its state's.
"""

from __future__ import annotations

import re

from parley.actors.affiliations import find_party_at_hand
from parley.actors.discourse import Discourse, make_sighting
from parley.actors.identity import GROUP, make_slug, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase
from parley.actors.scenes import find_land

FORCES = frozenset(
    ("force", "forces", "army", "navy", "guard", "guards", "brigade", "battalion", "front", "armed")
)
ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$|^(?:First|Second|Third|Fourth|Fifth|Sixth|[IVX]{1,5})$")


def is_of_army(actor_id: str) -> bool:
    """Say whether a body is of a state's regular forces, by the words of its name.

    >>> is_of_army("RWA/rwanda-defence-force"), is_of_army("COL/cucuta")
    (True, False)
    """
    return bool(set(actor_id.partition("/")[2].split("-")) & FORCES)


def read_unit(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read a description headed by a noun of forces as the name of a unit, or leave it.

    Returns:
        The sighting of the bare name, or of *the Front* for a unit named before.
    """
    page = discourse.page
    noun = page.lemmas[phrase.head]
    if not page.words[phrase.head][:1].isupper() or noun not in load_lexicon().modifiers["unit"]:
        return None
    first = _name_start(discourse, phrase)
    if first == phrase.head:
        return _find_named(discourse, phrase, noun)
    words = page.text[page.starts[first] : page.end_of(phrase.head)]
    rebel = _is_rebel(discourse, first)
    owner = "" if rebel else _owner_of(discourse, phrase)
    if not owner and not rebel:
        return None
    slug = make_slug(words)
    if rebel:
        discourse.know(slug, words, "armed-group", find_land(discourse, phrase))
        return make_sighting(page, first, phrase.head, slug, "name", "name.unit", head=phrase.head)
    actor_id = f"{owner}/{slug}"
    country = discourse.country(owner)
    kind = "organisation" if country else "armed-group"
    discourse.know(actor_id, words, kind, country)
    return make_sighting(
        page, first, phrase.head, actor_id, "name", "name.unit", head=phrase.head, plural=False
    )


def _is_rebel(discourse: Discourse, first: int) -> bool:
    """Say whether the word before a name says that it is no state's (*the rebel New Forces*)."""
    page = discourse.page
    before = discourse.gazetteer.group_nouns.get(page.lemmas[first - 1]) if first else None
    return before is not None and before.kind == "armed"


def _name_start(discourse: Discourse, phrase: Phrase) -> int:
    """Give the first token of the capitalised words and ordinals before the noun."""
    page, first = discourse.page, phrase.head
    while first > phrase.first and (
        page.words[first - 1][:1].isupper() or ORDINAL.match(page.words[first - 1])
    ):
        if page.lowers[first - 1] in ("the", "a", "an", "our", "their", "its"):
            break
        name = discourse.covered.get(first - 1)
        if name is not None and (name.kind == "person" or name.how == "demonym"):
            break
        first -= 1
    return first


def _owner_of(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state or band whose unit it is."""
    for origin in phrase.origins:
        if not origin.actor_id.startswith(GROUP):
            return party_of(origin.actor_id) if origin.kind == "state" else origin.actor_id
    owner = discourse.by_head.get(phrase.owner)
    if owner is not None and not owner.party.startswith(GROUP):
        return discourse.side_of(owner.actor_id)
    return find_party_at_hand(discourse, discourse.page.starts[phrase.first]) or discourse.home


def _find_named(discourse: Discourse, phrase: Phrase, noun: str) -> Sighting | None:
    """Read *the Front* with a capital as the unit or body whose name ended so."""
    page = discourse.page
    for sighting in reversed(discourse.sightings):
        body = discourse.kind(sighting.actor_id) in ("organisation", "armed-group")
        called = (
            page.text[: sighting.end].lower(),
            discourse.actor(sighting.actor_id).name.lower(),
        )
        if body and any(name.endswith(noun) for name in called):
            return make_sighting(page, phrase.head, phrase.head, sighting.actor_id, "alias",
                                 "alias.unit", head=phrase.head)  # fmt: skip
    return None


def read_army(discourse: Discourse, phrase: Phrase) -> str:
    """Give whom *the army* or *its military* means: armed forces named before, or the state's.

    Empty where no state is at hand, or the noun is no army's.
    """
    page = discourse.page
    noun = page.lowers[phrase.head]
    if noun not in load_lexicon().modifiers["army"] or phrase.plural or phrase.words:
        return ""
    owner = discourse.by_head.get(phrase.owner)
    state = owner.party if owner is not None else ""
    for sighting in reversed(discourse.sightings):
        actor = discourse.actor(sighting.actor_id)
        if actor.kind != "organisation" or (state and party_of(actor.actor_id) != state):
            continue
        called = f"{actor.name} {page.text[sighting.start : sighting.end]}".lower()
        if "/" in actor.actor_id and any(word in called for word in ("army", "armed forces")):
            return actor.actor_id
    if noun != "army":
        return ""
    start = page.starts[phrase.first]
    state = state or find_party_at_hand(discourse, start, ("state",)) or discourse.home
    if discourse.kind(state) != "state":
        return ""
    return discourse.know(f"{state}/army", f"army of {discourse.actor(state).name}",
                          "organisation", state)  # fmt: skip
